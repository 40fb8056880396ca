import { sql } from 'kysely'
import type { Ctx } from '../platform/ctx.ts'
import {
  addEvent,
  type BehaviourEvent,
  major,
  minor,
  nothingYet,
  type Rolling,
  type RollingSession,
} from './behaviour.ts'
import { markForMirror } from './mirror-queue.ts'
import { anyOf, type Tables, tables } from './store.ts'

/** Adds events to the behaviour of their profiles. */
export async function keepBehaviour(
  tx: Ctx,
  events: readonly BehaviourEvent[],
  profileIds: readonly string[],
): Promise<void> {
  const rolling = await readBehaviour(tx, [...new Set(profileIds)])
  const zones = new Map([...rolling].map(([id, one]) => [id, one.timeZone]))
  const order = [...events.keys()].sort((a, b) => timeOf(events[a]) - timeOf(events[b]))
  for (const index of order) {
    const event = events[index]
    const profileId = profileIds[index]
    if (!event || !profileId) continue
    const one = rolling.get(profileId) ?? nothingYet()
    rolling.set(profileId, one)
    addEvent(one, event)
  }
  await writeBehaviour(tx, rolling)
  const moved = [...rolling].filter(([id, one]) => one.timeZone !== zones.get(id)).map(([id]) => id)
  await markForMirror(tx, moved, false)
}

/** Behaviour of each of these profiles that did anything. */
export async function readBehaviour(ctx: Ctx, profileIds: readonly string[]): Promise<Map<string, Rolling>> {
  if (profileIds.length === 0) return new Map()
  const rows = await tables(ctx)
    .selectFrom('behaviours')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('profile_id', '=', anyOf(profileIds))
    .execute()
  return new Map(rows.map((row) => [row.profile_id, toRolling(row)]))
}

/** Writes behaviour as it is given, over what was there. */
export async function writeBehaviour(tx: Ctx, rolling: ReadonlyMap<string, Rolling>): Promise<void> {
  if (rolling.size === 0) return
  const ids = [...rolling.keys()]
  const all = [...rolling.values()]
  const times = (read: (one: Rolling) => number | undefined) =>
    all.map((one) => {
      const at = read(one)
      return at === undefined ? null : new Date(at)
    })
  await sql`
    INSERT INTO behaviours (workspace_id, profile_id, first_seen, last_seen, events, counts, orders, revenue, refunds,
      refunded, first_order_at, last_order_at, last_items, session, time_zone, time_zone_at)
    SELECT ${tx.workspace}, new.* FROM unnest(
      ${ids}::uuid[], ${times((one) => one.firstSeen)}::timestamptz[], ${times((one) => one.lastSeen)}::timestamptz[],
      ${all.map((one) => one.events)}::bigint[], ${all.map((one) => JSON.stringify(one.counts))}::jsonb[],
      ${all.map((one) => one.orders)}::bigint[], ${all.map((one) => major(one.revenue).toFixed(4))}::numeric[],
      ${all.map((one) => one.refunds)}::bigint[], ${all.map((one) => major(one.refunded).toFixed(4))}::numeric[],
      ${times((one) => one.firstOrderAt)}::timestamptz[], ${times((one) => one.lastOrderAt)}::timestamptz[],
      ${all.map((one) => JSON.stringify(one.lastItems))}::jsonb[],
      ${all.map((one) => (one.session ? JSON.stringify(one.session) : null))}::jsonb[],
      ${all.map((one) => one.timeZone ?? null)}::text[], ${times((one) => one.timeZoneAt)}::timestamptz[]
    ) AS new
    ON CONFLICT (workspace_id, profile_id) DO UPDATE SET first_seen = excluded.first_seen,
      last_seen = excluded.last_seen, events = excluded.events, counts = excluded.counts, orders = excluded.orders,
      revenue = excluded.revenue, refunds = excluded.refunds, refunded = excluded.refunded,
      first_order_at = excluded.first_order_at, last_order_at = excluded.last_order_at,
      last_items = excluded.last_items, session = excluded.session, time_zone = excluded.time_zone,
      time_zone_at = excluded.time_zone_at
  `.execute(tx.db)
}

function toRolling(row: Tables['behaviours']): Rolling {
  return {
    firstSeen: row.first_seen.getTime(),
    lastSeen: row.last_seen.getTime(),
    events: row.events,
    counts: row.counts,
    orders: row.orders,
    revenue: minor(row.revenue),
    refunds: row.refunds,
    refunded: minor(row.refunded),
    firstOrderAt: row.first_order_at?.getTime(),
    lastOrderAt: row.last_order_at?.getTime(),
    lastItems: row.last_items ?? [],
    session: (row.session as RollingSession | null) ?? undefined,
    timeZone: row.time_zone ?? undefined,
    timeZoneAt: row.time_zone_at?.getTime(),
  }
}

function timeOf(event: BehaviourEvent | undefined): number {
  return event?.timestamp.getTime() ?? 0
}
