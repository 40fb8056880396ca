import { expect, test } from 'vitest'
import { historyOf, newLife } from './behaviour/life.ts'
import { respond, standardStimuli } from './behaviour/response.ts'
import { truthOf } from './truth.ts'
import { makeWorld } from './world/world.ts'

const world = (seed: number, end = Date.UTC(2026, 5, 1)) =>
  makeWorld({ seed, preset: 'outdoor', people: 60, days: 200, end, imageBase: '' })
const events = (seed: number) => {
  const made = world(seed)
  return JSON.stringify(made.people.map((person) => historyOf(made, person, newLife())))
}

test('the same seed gives byte-identical truth, whatever the date, and the same events', () => {
  const truth = JSON.stringify(truthOf(world(7)))
  expect(JSON.stringify(truthOf(world(7, Date.UTC(2027, 0, 9))))).toBe(truth)
  expect(JSON.stringify(truthOf(world(8)))).not.toBe(truth)
  expect(events(7)).toBe(events(7))
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
