import type { AdjustedMeanStatistic, Summable } from '../lib/stats/index.ts'
import type { Metric } from '../objectives/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { PERSON_SQL } from '../profiles/index.ts'
import { ASSIGNED, bind, OUTCOMES, orders } from './facts.ts'

/** A person's value of a metric within the horizon, and before assignment over as many days. */
const VALUE: Record<Metric, { now: string; before: string }> = {
  revenue_per_person: { now: 'revenue', before: 'revenueBefore' },
  orders_per_person: { now: 'toFloat64(orders)', before: 'toFloat64(ordersBefore)' },
  conversion: { now: 'toFloat64(orders > 0)', before: 'toFloat64(ordersBefore > 0)' },
  margin_per_person: { now: 'margin', before: 'marginBefore' },
}

/** Share of people beyond whose value larger ones are cut down to it. */
const CUT_AT = 0.99

/** One arm's sums with the value from before, and with the largest values cut. */
export interface AdjustedArm {
  arm: 'treated' | 'control'
  adjusted: AdjustedMeanStatistic
  winsorized: Summable
  cutAt: number
}

/** What each arm did within the horizon beside what the same people did in as many days before it. */
export async function adjustedByArm(
  ctx: Ctx,
  query: { campaignId: string; horizonDays: number; metric: Metric },
): Promise<AdjustedArm[]> {
  const { now, before } = VALUE[query.metric]
  const rows = await ctx.facts.query<{
    arm: 'treated' | 'control'
    n: number
    sum: number
    squares: number
    preSum: number
    preSquares: number
    products: number
    cutSum: number
    cutSquares: number
    cutAt: number
  }>(
    `WITH ${PERSON_SQL.with}, ${ASSIGNED}, ${orders(query.metric === 'margin_per_person')}, ${OUTCOMES}
    SELECT arm, count() AS n, sum(now) AS sum, sum(now * now) AS squares, sum(pre) AS preSum,
      sum(pre * pre) AS preSquares, sum(now * pre) AS products, any(most) AS cutAt,
      sum(least(now, most)) AS cutSum, sum(pow(least(now, most), 2)) AS cutSquares
    FROM (
      SELECT arm, ${now} AS now, ${before} AS pre, quantileExact(${CUT_AT})(${now}) OVER () AS most
      FROM outcomes WHERE arms = 1)
    GROUP BY arm`,
    { ...bind(ctx, query.campaignId), days: query.horizonDays },
    { lane: 'report' },
  )
  return rows.map((row) => ({
    arm: row.arm,
    adjusted: {
      kind: 'adjusted-mean',
      n: row.n,
      post: { kind: 'mean', n: row.n, sum: row.sum, sumSquares: row.squares },
      pre: { kind: 'mean', n: row.n, sum: row.preSum, sumSquares: row.preSquares },
      products: row.products,
    },
    winsorized: { kind: 'mean', n: row.n, sum: row.cutSum, sumSquares: row.cutSquares },
    cutAt: row.cutAt,
  }))
}
