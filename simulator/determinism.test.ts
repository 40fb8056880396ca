import { expect, test } from 'vitest'
import { historyOf, newLife } from './behaviour/life.ts'
import { respond, standardStimuli } from './behaviour/response.ts'
import { messes } from './mess/index.ts'
import { presets } from './presets/index.ts'
import { scenarios } from './scenarios/index.ts'
import { tallyOf } from './sent.ts'
import { historyOfShop, openShop } from './stream.ts'
import { truthOf } from './truth.ts'
import { makeWorld } from './world/world.ts'

const END = Date.UTC(2026, 5, 1)
const world = (
  seed: number,
  end = END,
  more: { preset?: string; scenarios?: string[]; people?: number } = {},
) => makeWorld({ seed, preset: 'outdoor', people: 60, days: 200, end, imageBase: '', ...more })
const sentOf = (made: ReturnType<typeof world>) => {
  const shop = openShop(made)
  const tally = tallyOf(shop)
  const events = [...historyOfShop(shop)].flat()
  tally.add(events)
  return { events, sent: tally.sent() }
}

test('the same seed gives byte-identical truth, whatever the date, and the same events', () => {
  const truth = JSON.stringify(truthOf(world(7)))
  expect(JSON.stringify(truthOf(world(7, Date.UTC(2027, 0, 9))))).toBe(truth)
  expect(JSON.stringify(truthOf(world(8)))).not.toBe(truth)
  expect(JSON.stringify(sentOf(world(7)))).toBe(JSON.stringify(sentOf(world(7))))
})

test('every preset and scenario gives the same twice, and not what the plain shop gives', () => {
  const plain = JSON.stringify(sentOf(world(7)))
  for (const { name: preset } of presets.slice(1)) {
    const again = () => JSON.stringify(sentOf(world(7, END, { preset })))
    expect(again()).toBe(again())
  }
  for (const { name, chances } of scenarios) {
    const played = world(7, END, { scenarios: [name] })
    const text = JSON.stringify(sentOf(played))
    expect(JSON.stringify(sentOf(world(7, END, { scenarios: [name] })))).toBe(text)
    const same = text === plain && JSON.stringify(truthOf(played)) === JSON.stringify(truthOf(world(7)))
    expect(same && chances === undefined).toBe(false)
  }
})

test('a shop of many people meets every kind of mess, and writes each down', () => {
  const made = world(3, END, { people: 1000 })
  const { sent } = sentOf(made)
  const found = new Set([...made.faults, ...sent.faults].map(({ fault }) => fault))
  for (const { fault } of messes) if (fault !== 'bot') expect(found).toContain(fault)
  expect(sent.devices.some((id) => id.startsWith('b-'))).toBe(true)
})

test('people who are not in the mess are told of as they are', () => {
  const made = world(5)
  const wrong = new Set(made.faults.map(({ userId }) => userId))
  for (const record of made.records) {
    const person = made.people[record.person]
    if (wrong.has(record.userId) || record.userId !== person?.userId) continue
    expect([record.firstName, record.email]).toEqual([person.firstName, person.email])
  }
})

test('a history a day at a time holds what each person did by themselves', () => {
  const made = world(7)
  const ids = new Set(sentOf(made).events.map(({ messageId }) => messageId))
  const lost = new Set(sentOf(made).sent.faults.map(({ messageId }) => messageId))
  for (const person of made.people)
    for (const { messageId } of historyOf(made, person, newLife()))
      if (!lost.has(messageId)) expect(ids).toContain(messageId)
})

test('who buys at 10 % off also buys at 20 % off', () => {
  for (const person of world(3).people)
    for (const occasion of ['a', 'b', 'c']) {
      const at = {
        ...standardStimuli['mail 10 % off'],
        kind: 'mail',
        relevance: 0.5,
        hour: 20,
        voice: undefined,
        contacts: 0,
      } as const
      const less = respond(3, person, { ...at, offer: 0.1 }, occasion)
      if (less.buys) expect(respond(3, person, { ...at, offer: 0.2 }, occasion).buys).toBe(true)
    }
})
