import type { LinkedPair } from './linked-pair.ts'

/**
 * The weight at which F1 is expected to be best, taking each weight (bits, falling order) as the log odds of a match:
 * of the first k pairs Σp are expected true, of all Σp, so F1 = 2·Σ_k p / (k + Σ p). Needs no truth.
 */
export function bestExpectedF1(weights: readonly number[]): number {
  const chance = weights.map((weight) => 1 / (1 + 2 ** -weight))
  const all = chance.reduce((sum, p) => sum + p, 0)
  let best = 0
  let threshold = weights.length > 0 ? (weights[0] as number) : 0
  let sum = 0
  for (const [index, p] of chance.entries()) {
    sum += p
    const f1 = (2 * sum) / (index + 1 + all)
    if (f1 > best) {
      best = f1
      threshold = weights[index] as number
    }
  }
  return threshold
}

const SINGLE = 0.98

/**
 * Where each file has each person once (nearly all clearly linked records have one partner), a record keeps its best
 * partner only. Pairs in falling order of weight.
 */
export function oneToOne(pairs: readonly LinkedPair[], records: number): LinkedPair[] {
  const clear = new Int32Array(records)
  for (const { a, b, weight } of pairs) {
    if (weight < 3) break
    clear[a] = (clear[a] as number) + 1
    clear[b] = (clear[b] as number) + 1
  }
  let once = 0
  let linked = 0
  for (const count of clear) {
    if (count > 0) linked += 1
    if (count === 1) once += 1
  }
  if (once < linked * SINGLE) return [...pairs]
  const taken = new Uint8Array(records)
  return pairs.filter(({ a, b }) => {
    if (taken[a] === 1 || taken[b] === 1) return false
    taken[a] = 1
    taken[b] = 1
    return true
  })
}
