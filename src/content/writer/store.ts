import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Origin, RunBody, Wording, WritingRun } from './schema.ts'

type Person = { id: string; name: string }

/** A run as it is kept; what the checks say of its variants is found again at each reading. */
export type StoredRun = Omit<WritingRun, 'variants'> & { variants: StoredWording[] }

export interface StoredWording {
  id: string
  position: number
  wording: Wording
  contentId: string | null
  editedBy: Person | null
}

/** Keeps one time of writing with its variants. */
export async function insertRun(
  tx: Ctx,
  run: {
    id: string
    briefId: string
    briefVersion: number
    body: RunBody
    variants: { id: string; wording: Wording }[]
  },
): Promise<void> {
  const by = JSON.stringify({ id: tx.actor.id, name: tx.actor.name })
  await sql`
    INSERT INTO writing_runs (workspace_id, id, brief_id, brief_version, body, made_by, made_at)
    VALUES (${tx.workspace}, ${run.id}, ${run.briefId}, ${run.briefVersion}, ${JSON.stringify(run.body)}::jsonb,
      ${by}::jsonb, ${tx.clock.now()})`.execute(tx.db)
  for (const [position, { id, wording }] of run.variants.entries())
    await sql`
      INSERT INTO written_variants (workspace_id, id, run_id, position, body)
      VALUES (${tx.workspace}, ${id}, ${run.id}, ${position}, ${JSON.stringify(wording)}::jsonb)`.execute(
      tx.db,
    )
}

interface RunRow {
  id: string
  brief_id: string
  brief_version: number
  body: RunBody
  made_by: Person
  made_at: Date
}

/** Runs of a brief, newest first, or one run. */
export async function readRuns(ctx: Ctx, which: { briefId: string } | { id: string }): Promise<StoredRun[]> {
  const [briefId, id] = 'id' in which ? [null, which.id] : [which.briefId, null]
  const { rows } = await sql<RunRow>`
    SELECT id, brief_id, brief_version, body, made_by, made_at FROM writing_runs
    WHERE workspace_id = ${ctx.workspace} AND (${briefId}::uuid IS NULL OR brief_id = ${briefId}::uuid)
      AND (${id}::uuid IS NULL OR id = ${id}::uuid)
    ORDER BY made_at DESC, id DESC LIMIT 20`.execute(ctx.db)
  if (rows.length === 0) return []
  const { rows: written } = await sql<{
    id: string
    run_id: string
    position: number
    body: Wording
    content_id: string | null
    edited_by: Person | null
  }>`
    SELECT id, run_id, position, body, content_id, edited_by FROM written_variants
    WHERE workspace_id = ${ctx.workspace} AND run_id = ANY(${rows.map((row) => row.id)}::uuid[])
    ORDER BY position`.execute(ctx.db)
  return rows.map((row) => ({
    id: row.id,
    briefId: row.brief_id,
    briefVersion: row.brief_version,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    ...row.body,
    variants: written
      .filter(({ run_id }) => run_id === row.id)
      .map(({ id, position, body, content_id, edited_by }) => ({
        id,
        position,
        wording: body,
        contentId: content_id,
        editedBy: edited_by,
      })),
  }))
}

/** Remembers where a written variant went and who changed it before. */
export async function moveWritten(
  tx: Ctx,
  to: { id: string; contentId: string; variantId: string; editedBy: Person | null },
): Promise<void> {
  await sql`
    UPDATE written_variants SET content_id = ${to.contentId}, variant_id = ${to.variantId},
      edited_by = ${to.editedBy === null ? null : JSON.stringify(to.editedBy)}::jsonb
    WHERE workspace_id = ${tx.workspace} AND id = ${to.id}`.execute(tx.db)
}

/** What wrote the variants of an e-mail. */
export async function readOrigins(ctx: Ctx, contentId: string): Promise<Origin[]> {
  const { rows } = await sql<RunRow & { variant_id: string; edited_by: Person | null }>`
    SELECT w.variant_id, w.edited_by, r.brief_id, r.brief_version, r.body FROM written_variants w
    JOIN writing_runs r ON r.workspace_id = w.workspace_id AND r.id = w.run_id
    WHERE w.workspace_id = ${ctx.workspace} AND w.content_id = ${contentId}`.execute(ctx.db)
  return rows.map(({ variant_id, edited_by, brief_id, brief_version, body }) => ({
    variantId: variant_id,
    by: body.by,
    provider: body.provider,
    model: body.model,
    briefId: brief_id,
    briefVersion: brief_version,
    editedBy: edited_by,
  }))
}
