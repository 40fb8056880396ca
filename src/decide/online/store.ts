import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Considered, OnlineKind } from './schema.ts'

/** One stored decision. */
export interface StoredOnline {
  id: string
  unit: string
  profile_id: string | null
  slot: string
  kind: OnlineKind
  campaign_id: string | null
  variant_id: string | null
  considered: Considered[]
}

/** Stores decisions and the units of visitors seen for the first time. */
export async function insertOnline(
  tx: Ctx,
  rows: readonly StoredOnline[],
  units: ReadonlyMap<string, string>,
): Promise<void> {
  const now = tx.clock.now()
  if (units.size > 0)
    await sql`
      INSERT INTO onsite_units (workspace_id, key, unit, since)
      SELECT ${tx.workspace}, key, value, ${now} FROM json_each_text(${JSON.stringify(Object.fromEntries(units))}::json)
      ORDER BY key ON CONFLICT DO NOTHING`.execute(tx.db)
  if (rows.length > 0)
    await sql`
      INSERT INTO onsite_decisions (workspace_id, id, unit, profile_id, slot, kind, campaign_id, variant_id, considered, decided_at)
      SELECT ${tx.workspace}, x.id, x.unit, x.profile_id, x.slot, x.kind, x.campaign_id, x.variant_id, x.considered, ${now}
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS x(id uuid, unit text, profile_id uuid, slot text, kind text,
        campaign_id uuid, variant_id uuid, considered json)`.execute(tx.db)
}

/** The units that visitors were given, by key. */
export async function readUnits(ctx: Ctx, keys: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; unit: string }>`
    SELECT key, unit FROM onsite_units WHERE workspace_id = ${ctx.workspace} AND key = ANY (${[...keys]}::text[])
  `.execute(ctx.db)
  return new Map(rows.map((row) => [row.key, row.unit]))
}

/** What was shown to these units since an instant. */
export async function readShows(
  ctx: Ctx,
  units: readonly string[],
  since: Date,
): Promise<Map<string, { campaignId: string; at: number }[]>> {
  const { rows } = await sql<{ unit: string; campaignId: string; at: Date }>`
    SELECT unit, campaign_id AS "campaignId", decided_at AS at FROM onsite_decisions
    WHERE workspace_id = ${ctx.workspace} AND kind = 'show' AND unit = ANY (${[...units]}::text[])
      AND decided_at > ${since}`.execute(ctx.db)
  const found = new Map<string, { campaignId: string; at: number }[]>()
  for (const { unit, campaignId, at } of rows)
    found.set(unit, [...(found.get(unit) ?? []), { campaignId, at: at.getTime() }])
  return found
}

/** The share of visitors who see no campaign at all, to measure everything together against. */
export async function readGlobalControl(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ share: number }>`
    SELECT global_control_share AS share FROM onsite_settings WHERE workspace_id = ${ctx.workspace}`.execute(
    ctx.db,
  )
  return rows[0]?.share ?? 0
}

/** Sets that share. */
export async function writeGlobalControl(tx: Ctx, share: number): Promise<void> {
  await sql`
    INSERT INTO onsite_settings (workspace_id, global_control_share) VALUES (${tx.workspace}, ${share})
    ON CONFLICT (workspace_id) DO UPDATE SET global_control_share = excluded.global_control_share`.execute(
    tx.db,
  )
}

/** What was decided for visitors, by the keys under which they are known, newest first. */
export async function readOnlineOf(
  ctx: Ctx,
  keys: readonly string[],
  limit: number,
): Promise<StoredOnline[]> {
  const { rows } = await sql<StoredOnline>`
    SELECT id, unit, profile_id, slot, kind, campaign_id, variant_id, considered FROM onsite_decisions
    WHERE workspace_id = ${ctx.workspace} AND (${ofKeys(ctx, keys)})
    ORDER BY decided_at DESC LIMIT ${limit}`.execute(ctx.db)
  return rows
}

/** Removes what was decided for visitors, and the arms they were given. */
export async function forgetOnline(tx: Ctx, keys: readonly string[]): Promise<void> {
  await sql`DELETE FROM onsite_decisions WHERE workspace_id = ${tx.workspace} AND (${ofKeys(tx, keys)})`.execute(
    tx.db,
  )
  await sql`DELETE FROM onsite_units WHERE workspace_id = ${tx.workspace} AND key = ANY (${[...keys]}::text[])`.execute(
    tx.db,
  )
}

function ofKeys(ctx: Ctx, keys: readonly string[]) {
  const profiles = keys.filter((key) => key.startsWith('p:')).map((key) => key.slice(2))
  return sql`profile_id = ANY (${profiles}::uuid[]) OR unit IN (
    SELECT unit FROM onsite_units WHERE workspace_id = ${ctx.workspace} AND key = ANY (${[...keys]}::text[]))`
}
