import type { Ctx } from '../platform/ctx.ts'
import { PERSON_SQL } from '../profiles/index.ts'

/** What one arm did within the horizon: sufficient statistics of every measure. */
export interface ArmFacts {
  arm: 'treated' | 'control'
  people: number
  complete: number
  buyers: number
  orders: number
  revenue: number
  revenueSquares: number
  ordersSquares: number
  margin: number
  marginSquares: number
  ordersWithoutMargin: number
}

/** People of a campaign by the arm they were first assigned to; whoever stands in both after a merge is set apart. */
export const ASSIGNED = `assigned AS (
    SELECT ${PERSON_SQL.id('a')} AS person,
      argMin(a.arm, a.assigned_at) AS arm,
      min(a.assigned_at) AS since,
      least(min(a.assigned_at) + toIntervalDay({days:UInt32}), {now:DateTime64(3, 'UTC')}) AS until,
      uniqExact(a.arm) AS arms
    FROM (SELECT profile_id, arm, assigned_at FROM assignments FINAL
      WHERE workspace_id = {workspace:UUID} AND campaign_id = {campaign:UUID}) AS a
    ${PERSON_SQL.join('a')}
    GROUP BY person)`

/**
 * Orders and refunds of assigned people, an order once however often it was reported. A refund counts with its
 * order: when that was placed within the horizon; a refund whose order is unknown counts by its own time.
 */
export const OUTCOMES = `bought AS (
    SELECT ${PERSON_SQL.id('e')} AS person, e.*
    FROM (
      SELECT profile_id, event, if(order_id = '' OR event = 'Order Refunded', message_id, order_id) AS order_key,
        any(order_id) AS order_no, min(timestamp) AS at, argMin(toFloat64(ifNull(value, 0)), timestamp) AS worth,
        argMin(JSONExtract(properties, 'margin', 'Nullable(Float64)'), timestamp) AS earned
      FROM events
      WHERE workspace_id = {workspace:UUID} AND event IN ('Order Completed', 'Order Refunded')
        AND timestamp <= {now:DateTime64(3, 'UTC')}
      GROUP BY profile_id, event, order_key) AS e
    ${PERSON_SQL.join('e')}),
  sales AS (
    SELECT a.person AS person, o.order_no AS order_no, o.at AS at, o.worth AS worth, o.earned AS earned,
      o.at >= a.since AND o.at < a.until AS counts
    FROM (SELECT * FROM bought WHERE event = 'Order Completed') AS o
    INNER JOIN assigned AS a ON a.person = o.person),
  refunds AS (
    SELECT r.person AS person, sum(r.worth) AS worth
    FROM (SELECT b.person AS person, b.order_no AS order_no, b.at AS at, b.worth AS worth, a.since AS since, a.until AS until
      FROM bought AS b INNER JOIN assigned AS a ON a.person = b.person WHERE b.event = 'Order Refunded') AS r
    LEFT JOIN (SELECT person, order_no, max(counts) AS counts, 1 AS known FROM sales WHERE order_no != '' GROUP BY person, order_no) AS s
      ON s.person = r.person AND s.order_no = r.order_no
    WHERE if(s.known = 1, s.counts, r.at >= r.since AND r.at < r.until)
    GROUP BY person),
  outcomes AS (
    SELECT a.person AS person, a.arm AS arm, a.until AS until, a.since AS since,
      s.orders AS orders, s.worth - r.worth AS revenue, s.earned AS margin, s.without AS without
    FROM (SELECT * FROM assigned WHERE arms = 1) AS a
    LEFT JOIN (SELECT person, count() AS orders, sum(sales.worth) AS worth,
        sum(ifNull(sales.earned, 0)) AS earned, countIf(isNull(sales.earned)) AS without
      FROM sales WHERE counts GROUP BY person) AS s ON s.person = a.person
    LEFT JOIN refunds AS r ON r.person = a.person)`

