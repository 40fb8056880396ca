import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { integers, uuids } from './columns.ts'
import { tables } from './profiles.ts'

/** Notes, in the transaction of the change, that ClickHouse has to learn of these profiles. */
export async function markForMirror(tx: Ctx, profileIds: Iterable<string>, moved: boolean): Promise<void> {
  const ids = [...new Set(profileIds)].sort()
  if (ids.length === 0) return
  await sql`
    INSERT INTO profile_mirror AS m (workspace_id, profile_id, moved)
    SELECT ${tx.workspace}, id, ${moved} FROM unnest(${uuids(ids)}) AS new(id)
    ON CONFLICT (workspace_id, profile_id) DO UPDATE SET version = excluded.version, moved = m.moved OR excluded.moved
  `.execute(tx.db)
}

/** Notes that ClickHouse has to learn of every profile of every workspace, as after a restore. */
export async function markAllForMirror(tx: Pick<Ctx, 'db'>): Promise<void> {
  await sql`INSERT INTO profile_mirror (workspace_id, profile_id, moved) SELECT workspace_id, id, true FROM profiles
    ON CONFLICT (workspace_id, profile_id) DO UPDATE SET version = excluded.version, moved = true`.execute(
    tx.db,
  )
}

/** A profile whose copy is behind, at its version. */
export interface Waiting {
  workspace_id: string
  profile_id: string
  version: number
  moved: boolean
}

/** Some of the profiles of all workspaces whose copy is behind. */
export async function readWaiting(ctx: Ctx, limit: number): Promise<Waiting[]> {
  return tables(ctx).selectFrom('profile_mirror').selectAll().limit(limit).execute()
}

/** Takes copied profiles off the list, unless they changed again meanwhile. */
export async function markMirrored(ctx: Ctx, done: readonly Waiting[]): Promise<void> {
  await sql`
    DELETE FROM profile_mirror m
    USING unnest(${uuids(done.map((row) => row.profile_id))}, ${integers(done.map((row) => row.version))}) AS done(id, version)
    WHERE m.workspace_id = ${ctx.workspace} AND m.profile_id = done.id AND m.version = done.version
  `.execute(ctx.db)
}
