import { contrast, type Incomparable } from './contrast.ts'
import { normalPdf, normalQuantile, normalSf } from './normal.ts'
import type { Statistic } from './statistic.ts'

/** What was believed of the relative effect before; none is a flat prior. */
export interface Prior {
  mean: number
  variance: number
}

/** What to believe of an effect. `risk`: expected loss of keeping the control, of choosing the treatment. */
export interface Belief {
  kind: 'estimate'
  estimate: number
  standardError: number
  interval: [number, number]
  chanceToWin: number
  risk: [number, number]
}

/**
 * The normal posterior of an effect: the prior's and the estimate's precision added. The prior is of the
 * relative effect, and scaled by |control value| for an absolute one. `inverse`: less is better.
 */
export function believedEffect(
  control: Statistic,
  treatment: Statistic,
  options: { relative?: boolean; prior?: Prior; inverse?: boolean; alpha?: number } = {},
): Belief | { kind: 'none'; why: Incomparable } {
  const relative = options.relative ?? false
  const found = contrast(control, treatment, relative)
  if ('why' in found) return { kind: 'none', why: found.why }
  const scale = relative ? 1 : Math.abs(found.control.value)
  let { estimate, variance } = found
  if (options.prior) {
    const prior = { mean: options.prior.mean * scale, variance: options.prior.variance * scale ** 2 }
    const precision = 1 / prior.variance + 1 / variance
    estimate = (prior.mean / prior.variance + estimate / variance) / precision
    variance = 1 / precision
  }
  const standardError = Math.sqrt(variance)
  const reach = normalQuantile(1 - (options.alpha ?? 0.05) / 2) * standardError
  const above = normalSf(-estimate / standardError)
  const [ofControl, ofTreatment] = expectedLoss(estimate, standardError)
  return {
    kind: 'estimate',
    estimate,
    standardError,
    interval: [estimate - reach, estimate + reach],
    chanceToWin: options.inverse ? normalSf(estimate / standardError) : above,
    risk: options.inverse ? [ofTreatment, ofControl] : [ofControl, ofTreatment],
  }
}

/** E[max(δ, 0)] and E[max(−δ, 0)] of δ ~ N(mean, sd²): what is lost by the control, by the treatment. */
export function expectedLoss(mean: number, sd: number): [number, number] {
  if (!(sd > 0)) return [Math.max(0, mean), Math.max(0, -mean)]
  const z = mean / sd
  const density = sd * normalPdf(z)
  return [mean * normalSf(-z) + density, Math.max(0, density - mean * normalSf(z))]
}
