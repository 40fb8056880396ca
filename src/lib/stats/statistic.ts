/** Count, sum and sum of squares of one number per person. */
export interface MeanStatistic {
  kind: 'mean'
  n: number
  sum: number
  sumSquares: number
}

/** How many of n people did it; the variance is p(1 − p). */
export interface ProportionStatistic {
  kind: 'proportion'
  n: number
  sum: number
}

export type Summable = MeanStatistic | ProportionStatistic

/** A ratio of two sums over the same people, such as revenue by orders; `products` is Σ numerator·denominator. */
export interface RatioStatistic {
  kind: 'ratio'
  n: number
  numerator: Summable
  denominator: Summable
  products: number
}

/** A mean with the same person's value from before assignment; `products` is Σ post·pre. */
export interface AdjustedMeanStatistic {
  kind: 'adjusted-mean'
  n: number
  post: Summable
  pre: Summable
  products: number
}

/** A ratio with the same people's ratio from before; each product is a sum over people. */
export interface AdjustedRatioStatistic {
  kind: 'adjusted-ratio'
  n: number
  numPost: Summable
  denPost: Summable
  numPre: Summable
  denPre: Summable
  products: {
    numPostNumPre: number
    denPostDenPre: number
    numPreDenPre: number
    numPostDenPost: number
    numPostDenPre: number
    numPreDenPost: number
  }
}

/** A quantile with the order statistics that bound it at 95 %; `nStar` is the n they were read at. */
export interface QuantileStatistic {
  kind: 'quantile'
  n: number
  nStar: number
  quantile: number
  estimate: number
  lower: number
  upper: number
}

export type Statistic =
  | Summable
  | RatioStatistic
  | AdjustedMeanStatistic
  | AdjustedRatioStatistic
  | QuantileStatistic

/** Mean of a summable; 0 with nobody. */
export function mean(stat: Summable): number {
  return stat.n > 0 ? stat.sum / stat.n : 0
}

/** Variance of one person's value; may be below zero where the sums contradict each other. */
export function variance(stat: Summable): number {
  if (stat.kind === 'proportion') return mean(stat) * (1 - mean(stat))
  return stat.n > 1 ? (stat.sumSquares - stat.sum ** 2 / stat.n) / (stat.n - 1) : 0
}

/** Covariance of two values of the same people, from Σ a·b. */
export function covariance(n: number, a: Summable, b: Summable, products: number): number {
  if (n <= 1) return 0
  if (a.kind === 'proportion' && b.kind === 'proportion') return products / n - (a.sum * b.sum) / n ** 2
  return (products - (a.sum * b.sum) / n) / (n - 1)
}

/** Both arms together. */
export function joined(a: Summable, b: Summable): Summable {
  if (a.kind === 'proportion' && b.kind === 'proportion')
    return { kind: 'proportion', n: a.n + b.n, sum: a.sum + b.sum }
  return {
    kind: 'mean',
    n: a.n + b.n,
    sum: a.sum + b.sum,
    sumSquares: squaresOf(a) + squaresOf(b),
  }
}

function squaresOf(stat: Summable): number {
  return stat.kind === 'mean' ? stat.sumSquares : stat.sum
}
