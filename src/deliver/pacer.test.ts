import { expect, it } from 'vitest'
import { makePacer, readPaces, readWarmUp } from './pacer.ts'

const DAY = 86_400_000
const START = 1000 * DAY

it('a domain gets as many messages a second as planned, and as many connections', () => {
  const pacer = makePacer({ domains: readPaces('gmail.com=20/s:4, *=100/s') })
  let sent = 0
  let most = 0
  const open: number[] = []
  for (let now = START; now < START + 10_000; now += 10) {
    while (open[0] !== undefined && open[0] <= now) {
      open.shift()
      pacer.done('gmail.com', 'sent', now)
    }
    while (pacer.take('gmail.com', now)) {
      open.push(now + 150)
      sent += 1
    }
    most = Math.max(most, open.length)
  }
  expect(sent).toBeGreaterThan(195)
  expect(sent).toBeLessThan(206)
  expect(most).toBe(4)
  expect(pacer.take('other.example', START)).toBe(true)
})

it('what does not fit the line comes back one after the other, not at once', () => {
  const pacer = makePacer({ domains: readPaces('gmail.com=10/s') })
  expect(pacer.admit('gmail.com', 49, START)).toBe('join')
  const times = Array.from({ length: 30 }, () => Number(pacer.admit('gmail.com', 50, START)) - START)
  expect(times[0]).toBe(5100)
  expect(times[29]).toBe(8000)
  expect(pacer.admit('free.example', 10_000, START)).toBe('join')
})

it('a warm-up limits each day, also across a restart, and the rest waits for the next', () => {
  const plan = { domains: new Map(), warmUp: readWarmUp('1972-09-27: 3, 5') }
  expect(plan.warmUp.from.getTime()).toBe(START)
  const pacer = makePacer(plan)
  pacer.leftToday(1, START)
  const send = (now: number) => pacer.take('a.example', now)
  expect([send(START), send(START), send(START)]).toEqual([true, true, false])
  expect(pacer.admit('a.example', 0, START + 5)).toBe(START + DAY)
  // what the server put off did not leave
  pacer.done('a.example', 'deferred', START)
  expect(send(START)).toBe(true)
  expect(Array.from({ length: 7 }, () => send(START + DAY)).filter(Boolean)).toHaveLength(5)
  expect(Array.from({ length: 50 }, () => send(START + 2 * DAY)).filter(Boolean)).toHaveLength(50)
})

it('a domain that puts off half of it is sent to more slowly, and recovers', () => {
  const pacer = makePacer({ domains: new Map() })
  let now = START
  const attempt = (outcome: 'sent' | 'deferred') => {
    while (!pacer.take('slow.example', now)) now += 10
    pacer.done('slow.example', outcome, now)
    now += 100
  }
  for (let i = 0; i < 10; i++) attempt(i % 2 === 0 ? 'deferred' : 'sent')
  // the last of ten was sent, and the slowing waits for a deferral
  attempt('deferred')
  const [slowed] = pacer.slowed(now)
  expect(slowed?.domain).toBe('slow.example')
  expect(slowed?.perSecond).toBeLessThan(6)
  for (let i = 0; i < 100; i++) attempt('deferred')
  expect(pacer.slowed(now)[0]?.perSecond).toBeGreaterThanOrEqual(1 / 60)
  expect(pacer.slowed(now + 2 * 3_600_000)).toEqual([])
})

it('says what is wrong in a plan', () => {
  expect(() => readPaces('gmail.com')).toThrow('should read like')
  expect(() => readPaces('gmail.com=0/s')).toThrow('never send')
  expect(() => readWarmUp('soon: 5')).toThrow('should read like')
  expect(readPaces('a.example=60/m').get('a.example')).toEqual({ perSecond: 1 })
})
