import type { Metric } from '../objectives/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { PERSON_SQL } from '../profiles/index.ts'

const VALUE: Record<Metric, string> = {
  revenue_per_person: 'o.revenue',
  orders_per_person: 'toFloat64(o.orders)',
  conversion: 'toFloat64(o.orders > 0)',
  margin_per_person: 'o.margin',
}

/** What people known before the last horizon did in it. */
export interface History {
  people: number
  sum: number
  sumSquares: number
  /** people with an event in the horizon */
  active: number
}

/** The metric over the horizon that ends now, of everybody who had an event in the year before it. */
export async function historyOf(ctx: Ctx, query: { metric: Metric; horizonDays: number }): Promise<History> {
  const [row] = await ctx.facts.query<History>(
    `WITH ${PERSON_SQL.with},
    seen AS (
      SELECT ${PERSON_SQL.id('e')} AS person, e.event AS event, e.timestamp AS at,
        if(e.order_id = '', e.message_id, e.order_id) AS order_key, toFloat64(ifNull(e.value, 0)) AS worth,
        JSONExtractFloat(e.properties, 'margin') AS earned
      FROM events AS e ${PERSON_SQL.join('e')}
      WHERE e.workspace_id = {workspace:UUID} AND e.timestamp <= {now:DateTime64(3, 'UTC')}
        AND e.timestamp >= {now:DateTime64(3, 'UTC')} - toIntervalDay({days:UInt32} + 365)),
    known AS (
      SELECT person, max(at >= {now:DateTime64(3, 'UTC')} - toIntervalDay({days:UInt32})) AS active
      FROM seen GROUP BY person
      HAVING min(at) < {now:DateTime64(3, 'UTC')} - toIntervalDay({days:UInt32})),
    o AS (
      SELECT person, count() AS orders, sum(worth) AS revenue, sum(earned) AS margin
      FROM (SELECT person, order_key, any(worth) AS worth, any(earned) AS earned FROM seen
        WHERE event = 'Order Completed' AND at >= {now:DateTime64(3, 'UTC')} - toIntervalDay({days:UInt32})
        GROUP BY person, order_key)
      GROUP BY person)
    SELECT count() AS people, sum(value) AS sum, sum(value * value) AS sumSquares, sum(active) AS active
    FROM (SELECT ${VALUE[query.metric]} AS value, known.active AS active
      FROM known LEFT JOIN o ON o.person = known.person)`,
    {
      workspace: ctx.workspace,
      now: ctx.clock.now().toISOString().replace('Z', ''),
      days: query.horizonDays,
    },
    { lane: 'report' },
  )
  return row ?? { people: 0, sum: 0, sumSquares: 0, active: 0 }
}
