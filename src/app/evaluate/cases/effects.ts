import {
  believedEffect,
  estimateEffect,
  expectedLoss,
  momentsOf,
  type Prior,
  postStratified,
} from '../../../lib/stats/index.ts'
import { BadInput } from '../method.ts'
import { type Json, numberAt, numbersAt, objectAt, statisticOf } from './statistic.ts'

const relativeOf = (input: Json) => input.difference_type !== 'absolute'

/** A frequentist test of two arms; an uninformative answer with its reason where nothing can be compared. */
export function test(input: Json, sequential: boolean): Json {
  const [control, treatment] = [
    statisticOf(objectAt(input, 'control')),
    statisticOf(objectAt(input, 'treatment')),
  ]
  const side = sideOf(input.test)
  const values = { control_value: momentsOf(control).value, treatment_value: momentsOf(treatment).value }
  const got = estimateEffect(control, treatment, {
    relative: relativeOf(input),
    side,
    alpha: numberAt(input, 'alpha', 0.05),
    against: numberAt(input, 'test_value', 0),
    ...(input.distribution === 'normal' && { distribution: 'normal' as const }),
    ...((sequential || input.sequential_tuning_parameter !== undefined) && {
      sequential: numberAt(input, 'sequential_tuning_parameter', 5000),
    }),
  })
  if (got.kind === 'none') return { expected: 0, ci: [0, 0], stderr: 0, pValue: 1, error: got.why, ...values }
  return {
    expected: got.estimate,
    ci: got.interval.map(shown),
    stderr: got.standardError,
    pValue: got.pValue,
    statistic: got.statistic,
    theta: got.theta,
    ...values,
  }
}

/** The order of interval widths by tuning, as a sentence. */
export function widths(input: Json): Json {
  const width = new Map(
    numbersAt(input, 'tuning').map((tuning) => {
      const { ci } = test({ ...input, sequential_tuning_parameter: tuning }, true)
      const [low, high] = ci as [number, number]
      return [tuning, high - low]
    }),
  )
  const order = [...width].sort(([, a], [, b]) => b - a).map(([tuning]) => `width(${tuning})`)
  return { ci_width_order: order.join(' > '), widths: Object.fromEntries(width) }
}

/** What to believe of an effect. */
export function belief(input: Json): Json {
  const [control, treatment] = [
    statisticOf(objectAt(input, 'control')),
    statisticOf(objectAt(input, 'treatment')),
  ]
  const prior = priorOf(input.prior)
  const values = { control_value: momentsOf(control).value, treatment_value: momentsOf(treatment).value }
  const got = believedEffect(control, treatment, {
    relative: relativeOf(input),
    inverse: input.inverse === true,
    alpha: numberAt(input, 'alpha', 0.05),
    ...(prior && { prior }),
  })
  if (got.kind === 'none')
    return { expected: 0, ci: [0, 0], stderr: 0, chanceToWin: 0.5, risk: [0, 0], error: got.why, ...values }
  return {
    expected: got.estimate,
    ci: got.interval,
    stderr: got.standardError,
    chanceToWin: got.chanceToWin,
    risk: got.risk,
    ...values,
  }
}

/** A quantile effect: by belief, or tested where the case names a test. */
export function quantile(input: Json): Json {
  return input.test === undefined ? belief(input) : test(input, false)
}

/** Expected losses of a normal posterior. */
export function risk(input: Json): Json {
  const [control, treatment] = expectedLoss(
    numberAt(input, 'posterior_mean'),
    numberAt(input, 'posterior_sd'),
  )
  return { risk_control: control, risk_treatment: treatment, risk: [control, treatment] }
}

/** An effect put together from strata. */
export function stratified(input: Json): Json {
  if (!Array.isArray(input.strata)) throw new BadInput('expected a list at strata')
  const got = postStratified(
    (input.strata as Json[]).map((stratum) => ({
      control: statisticOf(objectAt(stratum, 'control')),
      treatment: statisticOf(objectAt(stratum, 'treatment')),
    })),
    { relative: relativeOf(input), alpha: numberAt(input, 'alpha', 0.05) },
  )
  if (!got) return { point_estimate: 0, standard_error: 0, pValue: 1, error: 'nothing to compare' }
  return {
    point_estimate: got.estimate,
    expected: got.estimate,
    standard_error: got.standardError,
    stderr: got.standardError,
    ci: got.interval,
    pValue: got.pValue,
  }
}

/** A test on raw values. */
export function values(input: Json): Json {
  const arm = (key: string) => {
    const all = numbersAt(input, key)
    const middle = all.reduce((sum, x) => sum + x, 0) / all.length
    return {
      type: 'mean',
      n: all.length,
      sum: middle * all.length,
      // the squares of what is left around the mean keep their digits
      sum_squares: all.reduce((sum, x) => sum + (x - middle) ** 2, 0) + middle ** 2 * all.length,
    }
  }
  return test(
    {
      ...input,
      difference_type: input.difference_type ?? 'absolute',
      distribution: input.distribution ?? 'normal',
      control: arm('control_values'),
      treatment: arm('treatment_values'),
    },
    false,
  )
}

/** A prior by mean and variance or deviation; any text is the flat one. */
export function priorOf(prior: unknown): Prior | undefined {
  if (prior === null || typeof prior !== 'object') return undefined
  const given = prior as Json
  if (given.proper === false) return undefined
  const variance = given.variance ?? numberAt(given, 'stddev') ** 2
  return { mean: numberAt(given, 'mean'), variance: Number(variance) }
}

function sideOf(test: unknown): 'two-sided' | 'greater' | 'lesser' {
  if (test === 'greater' || test === 'larger') return 'greater'
  if (test === 'lesser' || test === 'less' || test === 'smaller') return 'lesser'
  return 'two-sided'
}

function shown(bound: number): number | string {
  return Number.isFinite(bound) ? bound : bound > 0 ? 'inf' : '-inf'
}
