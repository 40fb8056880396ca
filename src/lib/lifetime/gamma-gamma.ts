import { lnGamma } from '../stats/gamma.ts'
import { nelderMead } from './nelder-mead.ts'

/** The mean value of some of a customer's purchases. */
export interface Spend {
  purchases: number
  mean: number
}

/** Values ~ Gamma(p, ν) within a customer, ν ~ Gamma(q, γ) between them. */
export interface GammaGamma {
  p: number
  q: number
  gamma: number
}

/** Fits by maximum likelihood from several starts (Fader and Hardie 2013, "The Gamma-Gamma Model", eq. 1a). */
export function fitGammaGamma(spends: readonly Spend[]): GammaGamma | undefined {
  const usable = spends.filter(({ purchases, mean }) => purchases > 0 && mean > 0)
  if (usable.length < 2) return undefined
  const scale = usable.reduce((sum, { mean }) => sum + mean, 0) / usable.length
  const parameters = (x: readonly number[]): GammaGamma => {
    const [p = 0, q = 0, gamma = 0] = x.map((one) => Math.exp(Math.min(12, Math.max(-12, one))))
    // q above 1, or no mean exists
    return { p, q: 1 + q, gamma }
  }
  const loss = (x: readonly number[]) => {
    const { p, q, gamma } = parameters(x)
    let sum = 0
    for (const { purchases: n, mean } of usable) {
      const m = mean / scale
      sum +=
        lnGamma(p * n + q) -
        lnGamma(p * n) -
        lnGamma(q) +
        q * Math.log(gamma) +
        (p * n - 1) * Math.log(m) +
        p * n * Math.log(n) -
        (p * n + q) * Math.log(gamma + m * n)
    }
    return -sum / usable.length + 1e-6 * x.reduce((all, one) => all + one ** 2, 0)
  }
  const starts = [
    [0.5, 1, 0.5],
    [1.5, 0.5, 0],
    [0, 2, 1.5],
  ]
  const best = starts.map((start) => nelderMead(loss, start)).sort((a, b) => a.value - b.value)[0]
  if (!best) return undefined
  const { p, q, gamma } = parameters(nelderMead(loss, best.at, { step: 0.1 }).at)
  return { p, q, gamma: gamma * scale }
}

/** The expected value of a customer's next purchase: own mean, drawn to that of all (eq. 5). */
export function expectedSpend({ p, q, gamma }: GammaGamma, { purchases: n, mean }: Spend): number {
  return (p * (gamma + n * mean)) / (p * n + q - 1)
}
