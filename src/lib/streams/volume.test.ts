import { expect, test } from 'vitest'
import { type Seeded, seeded } from '../seeded.ts'
import { judgeVolume } from './volume.ts'

const WEEK = 168
const HISTORY = 6 * WEEK + 24
const MONTH = 30 * 24
const TYPES = 50

test('fifty kinds of event in a normal month give at most one false alarm', () => {
  const random = seeded(22)
  let alarms = 0
  for (let type = 0; type < TYPES; type += 1)
    alarms += episodes(shop(random, HISTORY + MONTH, 5 * 400 ** random.next()))
  expect(alarms).toBeLessThanOrEqual(1)
}, 60_000)

test('a drop by 40 % is found within two hours where 500 events an hour are usual', () => {
  const random = seeded(12)
  let found = 0
  let tried = 0
  while (tried < 200) {
    const counts = shop(random, HISTORY + 200, 500 * 20 ** random.next())
    const at = HISTORY + random.whole(24, 190)
    const usual = counts.slice(at - WEEK, at - WEEK + 2).reduce((a, b) => a + b, 0) / 2
    if (usual < 500) continue
    tried += 1
    const broken = counts.map((count, hour) => (hour >= at ? thinned(random, count, 0.6) : count))
    if ([1, 2].some((hours) => judgeVolume(broken.slice(0, at + hours))?.kind === 'drop')) found += 1
  }
  expect(found / tried).toBeGreaterThan(0.93)
}, 60_000)

test('a rare kind of event that stops is found within a day, and a burst is a spike', () => {
  const random = seeded(13)
  const counts = shop(random, HISTORY + 100, 5)
  const silent = counts.map((count, hour) => (hour >= HISTORY + 30 ? 0 : count))
  const within = Array.from({ length: 24 }, (_, hours) => judgeVolume(silent.slice(0, HISTORY + 31 + hours)))
  expect(within.some((alarm) => alarm?.kind === 'drop')).toBe(true)
  const burst = counts.map((count, hour) => (hour === HISTORY + 30 ? count * 6 + 100 : count))
  expect(judgeVolume(burst.slice(0, HISTORY + 31))).toMatchObject({ kind: 'spike', hours: 1 })
})

test('what has happened before at that hour, or goes on for days, is no alarm', () => {
  const random = seeded(14)
  const nightly = shop(random, HISTORY, 300).map((count, hour) => (hour % 24 === 3 ? count + 4000 : count))
  for (let end = HISTORY - 24; end <= HISTORY; end += 1)
    expect(judgeVolume(nightly.slice(0, end))).toBeUndefined()
})

test('nothing is said before there are two weeks, and of nothing', () => {
  expect(judgeVolume(Array.from({ length: 300 }, () => 100))).toBeUndefined()
  expect(judgeVolume([])).toBeUndefined()
  expect(judgeVolume(Array.from({ length: HISTORY }, () => 0))).toBeUndefined()
})

/** Alarms over time; one that follows another within a day is the same. */
function episodes(counts: readonly number[]): number {
  let alarms = 0
  let quiet = 24
  for (let end = HISTORY; end <= counts.length; end += 1) {
    const alarm = judgeVolume(counts.slice(Math.max(0, end - HISTORY), end))
    if (alarm && quiet >= 24) alarms += 1
    quiet = alarm ? 0 : quiet + 1
  }
  return alarms
}

/** Hourly counts of one kind of event: hours, weekdays, slow drift, days that are better or worse, and overdispersion. */
function shop(random: Seeded, hours: number, base: number): number[] {
  const peak = random.whole(10, 21)
  const weekend = 0.6 + 0.9 * random.next()
  const phase = random.next() * 7
  const day = Array.from({ length: Math.ceil(hours / 24) }, () => 1 + 0.04 * normal(random))
  return Array.from({ length: hours }, (_, hour) => {
    const clock = 0.25 + Math.exp(-(((((hour % 24) - peak + 36) % 24) - 12) ** 2) / 30)
    const week = Math.floor(hour / 24) % 7 >= 5 ? weekend : 1
    const drift = 1 + 0.15 * Math.sin(hour / 500 + phase)
    const spread = Math.exp(0.07 * normal(random))
    return poisson(random, base * clock * week * drift * (day[Math.floor(hour / 24)] ?? 1) * spread)
  })
}

function normal(random: Seeded): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}

function poisson(random: Seeded, mean: number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  const limit = Math.exp(-mean)
  let product = random.next()
  let count = 0
  for (; product > limit; count += 1) product *= random.next()
  return count
}

function thinned(random: Seeded, count: number, share: number): number {
  let left = 0
  for (let one = 0; one < count; one += 1) if (random.next() < share) left += 1
  return left
}
