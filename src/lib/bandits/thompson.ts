import type { Seeded } from '../seeded.ts'
import { gammaDraw } from './draws.ts'

/** What is known of one arm: outcomes and tries, already discounted where the truth may move. */
export interface ArmRecord {
  successes: number
  failures: number
}

/** A beta prior of an arm's rate. */
export interface RatePrior {
  alpha: number
  beta: number
}

/** One draw of each arm's rate from its posterior; the place of the highest is the choice (Thompson 1933). */
export function thompsonChoice(arms: readonly ArmRecord[], prior: RatePrior, random: Seeded): number {
  let [best, most] = [0, -1]
  for (const [i, { successes, failures }] of arms.entries()) {
    const a = gammaDraw(prior.alpha + successes, random)
    const b = gammaDraw(prior.beta + failures, random)
    const rate = a / (a + b)
    if (rate > most) [best, most] = [i, rate]
  }
  return best
}

/** How rates differ: between tests (the prior of a test's mean), and between the arms of one test. */
export interface TestPrior {
  test: RatePrior
  /** how alike the arms of one test are, in tries: the strength of an arm's prior around its test's mean */
  armStrength: number
}

/** The prior of one test's arms: around the mean of what the test has shown so far and what tests usually show. */
export function armPrior({ test, armStrength }: TestPrior, arms: readonly ArmRecord[]): RatePrior {
  let [successes, tries] = [test.alpha, test.alpha + test.beta]
  for (const arm of arms) {
    successes += arm.successes
    tries += arm.successes + arm.failures
  }
  const mean = successes / tries
  return { alpha: mean * armStrength, beta: (1 - mean) * armStrength }
}

/** Counts of one arm of a finished test; tries ≥ 1. */
export interface ArmCount {
  successes: number
  tries: number
}

/** Learns from finished tests how rates differ between tests and between arms, by the method of moments. */
export function priorFrom(tests: readonly (readonly ArmCount[])[]): TestPrior {
  const pooled = tests.map((arms) => ({
    successes: arms.reduce((sum, arm) => sum + arm.successes, 0),
    tries: arms.reduce((sum, arm) => sum + arm.tries, 0),
  }))
  let [variance, curve, groups] = [0, 0, 0]
  for (const [i, arms] of tests.entries()) {
    const mean = (pooled[i]?.successes ?? 0) / (pooled[i]?.tries ?? 1)
    for (const { successes, tries } of arms) {
      const rate = successes / tries
      variance +=
        ((rate - mean) ** 2 * arms.length) / Math.max(1, arms.length - 1) - (mean * (1 - mean)) / tries
      curve += mean * (1 - mean)
      groups += 1
    }
  }
  const armStrength = groups > 0 && variance > 0 ? curve / variance : STRONGEST
  return { test: ratePrior(pooled), armStrength: Math.min(STRONGEST, Math.max(2, armStrength)) }
}

const STRONGEST = 20_000

function ratePrior(counts: readonly ArmCount[]): RatePrior {
  const rates = counts.map(({ successes, tries }) => successes / tries)
  const mean = Math.max(1e-6, rates.reduce((a, b) => a + b, 0) / Math.max(1, rates.length))
  let between = 0
  for (const [i, { tries }] of counts.entries())
    between += ((rates[i] as number) - mean) ** 2 - (mean * (1 - mean)) / tries
  const variance = between / Math.max(1, rates.length)
  const strength = variance > 0 ? (mean * (1 - mean)) / variance - 1 : STRONGEST
  const held = Math.min(STRONGEST, Math.max(2, strength))
  return { alpha: mean * held, beta: (1 - mean) * held }
}
