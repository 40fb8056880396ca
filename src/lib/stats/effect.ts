import { type Contrast, contrast, type Incomparable } from './contrast.ts'
import { normalQuantile, normalSf } from './normal.ts'
import {
  SEQUENTIAL_TUNING,
  sequentialPValue,
  sequentialPValueOneSided,
  sequentialReach,
  sequentialReachOneSided,
  sequentialRho,
} from './sequential.ts'
import type { Statistic } from './statistic.ts'
import { studentTCdf, studentTQuantile, studentTTwoSided } from './student-t.ts'

export interface EffectOptions {
  relative?: boolean
  side?: 'two-sided' | 'greater' | 'lesser'
  alpha?: number
  /** the value under test: −margin for non-inferiority */
  against?: number
  distribution?: 't' | 'normal'
  /** an interval that holds at every look, tuned to be narrowest near this many people */
  sequential?: number | boolean
}

/** An effect with its interval (infinite on the open side), or why there is none. */
export type EffectEstimate =
  | {
      kind: 'estimate'
      estimate: number
      standardError: number
      interval: [number, number]
      statistic: number
      pValue: number
      degreesOfFreedom: number
      theta: number
    }
  | { kind: 'none'; why: Incomparable }

/**
 * Treatment against control for every kind of statistic. Fixed-horizon intervals by Welch's t (degrees of freedom
 * by Satterthwaite 1946 on the arms' variances), or normal; `sequential` gives always-valid ones.
 */
export function estimateEffect(
  control: Statistic,
  treatment: Statistic,
  options: EffectOptions = {},
): EffectEstimate {
  const found = contrast(control, treatment, options.relative ?? false)
  if ('why' in found) return { kind: 'none', why: found.why }
  const standardError = Math.sqrt(found.variance)
  const degreesOfFreedom = welch(found)
  const { alpha = 0.05, side = 'two-sided', against = 0, sequential = false } = options
  const z = (found.estimate - against) / standardError
  const n = found.control.n + found.treatment.n
  const tuning = sequential === true ? SEQUENTIAL_TUNING : Number(sequential)
  const { reach, pValue } =
    tuning > 0
      ? alwaysValid(z, n, alpha, side, tuning)
      : fixed(z, alpha, side, options.distribution === 'normal' ? Number.POSITIVE_INFINITY : degreesOfFreedom)
  return {
    kind: 'estimate',
    estimate: found.estimate,
    standardError,
    interval: [
      side === 'lesser' ? Number.NEGATIVE_INFINITY : found.estimate - reach * standardError,
      side === 'greater' ? Number.POSITIVE_INFINITY : found.estimate + reach * standardError,
    ],
    statistic: z,
    pValue,
    degreesOfFreedom,
    theta: found.theta,
  }
}

function welch({ control, treatment, adjusted }: Contrast): number {
  const [a, b] = [adjusted[0] / control.n, adjusted[1] / treatment.n]
  return (a + b) ** 2 / (a ** 2 / (control.n - 1) + b ** 2 / (treatment.n - 1))
}

function fixed(z: number, alpha: number, side: EffectOptions['side'], df: number) {
  const normal = !Number.isFinite(df)
  const quantile = (p: number) => (normal ? normalQuantile(p) : studentTQuantile(p, df))
  if (side === 'two-sided')
    return {
      reach: quantile(1 - alpha / 2),
      pValue: normal ? 2 * normalSf(Math.abs(z)) : studentTTwoSided(z, df),
    }
  const towards = side === 'greater' ? z : -z
  return { reach: quantile(1 - alpha), pValue: normal ? normalSf(towards) : studentTCdf(-towards, df) }
}

function alwaysValid(z: number, n: number, alpha: number, side: EffectOptions['side'], tuning: number) {
  if (side === 'two-sided') {
    const rho = sequentialRho(alpha, tuning)
    return { reach: sequentialReach(n, alpha, rho), pValue: sequentialPValue(z, n, rho) }
  }
  // one side at α is tuned as two sides at 2α
  const rhoOf = (level: number) => sequentialRho(2 * level, tuning)
  return {
    reach: sequentialReachOneSided(n, alpha, rhoOf(alpha)),
    pValue: sequentialPValueOneSided(side === 'greater' ? z : -z, n, rhoOf),
  }
}
