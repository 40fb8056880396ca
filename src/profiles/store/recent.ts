import { sql } from 'kysely'
import { entryOf } from '../../events/index.ts'
import type { EventFact } from '../../lib/conditions/evaluate.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ProfileEvent } from '../schema.ts'
import { jsons, texts, times, uuids } from './columns.ts'
import { anyOf } from './profiles.ts'

/** What somebody did is at hand for so long, and at most so many events of it are read. */
export const RECENT_DAYS = 30
export const MOST_RECENT = 300
const DAY = 86_400_000
/** Larger properties are left out: a decision that asks for them waits for the column store. */
const MOST_BYTES = 4000

/** Keeps the events of the last days as conditions read them; older ones (an import) are not for this. */
export async function keepRecent(
  tx: Ctx,
  events: readonly ProfileEvent[],
  profileIds: readonly string[],
): Promise<void> {
  const since = tx.clock.now().getTime() - RECENT_DAYS * DAY
  const rows = events.flatMap((event, index) => {
    const profileId = profileIds[index]
    return profileId && event.timestamp.getTime() > since ? [{ event, profileId }] : []
  })
  if (rows.length === 0) return
  const propertiesOf = (event: ProfileEvent) => {
    const text = JSON.stringify(event.properties ?? {})
    return text.length > MOST_BYTES ? { $left_out: true } : (event.properties ?? {})
  }
  await sql`
    INSERT INTO recent_events (workspace_id, profile_id, at, event, value, entry, properties)
    SELECT ${tx.workspace}, one.id, one.at, one.event, one.value::numeric, one.entry, one.properties::json
    FROM unnest(${uuids(rows.map((row) => row.profileId))}, ${times(rows.map((row) => row.event.timestamp))},
      ${texts(rows.map((row) => row.event.event))}, ${texts(rows.map(({ event }) => event.value?.toString()))},
      ${texts(rows.map(({ event }) => entryOf(event)))}, ${jsons(rows.map(({ event }) => propertiesOf(event)))}
    ) AS one(id, at, event, value, entry, properties)`.execute(tx.db)
}

/** The recent events of each of these profiles, oldest first; `since` is from when on none is missing (ms). */
export async function readRecent(
  ctx: Ctx,
  profileIds: readonly string[],
): Promise<Map<string, { events: EventFact[]; since: number }>> {
  const now = ctx.clock.now()
  const from = new Date(now.getTime() - RECENT_DAYS * DAY)
  const found = new Map<string, { events: EventFact[]; since: number }>()
  for (const id of profileIds) found.set(id, { events: [], since: from.getTime() })
  if (profileIds.length === 0) return found
  const { rows } = await sql<{
    id: string
    at: number
    event: string
    value: number | null
    entry: string | null
    properties: Record<string, unknown>
  }>`
    SELECT p.id, extract(epoch FROM r.at)::float8 * 1000 AS at, r.event, r.value::float8 AS value, r.entry, r.properties
    FROM profiles p CROSS JOIN LATERAL (
      SELECT * FROM recent_events r WHERE r.workspace_id = p.workspace_id AND r.profile_id = p.id AND r.at > ${from}
      ORDER BY r.at DESC LIMIT ${MOST_RECENT}) r
    WHERE p.workspace_id = ${ctx.workspace} AND p.id = ${anyOf(profileIds)}`.execute(ctx.db)
  for (const { id, at, event, value, entry, properties } of rows)
    found.get(id)?.events.push({
      event,
      at: Math.round(at),
      properties,
      ...(value !== null && { value }),
      ...(entry !== null && { entry }),
    })
  for (const person of found.values()) {
    person.events.reverse()
    const first = person.events[0]
    if (person.events.length >= MOST_RECENT && first) person.since = first.at + 1
  }
  return found
}

/** Removes what is too old to be recent. */
export async function pruneRecent(ctx: Pick<Ctx, 'db'>, now: Date): Promise<number> {
  const before = new Date(now.getTime() - (RECENT_DAYS + 1) * DAY)
  const done = await sql`DELETE FROM recent_events WHERE at < ${before}`.execute(ctx.db)
  return Number(done.numAffectedRows ?? 0n)
}
