import { betaIncomplete } from '../stats/beta.ts'
import { lnGamma } from '../stats/gamma.ts'

const STEPS = 200

/** P(X ≤ x) of a binomial of n trials with chance p, by the incomplete beta function. */
export function binomialCdf(x: number, n: number, p: number): number {
  if (x < 0) return 0
  return x >= n ? 1 : betaIncomplete(1 - p, n - x, x + 1)
}

/** P(X = 0) when `size` of a lot of `lot` are read, `bad` of which are defective (hypergeometric). */
export function chanceOfNone(lot: number, bad: number, size: number): number {
  if (size + bad > lot) return 0
  const ln = (n: number) => lnGamma(n + 1)
  return Math.exp(ln(lot - bad) - ln(lot - bad - size) - ln(lot) + ln(lot - size))
}

/**
 * The one-sided upper bound of a rate after x hits in n independent reads (Clopper and Pearson 1934): the rate at
 * which so few hits would have the chance 1 − confidence. 1 when nothing was read.
 */
export function upperBound(x: number, n: number, confidence = 0.95): number {
  if (n <= 0 || x >= n) return 1
  if (x === 0) return 1 - (1 - confidence) ** (1 / n)
  return bisect((p) => binomialCdf(x, n, p) > 1 - confidence)
}

/** The one-sided lower bound of a rate after x hits in n independent reads (Clopper and Pearson 1934). */
export function lowerBound(x: number, n: number, confidence = 0.95): number {
  if (n <= 0 || x <= 0) return 0
  return bisect((p) => 1 - binomialCdf(x - 1, n, p) < 1 - confidence)
}

/** The largest p of 0…1 up to which `holds` is true; `holds` must turn false once. */
function bisect(holds: (p: number) => boolean): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < STEPS && high - low > 1e-15; i += 1) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return (low + high) / 2
}
