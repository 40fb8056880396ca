import type { Summable } from '../lib/stats/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { PERSON_SQL } from '../profiles/index.ts'
import { ASSIGNED, bind, OUTCOMES, orders } from './facts.ts'

/** What each arm did of what must not get worse. */
export interface GuardrailArm {
  arm: 'treated' | 'control'
  unsubscribes: Summable
  complaints: Summable
  refunds: Summable
  margin: Summable
}

/** The measures of guardrails by arm, within the horizon, counted by assignment. */
export async function guardrailsByArm(
  ctx: Ctx,
  query: { campaignId: string; horizonDays: number },
): Promise<GuardrailArm[]> {
  const rows = await ctx.facts.query<{
    arm: 'treated' | 'control'
    n: number
    unsubscribed: number
    complained: number
    refunds: number
    refundSquares: number
    margin: number
    marginSquares: number
  }>(
    `WITH ${PERSON_SQL.with}, ${ASSIGNED}, ${orders(true)}, ${OUTCOMES},
    left AS (
      SELECT a.person AS person, max(e.event = 'Unsubscribed') AS unsubscribed,
        max(e.event = 'Email Marked as Spam') AS complained
      FROM (SELECT ${PERSON_SQL.id('e')} AS person, e.event AS event, e.timestamp AS at
        FROM events AS e ${PERSON_SQL.join('e')}
        WHERE e.workspace_id = {workspace:UUID} AND e.event IN ('Unsubscribed', 'Email Marked as Spam')
          AND e.timestamp <= {now:DateTime64(3, 'UTC')}) AS e
      INNER JOIN assigned AS a ON a.person = e.person
      WHERE e.at >= a.since AND e.at < a.until
      GROUP BY person)
    SELECT o.arm AS arm, count() AS n, sum(l.unsubscribed) AS unsubscribed, sum(l.complained) AS complained,
      sum(o.refunds) AS refunds, sum(o.refunds * o.refunds) AS refundSquares,
      sum(o.margin) AS margin, sum(o.margin * o.margin) AS marginSquares
    FROM (SELECT * FROM outcomes WHERE arms = 1) AS o
    LEFT JOIN left AS l ON l.person = o.person
    GROUP BY arm`,
    { ...bind(ctx, query.campaignId), days: query.horizonDays },
    { lane: 'report' },
  )
  return rows.map(({ arm, n, ...row }) => ({
    arm,
    unsubscribes: { kind: 'proportion', n, sum: row.unsubscribed },
    complaints: { kind: 'proportion', n, sum: row.complained },
    refunds: { kind: 'mean', n, sum: row.refunds, sumSquares: row.refundSquares },
    margin: { kind: 'mean', n, sum: row.margin, sumSquares: row.marginSquares },
  }))
}
