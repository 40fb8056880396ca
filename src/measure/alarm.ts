import { estimateEffect, type Moments } from '../lib/stats/index.ts'
import type { Alarm } from './schema.ts'

const LEVEL = 0.05

/** People needed before a share of clicks is compared. */
const FEWEST = 100

/**
 * "Clicks up, revenue not", by its own two tests: more of those written to clicked than of other campaigns'
 * recipients (one-sided, proportions), and the objective's effect is below what would be worth having
 * (one-sided, non-inferiority turned round). Undefined where either cannot be tested.
 */
export function engagementAlarm(evidence: {
  clicks: { people: number; sent: number }
  usual: { people: number; sent: number }
  control: Moments
  treated: Moments
  direction: 'increase' | 'decrease'
  smallestEffect: number
}): Alarm | undefined {
  const { clicks, usual, direction, smallestEffect } = evidence
  if (clicks.sent < FEWEST || usual.sent < FEWEST) return undefined
  const proportion = (of: { people: number; sent: number }) =>
    ({ kind: 'proportion', n: of.sent, sum: of.people }) as const
  const rose = estimateEffect(proportion(usual), proportion(clicks), { side: 'greater' })
  const wanted = direction === 'increase' ? smallestEffect : -smallestEffect
  const paid = estimateEffect(
    { kind: 'mean', ...evidence.control },
    { kind: 'mean', ...evidence.treated },
    { side: direction === 'increase' ? 'lesser' : 'greater', against: wanted },
  )
  if (rose.kind === 'none' || paid.kind === 'none') return undefined
  return {
    raised: rose.pValue < LEVEL && paid.pValue < LEVEL,
    clickShare: clicks.people / clicks.sent,
    usualClickShare: usual.people / usual.sent,
    clicksRoseP: rose.pValue,
    objectiveShortP: paid.pValue,
  }
}