/** Outcomes by arm over the objective's horizon, counted by assignment. */
export async function outcomesByArm(
  ctx: Ctx,
  query: { campaignId: string; horizonDays: number },
): Promise<{ arms: ArmFacts[]; inBothArms: number; assignedFrom?: string; assignedUntil?: string }> {
  const params = { ...bind(ctx, query.campaignId), days: query.horizonDays }
  const arms = await ctx.facts.query<ArmFacts>(
    `WITH ${PERSON_SQL.with}, ${ASSIGNED}, ${OUTCOMES}
    SELECT arm, count() AS people,
      countIf(since + toIntervalDay({days:UInt32}) <= {now:DateTime64(3, 'UTC')}) AS complete,
      countIf(outcomes.orders > 0) AS buyers, sum(outcomes.orders) AS orders,
      sum(outcomes.revenue) AS revenue, sum(outcomes.revenue * outcomes.revenue) AS revenueSquares,
      sum(outcomes.orders * outcomes.orders) AS ordersSquares,
      sum(outcomes.margin) AS margin, sum(outcomes.margin * outcomes.margin) AS marginSquares,
      sum(outcomes.without) AS ordersWithoutMargin
    FROM outcomes GROUP BY arm`,
    params,
    { lane: 'report' },
  )
  const [whole] = await ctx.facts.query<{ mixed: number; people: number; first: string; last: string }>(
    `WITH ${PERSON_SQL.with}, ${ASSIGNED}
    SELECT countIf(arms > 1) AS mixed, count() AS people, min(since) AS first, max(since) AS last FROM assigned`,
    params,
    { lane: 'report' },
  )
  return {
    arms,
    inBothArms: whole?.mixed ?? 0,
    ...(whole && whole.people > 0 && { assignedFrom: whole.first, assignedUntil: whole.last }),
  }
}

/** Clicks and recipients of the workspace's other campaigns: what is usual here. */
export async function usualClicks(ctx: Ctx, campaignId: string): Promise<{ sent: number; people: number }> {
  const [row] = await ctx.facts.query<{ sent: number; people: number }>(
    `SELECT uniqExactIf(who, event = 'Email Sent') AS sent, uniqExactIf(who, event = 'Email Link Clicked') AS people
    FROM (
      SELECT event, (profile_id, JSONExtractString(properties, 'campaign_id')) AS who
      FROM events
      WHERE workspace_id = {workspace:UUID} AND event IN ('Email Sent', 'Email Link Clicked')
        AND timestamp <= {now:DateTime64(3, 'UTC')}
        AND JSONExtractString(properties, 'campaign_id') NOT IN ('', {campaignText:String})
        AND NOT JSONExtractBool(properties, 'suspected_scanner'))`,
    { ...bind(ctx, campaignId), campaignText: campaignId },
    { lane: 'report' },
  )
  return row ?? { sent: 0, people: 0 }
}

/** How many people a campaign's messages were sent to and how they engaged; suspected scanners are left out. */
export async function engagement(
  ctx: Ctx,
  campaignId: string,
): Promise<{ sent: number; opened: number; clicked: number; unsubscribed: number }> {
  const [row] = await ctx.facts.query<{
    sent: number
    opened: number
    clicked: number
    unsubscribed: number
  }>(
    `WITH ${PERSON_SQL.with}
    SELECT uniqExactIf(person, event = 'Email Sent') AS sent,
      uniqExactIf(person, event = 'Email Opened') AS opened,
      uniqExactIf(person, event = 'Email Link Clicked') AS clicked,
      uniqExactIf(person, event = 'Unsubscribed') AS unsubscribed
    FROM (
      SELECT e.event AS event, ${PERSON_SQL.id('e')} AS person
      FROM events AS e ${PERSON_SQL.join('e')}
      WHERE e.workspace_id = {workspace:UUID}
        AND e.event IN ('Email Sent', 'Email Opened', 'Email Link Clicked', 'Unsubscribed')
        AND e.timestamp <= {now:DateTime64(3, 'UTC')}
        AND JSONExtractString(e.properties, 'campaign_id') = {campaignText:String}
        AND NOT JSONExtractBool(e.properties, 'suspected_scanner'))`,
    { ...bind(ctx, campaignId), campaignText: campaignId },
    { lane: 'report' },
  )
  return row ?? { sent: 0, opened: 0, clicked: 0, unsubscribed: 0 }
}

export function bind(ctx: Ctx, campaign: string) {
  return { workspace: ctx.workspace, campaign, now: ctx.clock.now().toISOString().replace('Z', '') }
}
