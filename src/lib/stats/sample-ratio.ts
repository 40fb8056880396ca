import { gammaQ } from './gamma.ts'

/** Below this p-value an assignment is reported as broken (Fabijan et al. 2019 use the same strictness). */
export const SAMPLE_RATIO_P = 0.001

/** Whether people fell into arms as planned. */
export interface SampleRatio {
  pValue: number
  chiSquare: number
  mismatch: boolean
}

/**
 * Pearson's chi-square test of observed counts against planned shares. Undefined with fewer than two arms of a
 * positive share or with nobody assigned.
 *
 * @param observed people in each arm
 * @param shares planned share of each arm; need not sum to one
 */
export function sampleRatio(observed: readonly number[], shares: readonly number[]): SampleRatio | undefined {
  const total = observed.reduce((sum, n) => sum + n, 0)
  const weight = shares.reduce((sum, share) => sum + share, 0)
  const arms = observed.flatMap((n, i) => {
    const share = shares[i] ?? 0
    return share > 0 ? [{ n, expected: (total * share) / weight }] : []
  })
  if (arms.length < 2 || total === 0) return undefined
  const chiSquare = arms.reduce((sum, { n, expected }) => sum + (n - expected) ** 2 / expected, 0)
  const pValue = gammaQ((arms.length - 1) / 2, chiSquare / 2)
  return { pValue, chiSquare, mismatch: pValue < SAMPLE_RATIO_P }
}
