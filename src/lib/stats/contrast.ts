import { normalQuantile } from './normal.ts'
import {
  type AdjustedRatioStatistic,
  covariance,
  joined,
  mean,
  type QuantileStatistic,
  type RatioStatistic,
  type Statistic,
  variance,
} from './statistic.ts'

/** One arm in what every test needs: its value, the variance of one person's share in it, and the same before. */
export interface ArmMoments {
  n: number
  /** as it is reported: not adjusted */
  value: number
  variance: number
  /** before assignment, where known */
  pre: number
  preVariance: number
  covariance: number
}

/** Two arms compared: the adjusted difference, absolute or relative, with the variance of the estimate. */
export interface Contrast {
  estimate: number
  variance: number
  control: ArmMoments
  treatment: ArmMoments
  /** variance per person of the adjusted values, for degrees of freedom */
  adjusted: readonly [number, number]
  theta: number
}

/** Why two arms cannot be compared. */
export type Incomparable = 'zero/negative variance' | 'control value is zero' | 'kinds differ'

/**
 * The difference of two arms, with CUPED where the statistic carries the value from before (Deng et al. 2013;
 * θ pooled over both arms). Relative: ((b − a) − θ(pre_b − pre_a))/|a|, its variance by the delta method, which
 * without θ is var_b/(n_b·a²) + var_a·b²/(n_a·a⁴). Ratios by the delta method (Deng et al. 2018).
 */
export function contrast(
  control: Statistic,
  treatment: Statistic,
  relative: boolean,
): Contrast | { why: Incomparable } {
  if (control.kind !== treatment.kind) return { why: 'kinds differ' }
  const [a, b] = [momentsOf(control), momentsOf(treatment)]
  const theta = pooledTheta(control, treatment, a, b)
  const adjusted = [adjust(a, theta), adjust(b, theta)] as const
  if (lacksVariance(control, adjusted[0]) || lacksVariance(treatment, adjusted[1]))
    return { why: 'zero/negative variance' }
  if (relative && a.value === 0) return { why: 'control value is zero' }
  const difference = b.value - a.value - theta * (b.pre - a.pre)
  if (!relative)
    return {
      estimate: difference,
      variance: adjusted[0] / a.n + adjusted[1] / b.n,
      control: a,
      treatment: b,
      adjusted,
      theta,
    }
  const k = control.kind === 'adjusted-ratio' ? a.value + difference : b.value
  const ofControl =
    (a.variance * k ** 2) / a.value ** 4 +
    (theta ** 2 * a.preVariance) / a.value ** 2 -
    (2 * theta * k * a.covariance) / a.value ** 3
  return {
    estimate: difference / Math.abs(a.value),
    variance: adjusted[1] / (b.n * a.value ** 2) + ofControl / a.n,
    control: a,
    treatment: b,
    adjusted,
    theta,
  }
}

/** An arm's moments. */
export function momentsOf(stat: Statistic): ArmMoments {
  const none = { pre: 0, preVariance: 0, covariance: 0 }
  switch (stat.kind) {
    case 'mean':
    case 'proportion':
      return { n: stat.n, value: mean(stat), variance: variance(stat), ...none }
    case 'ratio':
      return { n: stat.n, ...ratioOf(stat), ...none }
    case 'adjusted-mean':
      return {
        n: stat.n,
        value: mean(stat.post),
        variance: stat.n > 1 ? variance(stat.post) : 0,
        pre: mean(stat.pre),
        preVariance: variance(stat.pre),
        covariance: covariance(stat.n, stat.post, stat.pre, stat.products),
      }
    case 'adjusted-ratio':
      return { n: stat.n, ...adjustedRatioOf(stat) }
    case 'quantile':
      return { n: stat.n, value: stat.estimate, variance: quantileVariance(stat), ...none }
  }
}

function adjust({ variance, preVariance, covariance }: ArmMoments, theta: number): number {
  return variance + theta ** 2 * preVariance - 2 * theta * covariance
}

/** θ of CUPED, pooled over both arms: cov(post, pre)/var(pre); 0 where nothing is known from before. */
export function pooledTheta(control: Statistic, treatment: Statistic, a: ArmMoments, b: ArmMoments): number {
  if (control.kind === 'adjusted-mean' && treatment.kind === 'adjusted-mean') {
    const post = joined(control.post, treatment.post)
    const pre = joined(control.pre, treatment.pre)
    if (variance(pre) === 0 || variance(post) === 0) return 0
    return covariance(pre.n, post, pre, control.products + treatment.products) / variance(pre)
  }
  if (control.kind !== 'adjusted-ratio') return 0
  const spread = a.preVariance + b.preVariance
  return spread === 0 ? 0 : (a.covariance + b.covariance) / spread
}

function ratioOf({ n, numerator, denominator, products }: RatioStatistic) {
  const [m, d] = [mean(numerator), mean(denominator)]
  if (d === 0 || n <= 1) return { value: d === 0 ? 0 : m / d, variance: 0 }
  return {
    value: m / d,
    variance:
      variance(numerator) / d ** 2 +
      (variance(denominator) * m ** 2) / d ** 4 -
      (2 * covariance(n, numerator, denominator, products) * m) / d ** 3,
  }
}

function adjustedRatioOf(stat: AdjustedRatioStatistic): Omit<ArmMoments, 'n'> {
  const { n, numPost, denPost, numPre, denPre, products } = stat
  const nothing = { value: 0, variance: 0, pre: 0, preVariance: 0, covariance: 0 }
  if (denPost.sum === 0 || denPre.sum === 0) return nothing
  const post = ratioOf({
    kind: 'ratio',
    n,
    numerator: numPost,
    denominator: denPost,
    products: products.numPostDenPost,
  })
  const pre = ratioOf({
    kind: 'ratio',
    n,
    numerator: numPre,
    denominator: denPre,
    products: products.numPreDenPre,
  })
  const [m, d, u, v] = [mean(numPost), mean(denPost), mean(numPre), mean(denPre)]
  const [toM, toD, toU, toV] = [1 / d, -m / d ** 2, 1 / v, -u / v ** 2]
  return {
    ...post,
    pre: pre.value,
    preVariance: pre.variance,
    covariance:
      toM * toU * covariance(n, numPost, numPre, products.numPostNumPre) +
      toM * toV * covariance(n, numPost, denPre, products.numPostDenPre) +
      toD * toU * covariance(n, denPost, numPre, products.numPreDenPost) +
      toD * toV * covariance(n, denPost, denPre, products.denPostDenPre),
  }
}

const Z95 = normalQuantile(0.975)
const LEAST_QUANTILE_VARIANCE = 1e-5

function rawQuantileVariance({ n, nStar, lower, upper }: QuantileStatistic): number {
  return n > 1 ? (nStar / n) * (n - 1) * ((upper - lower) / (2 * Z95)) ** 2 : 0
}

function quantileVariance(stat: QuantileStatistic): number {
  const raw = rawQuantileVariance(stat)
  return stat.n < 100 ? raw : Math.max(raw, LEAST_QUANTILE_VARIANCE)
}

/** Too few people to bound a quantile this far out, or no spread at all. */
function lacksVariance(stat: Statistic, adjusted: number): boolean {
  if (stat.kind !== 'quantile') return !(adjusted > 0)
  const odds = stat.quantile / (1 - stat.quantile)
  if (stat.n <= Z95 ** 2 * odds || stat.n <= Z95 ** 2 / odds) return true
  return rawQuantileVariance(stat) <= 0 && stat.n < 1000
}
