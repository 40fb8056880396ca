/** The tuning at which the interval is narrowest: about this many people in both arms together. */
export const SEQUENTIAL_TUNING = 5000

/** ρ of the asymptotic confidence sequence that is narrowest near n = tuning (Waudby-Smith et al. 2021, eq. 8). */
export function sequentialRho(alpha: number, tuning: number = SEQUENTIAL_TUNING): number {
  return Math.sqrt((-2 * Math.log(alpha) + Math.log(-2 * Math.log(alpha) + 1)) / tuning)
}

/**
 * By how many standard errors an always-valid interval reaches to each side at n people: it covers the truth at
 * every look at once with probability 1 − α (Waudby-Smith et al. 2021, theorem 2.2).
 */
export function sequentialReach(n: number, alpha: number, rho: number): number {
  const t = n * rho ** 2 + 1
  return Math.sqrt(n) * Math.sqrt((2 * t * Math.log(Math.sqrt(t) / alpha)) / (n * rho) ** 2)
}

/** The same for one side only (Waudby-Smith et al. 2021, proposition B.1). */
export function sequentialReachOneSided(n: number, alpha: number, rho: number): number {
  const t = n * rho ** 2 + 1
  return Math.sqrt(n) * Math.sqrt((2 * t * Math.log(1 + Math.sqrt(t) / (2 * alpha))) / (n * rho) ** 2)
}

/** The always-valid two-sided p-value of a statistic z = estimate/standard error at n people. */
export function sequentialPValue(z: number, n: number, rho: number): number {
  const t = n * rho ** 2 + 1
  return Math.min(1, Math.sqrt(t) * Math.exp((-(rho ** 2) * n * z ** 2) / (2 * t)))
}

const MOST_ALPHA = 0.4999
const LEAST_ALPHA = 1e-5

/**
 * The always-valid one-sided p-value: the smallest α at which the one-sided interval leaves zero out, between
 * 1e-5 and .4999 (beyond them it is not told apart); `rhoOf` gives ρ for an α.
 */
export function sequentialPValueOneSided(z: number, n: number, rhoOf: (alpha: number) => number): number {
  const excludes = (alpha: number) => z > sequentialReachOneSided(n, alpha, rhoOf(alpha))
  if (!excludes(MOST_ALPHA)) return MOST_ALPHA
  if (excludes(LEAST_ALPHA)) return LEAST_ALPHA
  let [low, high] = [LEAST_ALPHA, MOST_ALPHA]
  for (let step = 0; step < 100 && high - low > 1e-9; step += 1) {
    const middle = (low + high) / 2
    if (excludes(middle)) high = middle
    else low = middle
  }
  return (low + high) / 2
}
