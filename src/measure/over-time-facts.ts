import type { Metric } from '../objectives/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { PERSON_SQL } from '../profiles/index.ts'
import { ASSIGNED, bind, orders } from './facts.ts'

const VALUE: Record<Metric, string> = {
  revenue_per_person: 'sum(s.worth)',
  orders_per_person: 'toFloat64(count())',
  conversion: 'toFloat64(count() > 0)',
  margin_per_person: 'sum(ifNull(s.earned, 0))',
}

/** What an arm had done by an instant: the metric's moments over everybody assigned until then. */
export interface ArmAt {
  at: number
  arm: 'treated' | 'control'
  n: number
  sum: number
  sumSquares: number
}

/** The arms at several instants (milliseconds). Orders count as they were placed: refunds are left out. */
export async function armsAt(
  ctx: Ctx,
  query: { campaignId: string; horizonDays: number; metric: Metric; looks: readonly number[] },
): Promise<ArmAt[]> {
  const params = { ...bind(ctx, query.campaignId), days: query.horizonDays, looks: query.looks }
  const people = await ctx.facts.query<{ at: number; arm: ArmAt['arm']; n: number }>(
    `WITH ${PERSON_SQL.with}, ${ASSIGNED}
    SELECT at, arm, count() AS n FROM (SELECT arm, since, arrayJoin({looks:Array(Int64)}) AS at FROM assigned WHERE arms = 1)
    WHERE toUnixTimestamp64Milli(since) <= at GROUP BY at, arm`,
    params,
    { lane: 'report' },
  )
  const sums = await ctx.facts.query<{ at: number; arm: ArmAt['arm']; sum: number; sumSquares: number }>(
    `WITH ${PERSON_SQL.with}, ${ASSIGNED}, ${orders(query.metric === 'margin_per_person')}
    SELECT look AS at, arm, sum(value) AS sum, sum(value * value) AS sumSquares
    FROM (
      SELECT s.look AS look, s.arm AS arm, s.person AS person, ${VALUE[query.metric]} AS value
      FROM (SELECT person, arm, at AS placed, worth, earned, arrayJoin({looks:Array(Int64)}) AS look
        FROM orders WHERE arms = 1 AND known AND at >= since AND at < until) AS s
      WHERE toUnixTimestamp64Milli(s.placed) < s.look
      GROUP BY s.look, s.arm, s.person)
    GROUP BY at, arm`,
    params,
    { lane: 'report' },
  )
  const found = new Map(sums.map((row) => [`${row.at} ${row.arm}`, row]))
  return people.map(({ at, arm, n }) => {
    const row = found.get(`${at} ${arm}`)
    return { at: Number(at), arm, n, sum: row?.sum ?? 0, sumSquares: row?.sumSquares ?? 0 }
  })
}
