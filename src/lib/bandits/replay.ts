import type { Seeded } from '../seeded.ts'
import { binomialDraw } from './draws.ts'
import { armPrior, type TestPrior, thompsonChoice } from './thompson.ts'

const EACH = 5

/** How Thompson sampling is run. */
export interface BanditSettings {
  prior: TestPrior
  /** choices made between two looks at the outcomes */
  batch: number
  /** posteriors are sharpened (> 1) or flattened (< 1) by this many times the outcomes */
  sharpness: number
  /** the share spread evenly over all arms, whatever is believed */
  floor: number
}

/**
 * Plays Thompson sampling in batches on arms of known rates; answers expected successes (the rates of what
 * was shown, summed), so that only the choice is noisy.
 */
export function playThompson(
  rates: readonly number[],
  horizon: number,
  settings: BanditSettings,
  random: Seeded,
): number {
  const arms = rates.map(() => ({ successes: 0, failures: 0 }))
  let earned = 0
  for (let shown = 0; shown < horizon; ) {
    const size = Math.min(settings.batch, horizon - shown)
    const counts = rates.map(() => 0)
    const prior = armPrior(settings.prior, arms)
    // one draw stands for a few choices: the share of each arm is what matters, not their order
    for (let i = 0; i < size; i += EACH) {
      const arm = random.chance(settings.floor)
        ? random.whole(0, rates.length - 1)
        : thompsonChoice(arms, prior, random)
      counts[arm] = (counts[arm] as number) + Math.min(EACH, size - i)
    }
    for (const [arm, count] of counts.entries()) {
      const rate = rates[arm] as number
      const successes = binomialDraw(count, rate, random)
      const record = arms[arm] as (typeof arms)[number]
      record.successes += successes * settings.sharpness
      record.failures += (count - successes) * settings.sharpness
      earned += rate * count
    }
    shown += size
  }
  return earned
}

/**
 * Explore-then-commit: a share of the horizon evenly over all arms, the rest on the arm that did best;
 * answers expected successes.
 */
export function playCommit(rates: readonly number[], horizon: number, share: number, random: Seeded): number {
  const each = Math.floor((horizon * share) / rates.length)
  let [best, most, earned] = [0, -1, 0]
  for (const [arm, rate] of rates.entries()) {
    const successes = binomialDraw(each, rate, random)
    earned += rate * each
    if (successes > most) [best, most] = [arm, successes]
  }
  return earned + (rates[best] as number) * (horizon - each * rates.length)
}
