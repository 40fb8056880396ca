import { momentsOf, pooledTheta } from './contrast.ts'
import { normalQuantile, normalSf } from './normal.ts'
import { covariance, mean, type Statistic, variance } from './statistic.ts'

/** An effect put together from strata. */
export interface StratifiedEffect {
  estimate: number
  standardError: number
  interval: [number, number]
  pValue: number
}

interface Cell {
  n: number
  /** control value, difference; for a ratio both of the numerator, then both of the denominator */
  mean: number[]
  /** covariance of √n times that mean */
  covariance: number[][]
}

/**
 * Strata weighted by their share of both arms' people, in place of the shares that chance gave each arm
 * (Miratrix, Sekhon and Yu 2013). Its variance is that within strata and, since the shares are a draw too
 * (multinomial), that between them. Undefined where nothing can be compared.
 */
export function postStratified(
  strata: readonly { control: Statistic; treatment: Statistic }[],
  options: { relative?: boolean; alpha?: number } = {},
): StratifiedEffect | undefined {
  const cells = strata.map(({ control, treatment }) => cellOf(control, treatment))
  const n = cells.reduce((sum, cell) => sum + cell.n, 0)
  const size = cells[0]?.mean.length ?? 0
  if (n === 0 || size === 0) return undefined
  const share = cells.map((cell) => cell.n / n)
  const zeros = () => new Array<number>(size).fill(0)
  const whole = zeros()
  const spread = Array.from({ length: size }, zeros)
  cells.forEach((cell, k) => {
    const weight = share[k] as number
    for (let i = 0; i < size; i += 1) whole[i] = (whole[i] as number) + weight * (cell.mean[i] as number)
  })
  cells.forEach((cell, k) => {
    const weight = share[k] as number
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1) {
        const away = (at: number) => (cell.mean[at] as number) - (whole[at] as number)
        const both = away(i) * away(j) + (cell.covariance[i]?.[j] as number)
        ;(spread[i] as number[])[j] = (spread[i]?.[j] as number) + (weight * both) / n
      }
  })
  const at = reading(whole, options.relative ?? false)
  if (!at) return undefined
  const estimate = at.value
  const standardError = Math.sqrt(
    at.gradient.reduce(
      (sum, g, i) => sum + at.gradient.reduce((inner, h, j) => inner + g * h * (spread[i]?.[j] as number), 0),
      0,
    ),
  )
  const reach = normalQuantile(1 - (options.alpha ?? 0.05) / 2) * standardError
  return {
    estimate,
    standardError,
    interval: [estimate - reach, estimate + reach],
    pValue: 2 * normalSf(Math.abs(estimate) / standardError),
  }
}

function cellOf(control: Statistic, treatment: Statistic): Cell {
  const n = control.n + treatment.n
  if (control.kind === 'ratio' && treatment.kind === 'ratio') {
    const arm = (stat: typeof control) => ({
      m: mean(stat.numerator),
      d: mean(stat.denominator),
      vm: (variance(stat.numerator) * n) / stat.n,
      vd: (variance(stat.denominator) * n) / stat.n,
      c: (covariance(stat.n, stat.numerator, stat.denominator, stat.products) * n) / stat.n,
    })
    const [a, b] = [arm(control), arm(treatment)]
    return {
      n,
      mean: [a.m, b.m - a.m, a.d, b.d - a.d],
      covariance: [
        [a.vm, -a.vm, a.c, -a.c],
        [-a.vm, a.vm + b.vm, -a.c, a.c + b.c],
        [a.c, -a.c, a.vd, -a.vd],
        [-a.c, a.c + b.c, -a.vd, a.vd + b.vd],
      ],
    }
  }
  const [a, b] = [momentsOf(control), momentsOf(treatment)]
  const theta = pooledTheta(control, treatment, a, b)
  const va = (a.variance * n) / a.n
  const adjusted = (arm: typeof a) =>
    ((arm.variance + theta ** 2 * arm.preVariance - 2 * theta * arm.covariance) * n) / arm.n
  const shared = -va + (theta * a.covariance * n) / a.n
  return {
    n,
    mean: [a.value, b.value - a.value - theta * (b.pre - a.pre)],
    covariance: [
      [va, shared],
      [shared, adjusted(a) + adjusted(b)],
    ],
  }
}

function reading(
  whole: readonly number[],
  relative: boolean,
): { value: number; gradient: number[] } | undefined {
  const [a = 0, delta = 0, d, e = 0] = whole
  if (d === undefined) {
    if (!relative) return { value: delta, gradient: [0, 1] }
    return a === 0 ? undefined : { value: delta / a, gradient: [-delta / a ** 2, 1 / a] }
  }
  const [m, k] = [a + delta, d + e]
  if (d === 0 || k === 0) return undefined
  if (!relative)
    return {
      value: m / k - a / d,
      gradient: [1 / k - 1 / d, 1 / k, -m / k ** 2 + a / d ** 2, -m / k ** 2],
    }
  if (a === 0) return undefined
  const ratio = (d * m) / (a * k)
  return { value: ratio - 1, gradient: [ratio / m - ratio / a, ratio / m, ratio / d - ratio / k, -ratio / k] }
}
