import type { Ctx } from '../../platform/ctx.ts'
import { PERSON_SQL } from '../../profiles/index.ts'

const VIEWED = 'Product Viewed'
const ADDED = 'Product Added'
const BOUGHT = 'Order Completed'
const MOST_EVENTS = 2_000_000

/** What one person did with products, oldest first: unix seconds, product, whether it was bought. */
export interface ProductHistory {
  person: string
  done: [at: number, item: string, bought: 0 | 1][]
}

/** The histories of everybody since a time; at most the latest two million mentions. */
export function readHistories(ctx: Ctx, since: Date): Promise<ProductHistory[]> {
  return ctx.facts.query<ProductHistory>(
    `WITH ${PERSON_SQL.with},
     mentions AS (
       SELECT profile_id, toUnixTimestamp(timestamp) AS at, event = '${BOUGHT}' AS bought, item
       FROM events ARRAY JOIN product_ids AS item
       WHERE workspace_id = {workspace:UUID} AND event IN {events:Array(String)}
         AND timestamp > parseDateTime64BestEffort({since:String}, 3, 'UTC')
         AND timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC')
       ORDER BY timestamp DESC LIMIT ${MOST_EVENTS})
     SELECT toString(${PERSON_SQL.id('m')}) AS person,
       arraySort(groupArray((toUInt32(at), item, toUInt8(bought)))) AS done
     FROM mentions AS m ${PERSON_SQL.join('m')}
     GROUP BY person ORDER BY person`,
    {
      workspace: ctx.workspace,
      events: [VIEWED, ADDED, BOUGHT],
      since: since.toISOString(),
      now: ctx.clock.now().toISOString(),
    },
    { lane: 'report' },
  )
}

/** What some profiles of one person did with products lately, oldest first. */
export async function readPerson(ctx: Ctx, profileIds: readonly string[]): Promise<ProductHistory['done']> {
  const rows = await ctx.facts.query<{ at: number; item: string; bought: 0 | 1 }>(
    `SELECT toUnixTimestamp(timestamp) AS at, item, toUInt8(event = '${BOUGHT}') AS bought
     FROM events ARRAY JOIN product_ids AS item
     WHERE workspace_id = {workspace:UUID} AND event IN {events:Array(String)} AND profile_id IN {ids:Array(UUID)}
     ORDER BY timestamp DESC LIMIT 500`,
    { workspace: ctx.workspace, events: [VIEWED, ADDED, BOUGHT], ids: profileIds },
  )
  return rows.reverse().map(({ at, item, bought }) => [at, item, bought])
}
