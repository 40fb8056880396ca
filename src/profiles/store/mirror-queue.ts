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

/** Ids of profiles in their order, from after one on. */
export async function profilePage(ctx: Ctx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM profiles WHERE workspace_id = ${ctx.workspace} AND erased_at IS NULL
      AND (${after ?? null}::uuid IS NULL OR id > ${after ?? null}::uuid)
    ORDER BY id LIMIT ${limit}`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** Notes that ClickHouse has to learn of these profiles wholly, with whose they are. */
export function markPageForMirror(ctx: Ctx, ids: readonly string[]): Promise<void> {
  return markForMirror(ctx, ids, true)
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

/**
 * Takes copied profiles off the list, unless they changed again meanwhile. One that somebody is changing right now is
 * left alone rather than waited for: waiting here, with others locked, could end in a deadlock with the fold.
 */
export async function markMirrored(ctx: Ctx, done: readonly Waiting[]): Promise<void> {
  await sql`
    DELETE FROM profile_mirror WHERE workspace_id = ${ctx.workspace} AND profile_id IN (
      SELECT m.profile_id
      FROM unnest(${uuids(done.map((row) => row.profile_id))}, ${integers(done.map((row) => row.version))}) AS done(id, version)
      JOIN profile_mirror m ON m.workspace_id = ${ctx.workspace} AND m.profile_id = done.id AND m.version = done.version
      FOR UPDATE OF m SKIP LOCKED)
  `.execute(ctx.db)
}
