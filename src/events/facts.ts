import type { Ctx } from '../platform/ctx.ts'
import type { DayCount, EventName, EventProperty, StoredEvent } from './stored.ts'

interface EventRow {
  message_id: string
  profile_id: string
  type: StoredEvent['type']
  event: string
  name: string
  timestamp: string
  received_at: string
  source: string
  user_id: string
  anonymous_id: string
  order_id: string
  value: number | null
  currency: string
  product_ids: string[]
  product_quantities: number[]
  product_prices: (number | null)[]
  page_url: string
  properties: string
  problems: string[]
}

const COLUMNS = `message_id, profile_id, type, event, name, timestamp, received_at, source, user_id, anonymous_id,
  order_id, value, currency, product_ids, product_quantities, product_prices, page_url, properties, problems`

/** What the profiles did until now, newest first. `before` continues a page: the last event's time and message id. */
export async function timeline(
  ctx: Ctx,
  profileIds: readonly string[],
  { before, limit }: { before?: { timestamp: Date; messageId: string }; limit: number },
): Promise<StoredEvent[]> {
  const rows = await ctx.facts.query<EventRow>(
    `SELECT ${COLUMNS} FROM events
     WHERE workspace_id = {workspace:UUID} AND profile_id IN {profiles:Array(UUID)}
       AND timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC')
       ${before ? "AND (timestamp, message_id) < (parseDateTime64BestEffort({before:String}, 3, 'UTC'), {message:String})" : ''}
     ORDER BY timestamp DESC, message_id DESC LIMIT {limit:UInt32}`,
    {
      workspace: ctx.workspace,
      profiles: [...profileIds],
      now: ctx.clock.now().toISOString(),
      limit,
      ...(before && { before: before.timestamp.toISOString(), message: before.messageId }),
    },
  )
  return rows.map(toStoredEvent)
}

/** What was received last, newest first. */
export async function recentEvents(
  ctx: Ctx,
  query: { event?: string; limit: number },
): Promise<StoredEvent[]> {
  const rows = await ctx.facts.query<EventRow>(
    `SELECT ${COLUMNS} FROM events
     WHERE workspace_id = {workspace:UUID} ${query.event === undefined ? '' : 'AND event = {event:String}'}
     ORDER BY received_at DESC, timestamp DESC, message_id DESC LIMIT {limit:UInt32}`,
    {
      workspace: ctx.workspace,
      limit: query.limit,
      ...(query.event !== undefined && { event: query.event }),
    },
  )
  return rows.map(toStoredEvent)
}

/** Events and people of each of the last days, oldest first; days without any are left out. */
export async function countsByDay(ctx: Ctx, days: number): Promise<DayCount[]> {
  return ctx.facts.query<DayCount>(
    `SELECT toString(toDate(timestamp, 'UTC')) AS day, count() AS events, uniq(profile_id) AS people FROM events
     WHERE workspace_id = {workspace:UUID}
       AND timestamp > parseDateTime64BestEffort({now:String}, 3, 'UTC') - toIntervalDay({days:UInt32})
       AND timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC')
     GROUP BY day ORDER BY day`,
    { workspace: ctx.workspace, days, now: ctx.clock.now().toISOString() },
    { lane: 'report' },
  )
}

/** The names of events that there are, most frequent first. */
export async function listEventNames(ctx: Ctx): Promise<EventName[]> {
  return ctx.facts.query<EventName>(
    `SELECT event, any(type) AS type, count() AS events, min(timestamp) AS firstAt, max(timestamp) AS lastAt
     FROM events WHERE workspace_id = {workspace:UUID}
       AND timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC')
     GROUP BY event ORDER BY events DESC, event LIMIT 1000`,
    { workspace: ctx.workspace, now: ctx.clock.now().toISOString() },
    { lane: 'report' },
  )
}

const LOOKED_AT = 2000

/** The properties that events of a name carry, found in some thousands of them. */
export async function listEventProperties(ctx: Ctx, event: string): Promise<EventProperty[]> {
  return ctx.facts.query<EventProperty>(
    `SELECT property, count() / any(total) AS share,
       multiIf(countIf(raw LIKE '"%') = count(), 'text',
               countIf(raw IN ('true', 'false')) = count(), 'boolean',
               countIf(match(raw, '^-?[0-9]')) = count(), 'number', 'other') AS kind,
       substring(trim(BOTH '"' FROM any(raw)), 1, 80) AS example
     FROM (
       SELECT pair.1 AS property, pair.2 AS raw, total FROM (
         SELECT JSONExtractKeysAndValuesRaw(properties) AS pairs, count() OVER () AS total FROM (
           SELECT properties FROM events
           WHERE workspace_id = {workspace:UUID} AND event = {event:String} LIMIT ${LOOKED_AT}))
       ARRAY JOIN pairs AS pair)
     GROUP BY property ORDER BY share DESC, property LIMIT 200`,
    { workspace: ctx.workspace, event },
    { lane: 'report' },
  )
}

function toStoredEvent(row: EventRow): StoredEvent {
  return {
    messageId: row.message_id,
    profileId: row.profile_id,
    type: row.type,
    event: row.event,
    ...(row.name && { name: row.name }),
    timestamp: row.timestamp,
    receivedAt: row.received_at,
    source: row.source,
    ...(row.user_id && { userId: row.user_id }),
    ...(row.anonymous_id && { anonymousId: row.anonymous_id }),
    ...(row.order_id && { orderId: row.order_id }),
    ...(row.value !== null && { value: row.value }),
    ...(row.currency && { currency: row.currency }),
    lines: row.product_ids.map((productId, index) => {
      const price = row.product_prices[index] ?? undefined
      return {
        productId,
        quantity: row.product_quantities[index] ?? 1,
        ...(price !== undefined && { price }),
      }
    }),
    ...(row.page_url && { pageUrl: row.page_url }),
    properties: JSON.parse(row.properties) as Record<string, unknown>,
    problems: row.problems,
  }
}

/** Removes what the profiles did. That a message was seen stays, as a hash, so that a repeat does not bring it back. */
export async function forgetEvents(ctx: Ctx, profileIds: readonly string[]): Promise<void> {
  await ctx.facts.command(
    'DELETE FROM events WHERE workspace_id = {workspace:UUID} AND profile_id IN {ids:Array(UUID)}',
    { workspace: ctx.workspace, ids: [...profileIds] },
  )
}
