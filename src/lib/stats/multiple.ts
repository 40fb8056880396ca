import { normalQuantile } from './normal.ts'

/** Bonferroni: every p times their number. */
export function bonferroni(pValues: readonly number[]): number[] {
  return pValues.map((p) => Math.min(1, p * pValues.length))
}

/** Holm (1979), step down; controls the chance of any false finding. In the order given. */
export function holm(pValues: readonly number[]): number[] {
  const order = ascending(pValues)
  const adjusted = new Array<number>(pValues.length)
  let highest = 0
  order.forEach((at, rank) => {
    highest = Math.max(highest, Math.min(1, (pValues[at] as number) * (pValues.length - rank)))
    adjusted[at] = highest
  })
  return adjusted
}

/** Benjamini and Hochberg (1995), step up; controls the share of false findings. In the order given. */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = ascending(pValues)
  const adjusted = new Array<number>(pValues.length)
  let lowest = 1
  for (let rank = order.length - 1; rank >= 0; rank -= 1) {
    const at = order[rank] as number
    lowest = Math.min(lowest, ((pValues[at] as number) * pValues.length) / (rank + 1))
    adjusted[at] = lowest
  }
  return adjusted
}

/** The interval that says what an adjusted p says: it touches zero exactly where that p is α. */
export function adjustedInterval(adjustedP: number, estimate: number, alpha = 0.05): [number, number] {
  const z = normalQuantile(1 - adjustedP / 2)
  const half = z === 0 ? Number.POSITIVE_INFINITY : Math.abs(estimate / z) * normalQuantile(1 - alpha / 2)
  return [estimate - half, estimate + half]
}

function ascending(pValues: readonly number[]): number[] {
  return pValues.map((_, i) => i).sort((a, b) => (pValues[a] as number) - (pValues[b] as number))
}
