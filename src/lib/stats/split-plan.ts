import { normalCdf, normalQuantile, normalSf } from './normal.ts'

/** What a control of one share can find. */
export interface SplitPlan {
  controlShare: number
  /** chance to find the effect with these people */
  power: number
  /** the smallest effect found with 80 % chance by these people, per person */
  detectable: number
  /** people of both arms for an 80 % chance to find the effect */
  peopleNeeded: number
}

const POWER = 0.8

/**
 * Power, detectable effect and people needed for an absolute effect per person under unequal arms, two-sided:
 * the estimate's variance is σ²/(n·c·(1 − c)) for n people and a control share c.
 */
export function planSplit(
  variance: number,
  effect: number,
  people: number,
  controlShare: number,
  alpha = 0.05,
): SplitPlan {
  const spread = variance / (controlShare * (1 - controlShare))
  const z = normalQuantile(1 - alpha / 2)
  const both = z + normalQuantile(POWER)
  const shift = Math.abs(effect) / Math.sqrt(spread / people)
  return {
    controlShare,
    power: people > 0 ? normalSf(z - shift) + normalCdf(-z - shift) : 0,
    detectable: both * Math.sqrt(spread / people),
    peopleNeeded: Math.ceil((both ** 2 * spread) / effect ** 2),
  }
}
