import { chanceOfNone } from './binomial.ts'

/**
 * How many must be read, with no defect found, to be `confidence` sure that fewer than `limit` (0…1) of all are
 * defective: the smallest n with (1 − limit)ⁿ ≤ 1 − confidence; for a lot of `lot` messages the hypergeometric
 * counterpart with ⌈lot · limit⌉ defects, at most the lot.
 */
export function readsForNoDefect(limit: number, confidence: number, lot?: number): number {
  if (lot === undefined) return Math.ceil(Math.log1p(-confidence) / Math.log1p(-limit) - 1e-9)
  const bad = Math.max(1, Math.ceil(lot * limit - 1e-9))
  let [low, high] = [0, lot]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (chanceOfNone(lot, bad, middle) <= 1 - confidence + 1e-12) high = middle
    else low = middle
  }
  return high
}
