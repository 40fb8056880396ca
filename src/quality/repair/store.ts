import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { KeptTrait } from '../../profiles/index.ts'

type Tables = {
  repairs: {
    workspace_id: string
    id: string
    rule: string
    field: string
    at: Date
    by_name: string
    changes: number
    undone_at: Date | null
    undone_by: string | null
    kept: number | null
  }
  repair_changes: {
    workspace_id: string
    repair_id: string
    profile_id: string
    field: string
    before: KeptTrait
    value_after: unknown
  }
}
export type RepairRow = Selectable<Tables['repairs']>
const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()

/** One change as it is kept. */
export interface KeptChange {
  profileId: string
  field: string
  before: KeptTrait
  after: unknown
}

/** Keeps a set of changes. */
export async function insertRepair(
  tx: Ctx,
  repair: { id: string; rule: string; field: string },
  changes: readonly KeptChange[],
): Promise<RepairRow> {
  const row = await tables(tx)
    .insertInto('repairs')
    .values({
      ...repair,
      workspace_id: tx.workspace,
      at: tx.clock.now(),
      by_name: tx.actor.name,
      changes: changes.length,
      undone_at: null,
      undone_by: null,
      kept: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await sql`
    INSERT INTO repair_changes (workspace_id, repair_id, profile_id, field, before, value_after)
    SELECT ${tx.workspace}, ${repair.id}, "profileId", field, before, coalesce(after, 'null'::jsonb)
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      AS new("profileId" uuid, field text, before jsonb, after jsonb)
  `.execute(tx.db)
  return row
}

/** The changes of a set, by profile. */
export async function readChanges(ctx: Ctx, repairId: string): Promise<KeptChange[]> {
  const { rows } = await sql<KeptChange>`
    SELECT profile_id AS "profileId", field, before, value_after AS after FROM repair_changes
    WHERE workspace_id = ${ctx.workspace} AND repair_id = ${repairId} ORDER BY profile_id, field
  `.execute(ctx.db)
  return rows
}

/** One set, locked where `lock` says so. */
export async function readRepair(ctx: Ctx, id: string, lock = false): Promise<RepairRow | undefined> {
  const row = tables(ctx)
    .selectFrom('repairs')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
  return (lock ? row.forUpdate() : row).executeTakeFirst()
}

/** Sets, newest first. */
export async function selectRepairs(
  ctx: Ctx,
  query: { after?: string; limit: number },
): Promise<RepairRow[]> {
  let rows = tables(ctx).selectFrom('repairs').selectAll().where('workspace_id', '=', ctx.workspace)
  if (query.after !== undefined) rows = rows.where('id', '<', query.after)
  return rows.orderBy('id', 'desc').limit(query.limit).execute()
}

/** Notes that a set was undone, and how many of its values were left as they are. */
export async function markUndone(tx: Ctx, id: string, kept: number): Promise<void> {
  await tables(tx)
    .updateTable('repairs')
    .set({ undone_at: tx.clock.now(), undone_by: tx.actor.name, kept })
    .where('workspace_id', '=', tx.workspace)
    .where('id', '=', id)
    .execute()
}

/** Opens findings of restored values again. */
export async function reopenFindings(
  tx: Ctx,
  rule: string,
  restored: readonly { profileId: string; name: string }[],
): Promise<void> {
  await sql`
    UPDATE findings SET state = 'open', settled_at = NULL, settled_by = NULL
    FROM jsonb_to_recordset(${JSON.stringify(restored)}::jsonb) AS old("profileId" uuid, name text)
    WHERE workspace_id = ${tx.workspace} AND profile_id = old."profileId" AND findings.field = old.name
      AND rule = ${rule} AND state = 'fixed'
  `.execute(tx.db)
}

/** The changes of these profiles, for a copy of everything that is kept of them. */
export async function changesOf(ctx: Ctx, profileIds: readonly string[]): Promise<KeptChange[]> {
  const { rows } = await sql<KeptChange>`
    SELECT profile_id AS "profileId", field, before, value_after AS after FROM repair_changes
    WHERE workspace_id = ${ctx.workspace} AND profile_id = ANY (${[...profileIds]}::uuid[])
  `.execute(ctx.db)
  return rows
}

/** Removes what was mended of these profiles. */
export async function forgetChanges(tx: Ctx, profileIds: readonly string[]): Promise<void> {
  await sql`
    DELETE FROM repair_changes WHERE workspace_id = ${tx.workspace} AND profile_id = ANY (${[...profileIds]}::uuid[])
  `.execute(tx.db)
}
