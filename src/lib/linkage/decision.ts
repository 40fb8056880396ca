/** A pair that somebody judged: its weight in bits, and whether it is one person. */
export interface JudgedPair {
  weight: number
  same: boolean
}

/** Weights (bits) from which on two records are merged, and from which on a person is asked. */
export interface LinkThresholds {
  upper: number
  lower: number
  /** The chance (0 to 1) that a pair of this weight is one person. */
  chanceOf(weight: number): number
}

/** Two records are merged where even the cautious reading says so. */
const SURE = 0.99
const CAUTION = 1.645
/** Somebody is asked where it is not plainly wrong. */
const WORTH_ASKING = 0.3
/** What is believed before anybody judged: weights are the log odds that they claim to be, give or take. */
const BELIEF = { mean: [0, Math.LN2], deviation: [1, 0.15] } as const
const ROUNDS = 50
const HIGHEST = 60

/**
 * Chooses when to merge and when to ask. The chance of a pair is logistic in its weight, P = 1 / (1 + e^−(a + b·w)), with
 * normal beliefs about a and b that say "the weight is the log odds" until verdicts teach otherwise (MAP by Newton's
 * method; Laplace's approximation for the spread). `upper` is the least weight at which the lower end of the one-sided
 * 95 % interval of the chance is .99; `lower` is where the chance is .3. So verdicts on pairs that looked sure and were
 * not raise the upper threshold, and verdicts that confirm lower it.
 */
export function linkThresholds(judged: readonly JudgedPair[]): LinkThresholds {
  let [a, b]: [number, number] = [...BELIEF.mean]
  const precision = BELIEF.deviation.map((deviation) => 1 / deviation ** 2) as [number, number]
  let covariance: [number, number, number] = [1 / precision[0], 0, 1 / precision[1]]
  for (let round = 0; round < ROUNDS; round += 1) {
    let ga = -precision[0] * (a - BELIEF.mean[0])
    let gb = -precision[1] * (b - BELIEF.mean[1])
    let [haa, hab, hbb] = [precision[0], 0, precision[1]]
    for (const { weight, same } of judged) {
      const p = logistic(a + b * weight)
      ga += (same ? 1 : 0) - p
      gb += ((same ? 1 : 0) - p) * weight
      const spread = p * (1 - p)
      haa += spread
      hab += spread * weight
      hbb += spread * weight * weight
    }
    const determinant = haa * hbb - hab * hab
    covariance = [hbb / determinant, -hab / determinant, haa / determinant]
    const [da, db] = [covariance[0] * ga + covariance[1] * gb, covariance[1] * ga + covariance[2] * gb]
    const step = Math.min(1, 3 / Math.max(Math.abs(da), Math.abs(db), 1e-9))
    a += step * da
    b = Math.max(0.05, b + step * db)
    if (Math.abs(da) + Math.abs(db) < 1e-9) break
  }
  const cautious = (weight: number) =>
    a +
    b * weight -
    CAUTION * Math.sqrt(covariance[0] + 2 * weight * covariance[1] + weight * weight * covariance[2])
  const wanted = Math.log(SURE / (1 - SURE))
  let upper = HIGHEST
  for (let weight = 0; weight < HIGHEST; weight += 0.05)
    if (cautious(weight) >= wanted) {
      upper = weight
      break
    }
  const lower = Math.min((Math.log(WORTH_ASKING / (1 - WORTH_ASKING)) - a) / b, upper)
  return { upper, lower, chanceOf: (weight) => logistic(a + b * weight) }
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
