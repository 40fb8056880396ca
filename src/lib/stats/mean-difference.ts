import { studentTQuantile, studentTTwoSided } from './student-t.ts'

/** Sufficient statistics of one arm: how many, their sum, the sum of their squares. */
export interface Moments {
  n: number
  sum: number
  sumSquares: number
}

/** The mean of an arm. */
export function meanOf({ n, sum }: Moments): number {
  return n > 0 ? sum / n : 0
}

/** The sample variance of an arm, (Σx² − (Σx)²/n) / (n − 1); never below zero by rounding. */
export function varianceOf({ n, sum, sumSquares }: Moments): number {
  return n > 1 ? Math.max(0, (sumSquares - (sum * sum) / n) / (n - 1)) : 0
}

/** A difference of two means with its interval, or why there is none. */
export type MeanDifference =
  | {
      kind: 'estimate'
      estimate: number
      standardError: number
      interval: [number, number]
      pValue: number
      degreesOfFreedom: number
    }
  | { kind: 'none'; why: 'too few people' | 'no variance' | 'control mean is zero' }

/**
 * Treatment minus control of two means by Welch's t test (Welch 1947; degrees of freedom by Satterthwaite
 * 1946). `relative` divides by |control mean|, with the delta method's variance
 * var_b/(n_b·mean_a²) + var_a·mean_b²/(n_a·mean_a⁴); degrees of freedom stay those of the raw arms.
 */
export function meanDifference(
  control: Moments,
  treatment: Moments,
  options: { confidence?: number; relative?: boolean } = {},
): MeanDifference {
  if (control.n < 2 || treatment.n < 2) return { kind: 'none', why: 'too few people' }
  const [meanA, meanB] = [meanOf(control), meanOf(treatment)]
  const [perA, perB] = [varianceOf(control) / control.n, varianceOf(treatment) / treatment.n]
  if (perA <= 0 || perB <= 0) return { kind: 'none', why: 'no variance' }
  if (options.relative && meanA === 0) return { kind: 'none', why: 'control mean is zero' }
  const estimate = options.relative ? (meanB - meanA) / Math.abs(meanA) : meanB - meanA
  const variance = options.relative ? perB / meanA ** 2 + (perA * meanB ** 2) / meanA ** 4 : perA + perB
  const standardError = Math.sqrt(variance)
  const shareA = perA / (perA + perB)
  const degreesOfFreedom = 1 / (shareA ** 2 / (control.n - 1) + (1 - shareA) ** 2 / (treatment.n - 1))
  const half = studentTQuantile(0.5 + (options.confidence ?? 0.95) / 2, degreesOfFreedom) * standardError
  return {
    kind: 'estimate',
    estimate,
    standardError,
    interval: [estimate - half, estimate + half],
    pValue: studentTTwoSided(estimate / standardError, degreesOfFreedom),
    degreesOfFreedom,
  }
}
