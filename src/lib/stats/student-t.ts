import { betaIncomplete } from './beta.ts'

/** P(T ≤ t) of Student's t distribution with `df` degrees of freedom. */
export function studentTCdf(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN
  const tail = 0.5 * betaIncomplete(df / (df + t * t), df / 2, 0.5)
  return t > 0 ? 1 - tail : tail
}

/** The two-sided p-value of a t statistic; exact in the far tail, where 1 − CDF would round to zero. */
export function studentTTwoSided(t: number, df: number): number {
  return betaIncomplete(df / (df + t * t), df / 2, 0.5)
}

/** The t below which a share `p` of Student's t distribution lies; by bisection to the limit of doubles. */
export function studentTQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1) || !(df > 0)) return Number.NaN
  if (p === 0.5) return 0
  if (p < 0.5) return -studentTQuantile(1 - p, df)
  let high = 1
  while (studentTCdf(high, df) < p && high < 1e300) high *= 2
  let low = 0
  while (high - low > 1e-13 * high) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (studentTCdf(middle, df) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
