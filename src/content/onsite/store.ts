import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { OnsiteContent } from './schema.ts'

/** Keeps others from saving this content until the transaction ends. */
export async function lockOnsite(tx: Ctx, id: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`onsite ${tx.workspace} ${id}`}, 0))`.execute(
    tx.db,
  )
}

/** Stores a version and makes it the latest. */
export async function insertVersion(tx: Ctx, content: OnsiteContent): Promise<void> {
  const { id, version, name, slotType, fields, variants } = content
  const now = tx.clock.now()
  await sql`
    INSERT INTO onsite_contents (workspace_id, id, version, name, slot_type, updated_at)
    VALUES (${tx.workspace}, ${id}, ${version}, ${name}, ${slotType}, ${now})
    ON CONFLICT (workspace_id, id) DO UPDATE
    SET version = excluded.version, name = excluded.name, slot_type = excluded.slot_type, updated_at = excluded.updated_at
  `.execute(tx.db)
  await sql`
    INSERT INTO onsite_content_versions (workspace_id, content_id, version, body, made_by, made_at)
    VALUES (${tx.workspace}, ${id}, ${version}, ${JSON.stringify({ name, slotType, fields, variants })}::jsonb,
      ${JSON.stringify(content.madeBy)}::jsonb, ${now})
  `.execute(tx.db)
}

interface Row {
  id: string
  version: number
  body: Pick<OnsiteContent, 'name' | 'slotType' | 'fields' | 'variants'>
  made_by: OnsiteContent['madeBy']
  made_at: Date
}

/** On-site content at its latest or a given version. */
export async function readOnsite(ctx: Ctx, id: string, version?: number): Promise<OnsiteContent | undefined> {
  const { rows } = await sql<Row>`
    SELECT c.id, v.version, v.body, v.made_by, v.made_at FROM onsite_contents c
    JOIN onsite_content_versions v ON v.workspace_id = c.workspace_id AND v.content_id = c.id
      AND v.version = coalesce(${version ?? null}::integer, c.version)
    WHERE c.workspace_id = ${ctx.workspace} AND c.id = ${id}`.execute(ctx.db)
  return rows[0] && toContent(rows[0])
}

/** Latest versions, newest first, after a cursor. */
export async function readOnsiteList(ctx: Ctx, limit: number, after?: string): Promise<OnsiteContent[]> {
  const { rows } = await sql<Row>`
    SELECT c.id, v.version, v.body, v.made_by, v.made_at FROM onsite_contents c
    JOIN onsite_content_versions v ON v.workspace_id = c.workspace_id AND v.content_id = c.id AND v.version = c.version
    WHERE c.workspace_id = ${ctx.workspace} AND (${after ?? null}::uuid IS NULL OR c.id < ${after ?? null}::uuid)
    ORDER BY c.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows.map(toContent)
}

function toContent({ id, version, body, made_by, made_at }: Row): OnsiteContent {
  return { id, version, ...body, madeBy: made_by, madeAt: made_at.toISOString() }
}
