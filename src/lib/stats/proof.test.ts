import { expect, test } from 'vitest'
import { powerOf } from './power.ts'
import { prove } from './proof.ts'

const world = { people: 10_000, buyers: 0.05, spread: 0.8, lift: 0, days: 14 }
const WORLDS = 200
/** three standard errors of a share near 5 % over so many worlds */
const NOISE = 3 * Math.sqrt((0.05 * 0.95) / WORLDS)

test('looking every day, the always-valid test errs at most as often as promised; peeking errs far more', () => {
  const got = prove(world, WORLDS, 1)
  expect(got.everSequential).toBeLessThanOrEqual(0.05 + NOISE)
  expect(got.everNaive).toBeGreaterThan(0.05 + NOISE)
})

test('the interval covers the true effect as often as it says, and power is as planned', () => {
  const lift = 0.015
  const got = prove({ ...world, lift, days: 1 }, WORLDS, 2)
  expect(Math.abs(got.covered - 0.95)).toBeLessThan(NOISE)
  const mean = 0.05 * Math.exp(world.spread ** 2 / 2)
  const variance = 0.05 * Math.exp(2 * world.spread ** 2) - mean ** 2
  const planned = powerOf({ mean, variance }, lift / 0.05, { people: world.people, arms: 2, alpha: 0.05 })
  expect(Math.abs(got.found - planned)).toBeLessThan(3 * Math.sqrt((planned * (1 - planned)) / WORLDS) + 0.05)
})
