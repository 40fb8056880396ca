import type { Prior } from './bayesian.ts'
import { normalCdf, normalQuantile, normalSf } from './normal.ts'
import { sequentialReach, sequentialRho } from './sequential.ts'

/** What one person's value is like, from history. */
export interface Population {
  mean: number
  variance: number
}

/** The design: people in all arms together, arms, level; `sequential` plans for always-valid intervals. */
export interface Design {
  people: number
  arms: number
  alpha: number
  sequential?: number
  oneSided?: boolean
}

/** Variance of an estimated difference; relative by the delta method. */
export function differenceVariance(
  control: Population & { n: number },
  treatment: Population & { n: number },
  relative: boolean,
): number {
  if (!relative) return treatment.variance / treatment.n + control.variance / control.n
  return (
    treatment.variance / (control.mean ** 2 * treatment.n) +
    (control.variance * treatment.mean ** 2) / (control.mean ** 4 * control.n)
  )
}

/** Chance of finding a relative effect (a share of the mean) with equal arms. */
export function powerOf(population: Population, effect: number, design: Design): number {
  const se = standardErrorOf(population, effect, design)
  const z = normalQuantile(1 - (design.oneSided ? design.alpha : design.alpha / 2))
  const shift = effect / (se * Math.sqrt(inflation(design)))
  return normalSf(z - shift) + (design.oneSided ? 0 : normalCdf(-z - shift))
}

/** The smallest relative effect found with the wanted power; undefined where no effect, however large, would be. */
export function detectableEffect(population: Population, power: number, design: Design): number | undefined {
  if (power <= design.alpha) return undefined
  const z = normalQuantile(1 - design.alpha / 2) + normalQuantile(power)
  // share of the mean squared that the noise of one arm takes, at the wanted level and power
  const noise =
    (z ** 2 * population.variance * inflation(design)) /
    ((design.people / design.arms) * population.mean ** 2)
  if (noise >= 1) return undefined
  return (1 + Math.sqrt(1 - (1 - noise) ** 2)) / (1 - noise) - 1
}

/** Chance that the posterior's interval leaves zero out, for a fixed true relative effect. */
export function believedPower(population: Population, effect: number, design: Design, prior?: Prior): number {
  const variance = standardErrorOf(population, effect, design) ** 2
  return powerUnder(effect, variance, normalQuantile(1 - design.alpha / 2), prior)
}

const STEP = 1e-5
const LARGEST_EFFECT = 5

/** The smallest effect, in steps of 1e-5 up to 500 %, that `believedPower` finds often enough. */
export function believedDetectableEffect(
  population: Population,
  power: number,
  design: Design,
  prior?: Prior,
): number | undefined {
  const reaches = (effect: number) => believedPower(population, effect, design, prior) >= power
  if (reaches(0)) return 0
  const coarse = 1e-3
  for (let i = 1; i <= LARGEST_EFFECT / coarse; i += 1) {
    if (!reaches(i * coarse)) continue
    for (let j = 1; j <= coarse / STEP; j += 1) {
      const effect = (i - 1) * coarse + j * STEP
      if (reaches(effect)) return effect
    }
  }
  return undefined
}

/** People in all arms for an absolute effect, equal arms (Chow, Shao and Wang 2008, 3.2). */
export function sampleSize(
  population: Population & { treatmentVariance?: number },
  effect: number,
  options: { alpha: number; power: number; arms?: number; oneSided?: boolean },
): number {
  const { alpha, power, arms = 2, oneSided = false } = options
  const z = normalQuantile(1 - (oneSided ? alpha : alpha / 2)) + normalQuantile(power)
  const spread = population.variance + (population.treatmentVariance ?? population.variance)
  return Math.ceil((arms * z ** 2 * spread) / effect ** 2)
}

/**
 * How many times as many *further* people a running comparison needs, 0 when it has them; undefined where no
 * number would do. `variance` is that of today's estimate from `people`.
 */
export function furtherPeople(
  variance: number,
  people: number,
  options: {
    effect: number
    power: number
    alpha: number
    comparisons?: number
    metrics?: number
    prior?: Prior
    sequential?: number
  },
): number | undefined {
  const { effect, alpha, comparisons = 1, metrics = 1, prior, sequential } = options
  const level = alpha / (comparisons * metrics)
  const wanted = options.power ** (1 / metrics)
  const powerAt = (factor: number) => {
    const later = variance / (1 + factor)
    const reach =
      sequential && !prior
        ? sequentialReach(people * (1 + factor), level, sequentialRho(level, sequential))
        : normalQuantile(1 - level / 2)
    return powerUnder(Math.abs(effect), later, reach, prior)
  }
  if (powerAt(0) > wanted) return 0
  let high = 1
  while (powerAt(high) < wanted) {
    high *= 2
    if (high > 2 ** 27) return undefined
  }
  let low = 0
  let middle = high
  // stops at a power within 1e-5, as the published implementation does
  for (let step = 0; step < 100; step += 1) {
    const off = powerAt(middle) - wanted
    if (step > 0 && Math.abs(off) < 1e-5) break
    if (off > 0) high = middle
    else low = middle
    middle = (low + high) / 2
  }
  return middle
}

function powerUnder(effect: number, variance: number, reach: number, prior: Prior | undefined): number {
  const se = Math.sqrt(variance)
  if (!prior) return normalSf(reach - effect / se) + normalCdf(-reach - effect / se)
  const half = variance * Math.sqrt(1 / prior.variance + 1 / variance) * reach
  const pull = (variance * prior.mean) / prior.variance
  return normalSf((half - pull - effect) / se) + normalCdf((-half - pull - effect) / se)
}

function standardErrorOf({ mean, variance }: Population, effect: number, { people, arms }: Design): number {
  const n = people / arms
  return Math.sqrt(
    differenceVariance({ mean, variance, n }, { mean: mean * (1 + effect), variance, n }, true),
  )
}

/** By how much an always-valid interval acts like a larger variance, in a comparison of two of the arms. */
function inflation({ people, arms, alpha, sequential }: Design): number {
  if (!sequential) return 1
  const reach = sequentialReach((2 * people) / arms, alpha, sequentialRho(alpha, sequential))
  return (reach / normalQuantile(1 - alpha / 2)) ** 2
}
