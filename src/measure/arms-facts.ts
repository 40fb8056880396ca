import type { Metric } from '../objectives/schema.ts'
import type { Ctx } from '../platform/ctx.ts'
import { PERSON_SQL } from '../profiles/index.ts'
import { bind } from './facts.ts'

/** What people who got one wording on one day, with one probability, have earned so far. */
export interface ArmCohort {
  variant: string
  /** Days since 1970. */
  day: number
  propensity: number
  people: number
  sum: number
  squares: number
  rewarded: number
}

/** How much of the reward came so many days after the choice. */
export interface Delay {
  days: number
  reward: number
}

/** One order's part of the reward. */
const worthOf: Record<Metric, string> = {
  revenue_per_person: 'o.worth',
  margin_per_person: 'o.margin',
  orders_per_person: '1',
  conversion: '1',
}

const earned = (metric: Metric): string => `chosen AS (
    SELECT ${PERSON_SQL.id('c')} AS person, argMin(toString(c.variant_id), (c.decided_at, c.decision_id)) AS variant,
      argMin(c.propensity, (c.decided_at, c.decision_id)) AS propensity, min(c.decided_at) AS since
    FROM (SELECT * FROM choices FINAL WHERE workspace_id = {workspace:UUID} AND campaign_id = {campaign:UUID}
      AND decided_at <= {now:DateTime64(3, 'UTC')}) AS c ${PERSON_SQL.join('c')}
    GROUP BY person),
  orders AS (
    SELECT ${PERSON_SQL.id('e')} AS person, e.*
    FROM (SELECT profile_id, if(order_id = '', message_id, order_id) AS order_key, min(timestamp) AS at,
        argMin(toFloat64(ifNull(value, 0)), timestamp) AS worth,
        argMin(JSONExtractFloat(properties, 'margin'), timestamp) AS margin
      FROM events WHERE workspace_id = {workspace:UUID} AND event = 'Order Completed'
        AND timestamp <= {now:DateTime64(3, 'UTC')}
      GROUP BY profile_id, order_key) AS e ${PERSON_SQL.join('e')}),
  returned AS (
    SELECT ${PERSON_SQL.id('r')} AS person, r.order_id AS order_key, sum(r.worth) AS worth
    FROM (SELECT profile_id, order_id, toFloat64(ifNull(value, 0)) AS worth FROM events
      WHERE workspace_id = {workspace:UUID} AND event = 'Order Refunded' AND order_id != ''
        AND timestamp <= {now:DateTime64(3, 'UTC')}) AS r ${PERSON_SQL.join('r')}
    GROUP BY person, order_key),
  rewards AS (
    SELECT c.person AS person, ${worthOf[metric]}${metric === 'revenue_per_person' ? ' - b.worth' : ''} AS reward,
      intDiv(toUnixTimestamp64Milli(o.at) - toUnixTimestamp64Milli(c.since), 86400000) AS days
    FROM orders AS o INNER JOIN chosen AS c ON c.person = o.person
    LEFT JOIN returned AS b ON b.person = o.person AND b.order_key = o.order_key
    WHERE o.at >= c.since AND o.at < c.since + toIntervalDay({days:UInt32}))`

/**
 * What each wording of a campaign earned, of all people by their first choice, over the horizon from it; whoever
 * bought nothing counts with nothing.
 */
export async function armCohorts(
  ctx: Ctx,
  query: { campaignId: string; metric: Metric; horizonDays: number },
): Promise<{ cohorts: ArmCohort[]; delays: Delay[] }> {
  const params = { ...bind(ctx, query.campaignId), days: query.horizonDays }
  const whole = query.metric === 'conversion' ? 'least(1, sum(reward))' : 'sum(reward)'
  const [cohorts, delays] = await Promise.all([
    ctx.facts.query<ArmCohort>(
      `WITH ${PERSON_SQL.with}, ${earned(query.metric)}
      SELECT c.variant AS variant, toUInt32(toDate(c.since)) AS day, c.propensity AS propensity, count() AS people,
        toFloat64(sum(r.reward)) AS sum, toFloat64(sum(r.reward * r.reward)) AS squares, countIf(r.reward != 0) AS rewarded
      FROM chosen AS c LEFT JOIN (SELECT person, toFloat64(${whole}) AS reward FROM rewards GROUP BY person) AS r
        ON r.person = c.person
      GROUP BY variant, day, propensity ORDER BY variant, day, propensity`,
      params,
      { lane: 'report' },
    ),
    ctx.facts.query<Delay>(
      `WITH ${PERSON_SQL.with}, ${earned(query.metric)}
      SELECT toUInt32(r.days) AS days, toFloat64(sum(r.reward)) AS reward
      FROM rewards AS r INNER JOIN chosen AS c ON c.person = r.person
      WHERE c.since + toIntervalDay({days:UInt32}) <= {now:DateTime64(3, 'UTC')}
      GROUP BY days ORDER BY days`,
      params,
      { lane: 'report' },
    ),
  ])
  return { cohorts, delays }
}
