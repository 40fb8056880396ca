import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { addEvent, type BehaviourEvent, nothingYet, type Rolling } from '../behaviour.ts'
import { jsons, uuids } from './columns.ts'
import { markForMirror } from './mirror-queue.ts'
import { anyOf, tables } from './profiles.ts'

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
    .select(['profile_id', 'state'])
    .where('workspace_id', '=', ctx.workspace)
    .where('profile_id', '=', anyOf(profileIds))
    .execute()
  return new Map(rows.map((row) => [row.profile_id, row.state]))
}

/** Writes behaviour as it is given, over what was there. */
export async function writeBehaviour(tx: Ctx, rolling: ReadonlyMap<string, Rolling>): Promise<void> {
  if (rolling.size === 0) return
  await sql`
    INSERT INTO behaviours (workspace_id, profile_id, state)
    SELECT ${tx.workspace}, new.id, new.state::json
    FROM unnest(${uuids([...rolling.keys()])}, ${jsons([...rolling.values()])}) AS new(id, state)
    ON CONFLICT (workspace_id, profile_id) DO UPDATE SET state = excluded.state
  `.execute(tx.db)
}

/** Removes the behaviour of profiles. */
export async function forgetBehaviour(tx: Ctx, profileIds: readonly string[]): Promise<void> {
  await tables(tx)
    .deleteFrom('behaviours')
    .where('workspace_id', '=', tx.workspace)
    .where('profile_id', '=', anyOf(profileIds))
    .execute()
}

function timeOf(event: BehaviourEvent | undefined): number {
  return event?.timestamp.getTime() ?? 0
}
