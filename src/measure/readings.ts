import { estimateEffect, type Statistic } from '../lib/stats/index.ts'
import type { AdjustedArm } from './adjusted-facts.ts'
import type { Reading } from './schema.ts'

/**
 * The same effect read in other ways, side by side: with what the same people did before (CUPED), at every look
 * (always-valid), and with the largest values cut. What was planned decides; these show how much hangs on it.
 */
export function readings(arms: readonly AdjustedArm[]): Reading[] {
  const control = arms.find(({ arm }) => arm === 'control')
  const treated = arms.find(({ arm }) => arm === 'treated')
  if (!control || !treated) return []
  const reading = (name: Reading['name'], a: Statistic, b: Statistic, sequential = false): Reading[] => {
    const got = estimateEffect(a, b, { sequential })
    if (got.kind === 'none') return []
    const [low, high] = got.interval
    return [{ name, perPerson: got.estimate, interval: { low, high }, pValue: got.pValue }]
  }
  const cut = treated.cutAt > 0 ? reading('largest_values_cut', control.winsorized, treated.winsorized) : []
  return [
    ...reading('always_valid', control.adjusted.post, treated.adjusted.post, true),
    ...reading('adjusted_for_before', control.adjusted, treated.adjusted),
    ...reading('adjusted_always_valid', control.adjusted, treated.adjusted, true),
    ...cut,
  ]
}
