import type { AdjustedMeanStatistic, Summable } from '../lib/stats/index.ts'
import type { Metric } from '../objectives/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { PERSON_SQL } from '../profiles/index.ts'
import { ASSIGNED, bind, OUTCOMES } from './facts.ts'

/** A person's value of a metric within the horizon, and before assignment over as many days. */
const VALUE: Record<Metric, { now: string; before: string }> = {
  revenue_per_person: { now: 'toFloat64(o.revenue)', before: 'toFloat64(p.revenue)' },
  orders_per_person: { now: 'toFloat64(o.orders)', before: 'toFloat64(p.orders)' },
  conversion: { now: 'toFloat64(o.orders > 0)', before: 'toFloat64(p.orders > 0)' },
  margin_per_person: { now: 'toFloat64(o.margin)', before: 'toFloat64(p.margin)' },
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
    `WITH ${PERSON_SQL.with}, ${ASSIGNED}, ${OUTCOMES},
    earlier AS (
      SELECT o.person AS person, count() AS orders, sum(o.worth) AS revenue, sum(ifNull(o.earned, 0)) AS margin
      FROM (SELECT * FROM bought WHERE event = 'Order Completed') AS o
      INNER JOIN assigned AS a ON a.person = o.person
      WHERE o.at < a.since AND o.at >= a.since - toIntervalDay({days:UInt32})
      GROUP BY person),
    valued AS (
      SELECT o.arm AS arm, ${now} AS now, ${before} AS pre
      FROM outcomes AS o LEFT JOIN earlier AS p ON p.person = o.person),
    cut AS (SELECT quantileExact(${CUT_AT})(now) AS most FROM valued)
    SELECT arm, count() AS n, sum(now) AS sum, sum(now * now) AS squares, sum(pre) AS preSum,
      sum(pre * pre) AS preSquares, sum(now * pre) AS products, max((SELECT most FROM cut)) AS cutAt,
      sum(least(now, (SELECT most FROM cut))) AS cutSum, sum(pow(least(now, (SELECT most FROM cut)), 2)) AS cutSquares
    FROM valued GROUP BY arm`,
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
