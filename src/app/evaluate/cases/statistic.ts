import type { Statistic, Summable } from '../../../lib/stats/index.ts'
import { BadInput } from '../method.ts'

export type Json = Record<string, unknown>

/** A number of a case, or a sentence about it. */
export function numberAt(input: Json, key: string, byDefault?: number): number {
  const value = input[key] ?? byDefault
  if (typeof value !== 'number' || Number.isNaN(value)) throw new BadInput(`expected a number at ${key}`)
  return value
}

/** An object of a case. */
export function objectAt(input: Json, key: string): Json {
  const value = input[key]
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new BadInput(`expected an object at ${key}`)
  return value as Json
}

/** Numbers of a case. */
export function numbersAt(input: Json, key: string): number[] {
  const value = input[key]
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'number'))
    throw new BadInput(`expected numbers at ${key}`)
  return value as number[]
}

/** The sufficient statistics of one arm. */
export function statisticOf(json: Json): Statistic {
  const n = numberAt(json, 'n')
  switch (json.type) {
    case 'ratio':
      return {
        kind: 'ratio',
        n,
        numerator: summable(objectAt(json, 'numerator')),
        denominator: summable(objectAt(json, 'denominator')),
        products: numberAt(json, 'num_den_sum_of_products'),
      }
    case 'mean_cuped':
    case 'proportion_cuped':
      return {
        kind: 'adjusted-mean',
        n,
        post: summable(objectAt(json, 'post')),
        pre: summable(objectAt(json, 'pre')),
        products: numberAt(json, 'post_pre_sum_of_products'),
      }
    case 'ratio_cuped':
      return {
        kind: 'adjusted-ratio',
        n,
        numPost: summable(objectAt(json, 'num_post')),
        denPost: summable(objectAt(json, 'den_post')),
        numPre: summable(objectAt(json, 'num_pre')),
        denPre: summable(objectAt(json, 'den_pre')),
        products: {
          numPostNumPre: numberAt(json, 'num_post_num_pre'),
          denPostDenPre: numberAt(json, 'den_post_den_pre'),
          numPreDenPre: numberAt(json, 'num_pre_den_pre'),
          numPostDenPost: numberAt(json, 'num_post_den_post'),
          numPostDenPre: numberAt(json, 'num_post_den_pre'),
          numPreDenPost: numberAt(json, 'num_pre_den_post'),
        },
      }
    case 'quantile':
      return {
        kind: 'quantile',
        n,
        nStar: numberAt(json, 'n_star', n),
        quantile: numberAt(json, 'quantile'),
        estimate: numberAt(json, 'quantile_hat'),
        lower: numberAt(json, 'quantile_lower'),
        upper: numberAt(json, 'quantile_upper'),
      }
    default:
      return summable(json)
  }
}

function summable(json: Json): Summable {
  const [n, sum] = [numberAt(json, 'n'), numberAt(json, 'sum')]
  if (json.type === 'proportion') return { kind: 'proportion', n, sum }
  return { kind: 'mean', n, sum, sumSquares: numberAt(json, 'sum_squares') }
}
