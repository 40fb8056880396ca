import {
  believedDetectableEffect,
  believedPower,
  detectableEffect,
  differenceVariance,
  estimateEffect,
  furtherPeople,
  powerOf,
  sampleSize,
} from '../../../lib/stats/index.ts'
import { priorOf } from './effects.ts'
import { type Json, numberAt, objectAt, statisticOf } from './statistic.ts'

/** Variance of a difference, or the power of a design, by what the case gives. */
export function power(input: Json): Json {
  if (input.variance_control !== undefined)
    return {
      variance: differenceVariance(
        {
          mean: numberAt(input, 'mean_control'),
          variance: numberAt(input, 'variance_control'),
          n: numberAt(input, 'n_control'),
        },
        {
          mean: numberAt(input, 'mean_treatment'),
          variance: numberAt(input, 'variance_treatment'),
          n: numberAt(input, 'n_treatment'),
        },
        input.relative === true,
      ),
    }
  if (input.weeks !== undefined) return weeks(input)
  return design(input)
}

/** Power and smallest detectable effect of one design. */
export function design(input: Json): Json {
  const population = populationOf(input)
  const plan = {
    people: numberAt(input, 'n_total'),
    arms: numberAt(input, 'n_variations', 2),
    alpha: numberAt(input, 'alpha', 0.05),
    oneSided: input.two_tailed === false,
    ...(input.sequential_tuning_parameter !== undefined && {
      sequential: numberAt(input, 'sequential_tuning_parameter'),
    }),
  }
  const mde = detectableEffect(population, numberAt(input, 'target_power', 0.8), plan)
  return {
    ...(input.effect_size_relative !== undefined && {
      power: powerOf(population, numberAt(input, 'effect_size_relative'), plan),
    }),
    mde: mde ?? null,
    ...(mde === undefined && { error: 'no effect could be found with this few people' }),
  }
}

/** Power and smallest detectable effect by week, metrics in turn. */
export function weeks(input: Json): Json {
  const prior = priorOf(input.prior)
  const metrics = Object.values(objectAt(input, 'metrics')) as Json[]
  const answer: { power: number[]; mde: (number | null)[] } = { power: [], mde: [] }
  for (let week = 1; week <= numberAt(input, 'weeks'); week += 1)
    for (const metric of metrics) {
      const population = populationOf(metric)
      const effect = numberAt(metric, 'effect')
      const plan = {
        people: week * numberAt(input, 'users_per_week'),
        arms: numberAt(input, 'n_variations', 2),
        alpha: numberAt(input, 'alpha', 0.05),
      }
      const wanted = numberAt(input, 'target_power', 0.8)
      answer.power.push(believedPower(population, effect, plan, prior))
      answer.mde.push(believedDetectableEffect(population, wanted, plan, prior) ?? null)
    }
  return answer
}

/** How many times as many further people a running experiment needs. */
export function midway(input: Json): Json {
  const [control, treatment] = [
    statisticOf(objectAt(input, 'control')),
    statisticOf(objectAt(input, 'treatment')),
  ]
  const got = estimateEffect(control, treatment, { relative: input.difference_type !== 'absolute' })
  if (got.kind === 'none') return { scaling_factor: null, error: got.why }
  const prior = priorOf(input.prior)
  const people = control.n + treatment.n
  const sequential = input.sequential_tuning_parameter !== undefined || input.sequential === true
  const factor = furtherPeople(got.standardError ** 2, people, {
    effect: numberAt(input, 'target_mde'),
    power: numberAt(input, 'target_power', 0.8),
    alpha: numberAt(input, 'alpha', 0.05),
    comparisons: numberAt(input, 'n_variations', 2) - 1,
    metrics: numberAt(input, 'n_goal_metrics', 1),
    ...(prior && { prior }),
    ...(sequential && { sequential: numberAt(input, 'sequential_tuning_parameter', 5000) }),
  })
  return {
    scaling_factor: factor ?? null,
    additional_users: factor === undefined ? null : factor * people,
  }
}

/** People needed for an absolute effect. */
export function size(input: Json): Json {
  const effect = numberAt(input, 'absolute_mde')
  const binary = input.type !== 'mean' && input.variance === undefined
  const rate = binary ? numberAt(input, 'rate', Number(input.mean)) : 0
  const population = binary
    ? {
        mean: rate,
        variance: rate * (1 - rate),
        treatmentVariance: (rate + effect) * (1 - rate - effect),
      }
    : { mean: 0, variance: numberAt(input, 'variance') }
  return {
    n_total: sampleSize(population, effect, {
      alpha: numberAt(input, 'alpha', 0.05),
      power: numberAt(input, 'power', 0.8),
      arms: numberAt(input, 'arms', 2),
      oneSided: input.two_sided === false,
    }),
  }
}

function populationOf(input: Json): { mean: number; variance: number } {
  if (input.type === 'mean')
    return { mean: numberAt(input, 'mean'), variance: numberAt(input, 'stddev') ** 2 }
  const rate = numberAt(input, 'rate', Number(input.conversion_rate ?? input.mean))
  return { mean: rate, variance: rate * (1 - rate) }
}
