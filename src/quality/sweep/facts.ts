import { commerceEvents } from '../../events/index.ts'
import type { Ctx } from '../../platform/ctx.ts'

const WINDOW = `timestamp > parseDateTime64BestEffort({since:String}, 3, 'UTC')
  AND timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC')`

const bounds = (ctx: Ctx, days: number) => ({
  workspace: ctx.workspace,
  now: ctx.clock.now().toISOString(),
  since: new Date(ctx.clock.now().getTime() - days * 86_400_000).toISOString(),
})

/** A person as the rules that compare people read them. */
export interface PersonRow {
  id: string
  traits: Record<string, string>
}

/** Known people, those that changed last first. */
export async function readPeople(ctx: Ctx, names: readonly string[], limit: number): Promise<PersonRow[]> {
  return ctx.facts.query<PersonRow>(
    `SELECT profile_id AS id, mapFilter((k, v) -> k IN {names:Array(String)} AND v != '', traits) AS traits
     FROM people FINAL WHERE workspace_id = {workspace:UUID} AND deleted = 0 AND known = 1
     ORDER BY version DESC LIMIT {limit:UInt32}`,
    { workspace: ctx.workspace, names: [...names], limit },
    { lane: 'report' },
  )
}

/** An order or a refund as the rules that compare orders read them. */
export interface OrderRow {
  profile_id: string
  message_id: string
  event: string
  at: string
  order_id: string
  value: number | null
  currency: string
  basket: string
  source: string
}

/** Orders and refunds of the last days, newest first. */
export async function readOrders(ctx: Ctx, days: number, limit: number): Promise<OrderRow[]> {
  return ctx.facts.query<OrderRow>(
    `SELECT profile_id, message_id, event, timestamp AS at, order_id, toFloat64(value) AS value, currency, source,
       arrayStringConcat(arraySort(arrayMap((p, q) -> concat(p, '×', toString(q)), product_ids, product_quantities)), ' ') AS basket
     FROM events WHERE workspace_id = {workspace:UUID} AND event IN {names:Array(String)} AND ${WINDOW}
     ORDER BY timestamp DESC, message_id LIMIT {limit:UInt32}`,
    { ...bounds(ctx, days), limit, names: [commerceEvents.orderCompleted, commerceEvents.orderRefunded] },
    { lane: 'report' },
  )
}

/** Which of these orders ever came in. */
export async function ordersAmong(ctx: Ctx, orderIds: readonly string[]): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set()
  const rows = await ctx.facts.query<{ order_id: string }>(
    `SELECT DISTINCT order_id FROM events
     WHERE workspace_id = {workspace:UUID} AND event = {order:String} AND order_id IN {ids:Array(String)}`,
    { workspace: ctx.workspace, order: commerceEvents.orderCompleted, ids: [...orderIds] },
    { lane: 'report' },
  )
  return new Set(rows.map((row) => row.order_id))
}

/** A price of a line of an order. */
export interface PriceRow {
  profile_id: string
  message_id: string
  at: string
  source: string
  product: string
  price: number
}

/** Prices of the lines of orders of the last days. */
export async function readPrices(ctx: Ctx, days: number, limit: number): Promise<PriceRow[]> {
  return ctx.facts.query<PriceRow>(
    `SELECT profile_id, message_id, timestamp AS at, source, product, toFloat64(price) AS price
     FROM events ARRAY JOIN product_ids AS product, product_prices AS price
     WHERE workspace_id = {workspace:UUID} AND event = {order:String} AND ${WINDOW} AND price > 0
     ORDER BY timestamp DESC LIMIT {limit:UInt32}`,
    { ...bounds(ctx, days), limit, order: commerceEvents.orderCompleted },
    { lane: 'report' },
  )
}

/** Events of a profile and source that share a fault. */
export interface GroupRow {
  profile_id: string
  source: string
  message_id: string
  at: string
  count: number
}

/** Behaviour without a user id within a day after the same browser logged in, and before it logged out. */
export async function readLoggedInWithoutUser(ctx: Ctx, days: number): Promise<GroupRow[]> {
  return ctx.facts.query<GroupRow>(
    `WITH logins AS (
       SELECT anonymous_id, min(timestamp) AS since,
         minIf(timestamp, match(event, '(?i)(log(ged)?|sign(ed)?) ?out')) AS left
       FROM events WHERE workspace_id = {workspace:UUID} AND anonymous_id != '' AND ${WINDOW}
         AND ((type = 'identify' AND user_id != '') OR match(event, '(?i)(log(ged)?|sign(ed)?) ?out'))
       GROUP BY anonymous_id HAVING countIf(type = 'identify' AND user_id != '') > 0)
     SELECT e.profile_id AS profile_id, e.source AS source, argMax(e.message_id, e.timestamp) AS message_id,
       max(e.timestamp) AS at, count() AS count
     FROM events AS e INNER JOIN logins AS l ON e.anonymous_id = l.anonymous_id
     WHERE e.workspace_id = {workspace:UUID} AND e.user_id = '' AND e.type IN ('track', 'page', 'screen')
       AND e.timestamp > l.since AND e.timestamp < l.since + toIntervalDay(1)
       AND (l.left <= l.since OR e.timestamp < l.left)
       AND e.timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC')
     GROUP BY profile_id, source LIMIT 20000`,
    bounds(ctx, days),
    { lane: 'report' },
  )
}

/** Behaviour of a browser from before it first says that consent was given, where the sender states consent at all. */
export async function readBeforeConsent(ctx: Ctx, days: number): Promise<GroupRow[]> {
  return ctx.facts.query<GroupRow>(
    `WITH answers AS (
       SELECT anonymous_id, source, min(timestamp) AS given
       FROM events WHERE workspace_id = {workspace:UUID} AND anonymous_id != '' AND ${WINDOW}
         AND JSONHas(context, 'consent') AND type != 'identify'
       GROUP BY anonymous_id, source)
     SELECT e.profile_id AS profile_id, e.source AS source, argMax(e.message_id, e.timestamp) AS message_id,
       max(e.timestamp) AS at, count() AS count
     FROM events AS e INNER JOIN answers AS a ON e.anonymous_id = a.anonymous_id AND e.source = a.source
     WHERE e.workspace_id = {workspace:UUID} AND e.timestamp < a.given AND e.type IN ('track', 'page', 'screen')
       AND NOT JSONHas(e.context, 'consent')
       AND e.timestamp > parseDateTime64BestEffort({since:String}, 3, 'UTC')
     GROUP BY profile_id, source LIMIT 20000`,
    bounds(ctx, days),
    { lane: 'report' },
  )
}

/** By source, seconds from when events happened to when they were received, a sample of each. */
export async function readLags(ctx: Ctx, days: number): Promise<{ source: string; lags: number[] }[]> {
  return ctx.facts.query<{ source: string; lags: number[] }>(
    `SELECT source, groupArraySample(500, 1)(dateDiff('second', timestamp, received_at)) AS lags
     FROM events WHERE workspace_id = {workspace:UUID} AND source != 'deliver'
       AND received_at > parseDateTime64BestEffort({since:String}, 3, 'UTC')
       AND received_at <= parseDateTime64BestEffort({now:String}, 3, 'UTC')
     GROUP BY source`,
    bounds(ctx, days),
    { lane: 'report' },
  )
}
