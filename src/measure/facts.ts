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
 * The orders of assigned people, each once however often it was reported, with what went back of it; one row without
 * an order for whoever has none. A query names `assigned` as rarely as it can: every mention computes it again, and
 * so does every mention of this. `needsMargin` reads the properties of the events, which is most of what there is to
 * read.
 */
export function orders(needsMargin: boolean): string {
  const earned = needsMargin
    ? "JSONExtract(properties, 'margin', 'Nullable(Float64)')"
    : 'NULL::Nullable(Float64)'
  return `orders AS (
    SELECT a.person AS person, a.arm AS arm, a.arms AS arms, a.since AS since, a.until AS until,
      e.order_key AS order_key,
      countIf(e.completed = 1) > 0 AS known,
      minIf(e.at, e.completed = 1) AS at,
      argMinIf(e.worth, e.at, e.completed = 1) AS worth,
      argMinIf((e.earned,), e.at, e.completed = 1).1 AS earned,
      sumIf(e.worth, e.refunded = 1) AS refunded,
      sumIf(e.worth, e.refunded = 1 AND e.at >= a.since AND e.at < a.until) AS refundedWithin
    FROM (
      SELECT ${PERSON_SQL.id('e')} AS person, e.*
      FROM (
        SELECT profile_id, if(order_id = '', message_id, order_id) AS order_key, timestamp AS at,
          toUInt8(event = 'Order Completed') AS completed, toUInt8(event = 'Order Refunded') AS refunded,
          toFloat64(ifNull(value, 0)) AS worth, ${earned} AS earned
        FROM events
        WHERE workspace_id = {workspace:UUID} AND event IN ('Order Completed', 'Order Refunded')
          AND timestamp <= {now:DateTime64(3, 'UTC')}) AS e
      ${PERSON_SQL.join('e')}) AS e
    RIGHT JOIN assigned AS a ON a.person = e.person
    GROUP BY person, arm, arms, since, until, order_key)`
}

/**
 * What each assigned person did. A refund counts with its order: when that was placed within the horizon; a refund
 * whose order is unknown counts by its own time. What the same person did in as many days before stands beside it.
 */
export const OUTCOMES = `outcomes AS (
    SELECT person, arm, arms, since, until,
      countIf(known AND at >= since AND at < until) AS orders,
      sumIf(worth - refunded, known AND at >= since AND at < until) - sumIf(refundedWithin, NOT known) AS revenue,
      sumIf(refunded, known AND at >= since AND at < until) + sumIf(refundedWithin, NOT known) AS refunds,
      sumIf(ifNull(earned, 0), known AND at >= since AND at < until) AS margin,
      countIf(isNull(earned) AND known AND at >= since AND at < until) AS without,
      countIf(known AND at >= since - toIntervalDay({days:UInt32}) AND at < since) AS ordersBefore,
      sumIf(worth, known AND at >= since - toIntervalDay({days:UInt32}) AND at < since) AS revenueBefore,
      sumIf(ifNull(earned, 0), known AND at >= since - toIntervalDay({days:UInt32}) AND at < since) AS marginBefore
    FROM orders GROUP BY person, arm, arms, since, until)`

/** Outcomes by arm over the objective's horizon, counted by assignment. */
export async function outcomesByArm(
  ctx: Ctx,
  query: { campaignId: string; horizonDays: number; needsMargin?: boolean },
): Promise<{ arms: ArmFacts[]; inBothArms: number; assignedFrom?: string; assignedUntil?: string }> {
  const rows = await ctx.facts.query<
    Omit<ArmFacts, 'arm'> & { side: ArmFacts['arm'] | 'both'; first: string; last: string }
  >(
    `WITH ${PERSON_SQL.with}, ${ASSIGNED}, ${orders(query.needsMargin ?? false)}, ${OUTCOMES}
    SELECT if(arms > 1, 'both', toString(arm)) AS side, count() AS people,
      countIf(since + toIntervalDay({days:UInt32}) <= {now:DateTime64(3, 'UTC')}) AS complete,
      countIf(outcomes.orders > 0) AS buyers, sum(outcomes.orders) AS orders,
      sum(outcomes.revenue) AS revenue, sum(outcomes.revenue * outcomes.revenue) AS revenueSquares,
      sum(outcomes.orders * outcomes.orders) AS ordersSquares,
      sum(outcomes.margin) AS margin, sum(outcomes.margin * outcomes.margin) AS marginSquares,
      sum(outcomes.without) AS ordersWithoutMargin, min(since) AS first, max(since) AS last
    FROM outcomes GROUP BY side`,
    { ...bind(ctx, query.campaignId), days: query.horizonDays },
    { lane: 'report' },
  )
  const arms = rows.flatMap(({ side, first, last, ...sums }) =>
    side === 'both' ? [] : [{ arm: side, ...sums }],
  )
  const times = rows.map(({ first, last }) => ({ first, last }))
  const [assignedFrom] = times.map(({ first }) => first).sort()
  const assignedUntil = times
    .map(({ last }) => last)
    .sort()
    .at(-1)
  return {
    arms,
    inBothArms: rows.find(({ side }) => side === 'both')?.people ?? 0,
    ...(assignedFrom !== undefined && { assignedFrom }),
    ...(assignedUntil !== undefined && { assignedUntil }),
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
