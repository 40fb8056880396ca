import { seeded } from '../seeded.ts'

/**
 * Which of `count` folds each row belongs to, balanced within each stratum (a label per row, such as arm and
 * outcome), shuffled by a seed: the same seed gives the same folds.
 */
export function foldsOf(strata: ArrayLike<number>, count: number, seed: number): Uint8Array {
  const random = seeded(seed)
  const order = Uint32Array.from({ length: strata.length }, (_, i) => i)
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.whole(0, i)
    const kept = order[i] as number
    order[i] = order[j] as number
    order[j] = kept
  }
  const next = new Map<number, number>()
  const folds = new Uint8Array(strata.length)
  for (const row of order) {
    const stratum = strata[row] as number
    const fold = next.get(stratum) ?? random.whole(0, count - 1)
    folds[row] = fold
    next.set(stratum, (fold + 1) % count)
  }
  return folds
}

/** The rows inside one fold, and those outside it. */
export function splitOf(folds: Uint8Array, fold: number): { inside: Uint32Array; outside: Uint32Array } {
  const inside: number[] = []
  const outside: number[] = []
  for (let row = 0; row < folds.length; row++) (folds[row] === fold ? inside : outside).push(row)
  return { inside: Uint32Array.from(inside), outside: Uint32Array.from(outside) }
}
