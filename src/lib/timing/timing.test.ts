import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isQuiet } from '../quiet-hours.ts'
import { bestTime, HOURS_OF_WEEK, hourOfWeek, personalRhythm, populationRhythm } from './index.ts'

const flat = Array.from({ length: HOURS_OF_WEEK }, () => 1)
/** Monday, 1 June 2026, 10:20 in Berlin. */
const monday = Date.parse('2026-06-01T08:20:00Z')
const ask = {
  now: monday,
  withinHours: 24,
  explore: 0,
  zone: 'Europe/Berlin',
  quiet: null,
  draws: [0.5, 0.5, 0] as [number, number, number],
}
const peakAt = (hour: number) => flat.map((one, at) => (at === hour ? 9 : one))

test('the best hour is found on the person’s own clock', () => {
  expect(hourOfWeek(Date.parse('2026-06-01T00:00:00Z') / 1000)).toBe(0)
  expect(new Date(bestTime({ ...ask, rhythm: peakAt(19) }).at).toISOString()).toBe('2026-06-01T17:00:00.000Z')
  expect(new Date(bestTime({ ...ask, zone: 'Asia/Kolkata', rhythm: peakAt(19) }).at).toISOString()).toBe(
    '2026-06-01T13:30:00.000Z',
  )
  // the best hour is now
  expect(bestTime({ ...ask, rhythm: peakAt(10) }).at).toBe(monday)
  // it lies beyond the time there is
  expect(bestTime({ ...ask, withinHours: 3, rhythm: peakAt(19) }).at).toBeLessThan(monday + 3 * 3_600_000)
})

test('whatever the rhythm, the instant lies in time, outside quiet hours where it can, and its probability is that of its hour', () => {
  const unit = fc.nat({ max: 999 }).map((n) => n / 1000)
  fc.assert(
    fc.property(
      fc.array(unit, { minLength: HOURS_OF_WEEK, maxLength: HOURS_OF_WEEK }),
      fc.integer({ min: 1, max: 168 }),
      unit,
      fc.tuple(unit, unit, unit),
      fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Pacific/Auckland', 'UTC'),
      fc.integer({ min: 0, max: 400 * 24 * 60 }),
      fc.constantFrom(null, { from: '21:00', to: '08:00' }, { from: '12:15', to: '14:45' }),
      (rhythm, withinHours, explore, draws, zone, minutes, quiet) => {
        const now = monday + minutes * 60_000
        const { at, probability } = bestTime({ now, withinHours, explore, zone, quiet, rhythm, draws })
        expect(at).toBeGreaterThanOrEqual(now)
        expect(at).toBeLessThan(now + (withinHours + 1) * 3_600_000)
        expect(probability).toBeGreaterThan(0)
        expect(probability).toBeLessThanOrEqual(1 + 1e-9)
        if (quiet && withinHours >= 24) expect(isQuiet(quiet, zone, at)).toBe(false)
      },
    ),
    { numRuns: 500 },
  )
})

test('exploring spreads a share of people over all hours', () => {
  const rhythm = peakAt(19)
  const hours = new Map<number, number>()
  for (let i = 0; i < 2400; i++) {
    const { at } = bestTime({ ...ask, rhythm, explore: 0.5, draws: [i / 2400, (i * 0.618) % 1, 0] })
    hours.set(at, (hours.get(at) ?? 0) + 1)
  }
  expect(hours.size).toBe(25)
  expect(Math.max(...hours.values())).toBeGreaterThan(1200)
})

test('with no history a person’s rhythm is everybody’s, and with more it becomes their own', () => {
  const population = populationRhythm(
    Array.from({ length: 5000 }, (_, i) => ({ hour: (i % 7) * 24 + 9 + (i % 3), daysAgo: i % 30 })),
    60,
  )
  const settings = { strength: 20, halfLifeDays: 60, spread: 1, dayShare: 0.6 }
  const none = personalRhythm([], population, settings)
  expect(none.reduce((a, b) => a + b, 0)).toBeCloseTo(1)
  for (const [hour, share] of none.entries()) expect(share).toBeCloseTo(population[hour] ?? 0)
  const evening = (n: number) =>
    personalRhythm(
      Array.from({ length: n }, (_, i) => ({ hour: (i % 7) * 24 + 21, daysAgo: 1 })),
      population,
      settings,
    )
  expect(evening(3)[21]).toBeGreaterThan(none[21] ?? 1)
  expect(evening(200)[21]).toBeGreaterThan(evening(200)[9] ?? 1)
})
