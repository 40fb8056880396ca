import { commerceEvents } from '../../events/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { PERSON_SQL } from '../../profiles/index.ts'

/** What one person did before a time, and bought after it. */
export interface ObservedPerson {
  person: string
  orders: [string, number, number][]
  events: number
  active_days: number
  views: number
  adds: number
  clicks: number
  searches: number
  days_since_seen: number
  bought_after: number
  worth_after: number
}

/** A sample of known people who did something before `until`: what they did then, and what they bought up to now. */
export async function readObserved(ctx: Ctx, until: Date, limit: number): Promise<ObservedPerson[]> {
  const before = "e.timestamp < parseDateTime64BestEffort({until:String}, 3, 'UTC')"
  return ctx.facts.query<ObservedPerson>(
    `WITH ${PERSON_SQL.with}
     SELECT ${PERSON_SQL.id('e')} AS person,
       groupArrayIf(1000)(tuple(e.message_id, toUnixTimestamp64Milli(e.timestamp), toFloat64(ifNull(e.value, 0))),
         e.event = {order:String} AND ${before}) AS orders,
       countIf(${before}) AS events, uniqIf(toDate(e.timestamp, 'UTC'), ${before}) AS active_days,
       countIf(e.event = {view:String} AND ${before}) AS views, countIf(e.event = {add:String} AND ${before}) AS adds,
       countIf(e.event = 'Email Link Clicked' AND ${before}) AS clicks,
       countIf(e.event ILIKE '%search%' AND ${before}) AS searches,
       dateDiff('day', maxIf(e.timestamp, ${before}), parseDateTime64BestEffort({until:String}, 3, 'UTC')) AS days_since_seen,
       countIf(e.event = {order:String} AND NOT ${before}) AS bought_after,
       sumIf(toFloat64(ifNull(e.value, 0)), e.event = {order:String} AND NOT ${before}) AS worth_after
     FROM (SELECT profile_id, message_id, event, timestamp, value FROM events
       WHERE workspace_id = {workspace:UUID} AND type != 'identify'
         AND timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC')) AS e
     ${PERSON_SQL.join('e')}
     GROUP BY person
     HAVING events > 0 AND person IN (
       SELECT profile_id FROM people FINAL WHERE workspace_id = {workspace:UUID} AND deleted = 0 AND known = 1)
     ORDER BY sipHash64(person) LIMIT {limit:UInt32}`,
    {
      workspace: ctx.workspace,
      until: until.toISOString(),
      now: ctx.clock.now().toISOString(),
      limit,
      order: commerceEvents.orderCompleted,
      view: commerceEvents.productViewed,
      add: commerceEvents.productAdded,
    },
    { lane: 'report' },
  )
}
