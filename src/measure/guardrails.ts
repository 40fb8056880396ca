import { estimateEffect, momentsOf } from '../lib/stats/index.ts'
import type { Objective } from '../objectives/index.ts'
import type { GuardrailArm } from './guardrail-facts.ts'
import type { GuardrailResult } from './schema.ts'

const LEVEL = 0.05

/**
 * Whether each guardrail held, by one-sided tests of non-inferiority at 5 %: *held* when it is shown to be worse
 * by less than the tolerance (a share of the control's value), *broken* when it is shown to be worse by more,
 * otherwise it cannot be told.
 */
export function guardrailResults(
  guardrails: Objective['guardrails'],
  arms: readonly GuardrailArm[],
): GuardrailResult[] {
  const control = arms.find(({ arm }) => arm === 'control')
  const treated = arms.find(({ arm }) => arm === 'treated')
  if (!control || !treated) return []
  return guardrails.map(({ measure, tolerance }) => {
    const [a, b] = [control[measure], treated[measure]]
    const values = { measure, tolerance, control: momentsOf(a).value, treated: momentsOf(b).value }
    // less is worse for margin, more for the others; the limit is in the measure's own unit
    const worse = measure === 'margin' ? -1 : 1
    const against = worse * tolerance * Math.abs(values.control)
    const test = (side: 'greater' | 'lesser') => estimateEffect(a, b, { side, against })
    const [kept, broken] = worse > 0 ? [test('lesser'), test('greater')] : [test('greater'), test('lesser')]
    if (kept.kind === 'none' || broken.kind === 'none') return { ...values, state: 'cannot_tell' }
    if (kept.pValue < LEVEL) return { ...values, state: 'held', pValue: kept.pValue }
    if (broken.pValue < LEVEL) return { ...values, state: 'broken', pValue: broken.pValue }
    return { ...values, state: 'cannot_tell', pValue: kept.pValue }
  })
}
