import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** Stands for everybody. */
export const EVERYBODY = '00000000-0000-0000-0000-000000000000'

/** A rhythm as stored: 168 shares. */
export interface StoredRhythm {
  profileId: string
  hours: number[]
  weight: number
  computedAt: Date
}

/** The rhythms of these people that are known. */
export async function readRhythms(ctx: Ctx, profileIds: readonly string[]): Promise<StoredRhythm[]> {
  const { rows } = await sql<StoredRhythm>`
    SELECT profile_id AS "profileId", hours, weight, computed_at AS "computedAt" FROM send_rhythms
    WHERE workspace_id = ${ctx.workspace} AND profile_id = ANY (${[...profileIds]}::uuid[])`.execute(ctx.db)
  return rows
}

/** How many people have a rhythm of their own. */
export async function countRhythms(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM send_rhythms
    WHERE workspace_id = ${ctx.workspace} AND profile_id != ${EVERYBODY}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** Writes rhythms over those that were there. */
export async function writeRhythms(
  ctx: Ctx,
  rhythms: readonly { profileId: string; hours: ArrayLike<number>; weight: number }[],
): Promise<void> {
  if (rhythms.length === 0) return
  const rows = rhythms.map(({ profileId, hours, weight }) => ({
    profile_id: profileId,
    hours: Array.from(hours, (share) => Number(share.toPrecision(5))),
    weight,
  }))
  await sql`
    INSERT INTO send_rhythms (workspace_id, profile_id, hours, weight, computed_at)
    SELECT ${ctx.workspace}, x.profile_id, ARRAY(SELECT h::real FROM json_array_elements_text(x.hours) AS h), x.weight,
      ${ctx.clock.now()}
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS x(profile_id uuid, hours json, weight real)
    ORDER BY x.profile_id
    ON CONFLICT (workspace_id, profile_id) DO UPDATE
      SET hours = excluded.hours, weight = excluded.weight, computed_at = excluded.computed_at`.execute(
    ctx.db,
  )
}

/** Forgets the rhythms of people. */
export async function forgetRhythms(tx: Ctx, profileIds: readonly string[]): Promise<void> {
  await sql`DELETE FROM send_rhythms WHERE workspace_id = ${tx.workspace} AND profile_id = ANY (${[...profileIds]}::uuid[])`.execute(
    tx.db,
  )
}
