import { commerceEvents } from '../events/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { PERSON_SQL } from '../profiles/index.ts'
import type { Audience } from './schema.ts'

/** People of an audience, and what is known of how to write to them. */
export interface Contactability {
  people: number
  reachable: number
  granted: number
  denied: number
}

/** Counts the audience by address and by consent to marketing e-mail. */
export async function readContactability(ctx: Ctx, audience?: Audience): Promise<Contactability> {
  const [row] = await ctx.facts.query<Contactability>(
    `SELECT count() AS people, countIf(has_email = 1) AS reachable,
       countIf(consent['email.marketing'] = 'granted') AS granted,
       countIf(consent['email.marketing'] = 'denied') AS denied
     FROM people FINAL WHERE workspace_id = {workspace:UUID} AND deleted = 0
       ${audience ? `AND profile_id IN (${audience.sql})` : ''}`,
    { ...audience?.params, workspace: ctx.workspace },
    { lane: 'report' },
  )
  return row ?? { people: 0, reachable: 0, granted: 0, denied: 0 }
}

/** What the orders of the last days are like. */
export interface OrderQuality {
  orders: number
  valued: number
  known: number
  currencies: string[]
}

/** Counts the orders of the last `days` by whether they carry a value and belong to somebody known. */
export async function readOrders(ctx: Ctx, days: number): Promise<OrderQuality> {
  const [row] = await ctx.facts.query<OrderQuality>(
    `WITH ${PERSON_SQL.with}
     SELECT sum(e.n) AS orders, sum(e.with_value) AS valued,
       sumIf(e.n, ${PERSON_SQL.id('e')} IN (
         SELECT profile_id FROM people FINAL WHERE workspace_id = {workspace:UUID} AND deleted = 0 AND known = 1)) AS known,
       arraySort(groupUniqArrayArray(10)(e.seen)) AS currencies
     FROM (
       SELECT profile_id, count() AS n, countIf(value > 0) AS with_value,
         groupUniqArrayIf(10)(toString(currency), currency != '') AS seen
       FROM events
       WHERE workspace_id = {workspace:UUID} AND event = {order:String}
         AND timestamp > parseDateTime64BestEffort({now:String}, 3, 'UTC') - toIntervalDay({days:UInt32})
         AND timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC')
       GROUP BY profile_id) AS e
     ${PERSON_SQL.join('e')}`,
    { ...now(ctx), days, order: commerceEvents.orderCompleted },
    { lane: 'report' },
  )
  return row ?? { orders: 0, valued: 0, known: 0, currencies: [] }
}

/** When the last order was, until now. */
export async function readLastOrder(ctx: Ctx): Promise<Date | undefined> {
  const [row] = await ctx.facts.query<{ last: string | null }>(
    `SELECT maxOrNull(timestamp) AS last FROM events
     WHERE workspace_id = {workspace:UUID} AND event = {order:String}
       AND timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC')`,
    { ...now(ctx), order: commerceEvents.orderCompleted },
    { lane: 'report' },
  )
  return row?.last ? new Date(row.last) : undefined
}

/** How many usable events came in since a time, until now. */
export async function countReceived(ctx: Ctx, since: Date): Promise<number> {
  const [row] = await ctx.facts.query<{ count: number }>(
    `SELECT count() AS count FROM events
     WHERE workspace_id = {workspace:UUID}
       AND received_at > parseDateTime64BestEffort({since:String}, 3, 'UTC')
       AND received_at <= parseDateTime64BestEffort({now:String}, 3, 'UTC')`,
    { ...now(ctx), since: since.toISOString() },
    { lane: 'report' },
  )
  return row?.count ?? 0
}

const now = (ctx: Ctx) => ({ workspace: ctx.workspace, now: ctx.clock.now().toISOString() })
