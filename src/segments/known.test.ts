import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '../lib/conditions/evaluate.ts'
import { evaluateKnown } from '../lib/conditions/known.ts'
import { condition, testPerson } from './testing.ts'

const now = new Date('2026-06-01T12:00:00Z')
const moment = { now, timeZone: 'Europe/Berlin' }

test('what is said from recent events alone is what all events say, or that it cannot be known', () => {
  let known = 0
  let unknown = 0
  fc.assert(
    fc.property(
      condition,
      testPerson(now.getTime()),
      fc.integer({ min: 0, max: 400 }),
      (asked, person, days) => {
        const since = now.getTime() - days * 86_400_000
        const recent = { ...person, events: person.events.filter((event) => event.at >= since) }
        const answer = evaluateKnown(asked, recent, moment, { since, whole: false })
        if (answer === undefined) unknown++
        else {
          known++
          expect(answer).toBe(evaluate(asked, person, moment))
        }
        expect(evaluateKnown(asked, person, moment, { since: now.getTime(), whole: true })).toBe(
          evaluate(asked, person, moment),
        )
      },
    ),
    { seed: 11, numRuns: 3000 },
  )
  expect(Math.min(known, unknown)).toBeGreaterThan(100)
})
