import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { BriefUse, Override, StoredBrief } from './schema.ts'

/** Keeps others from saving this brief until the transaction ends. */
export async function lockBrief(tx: Ctx, id: string): Promise<void> {
  await sql`SELECT 1 FROM briefs WHERE workspace_id = ${tx.workspace} AND id = ${id} FOR UPDATE`.execute(
    tx.db,
  )
}

/** Stores a version and makes it the latest. */
export async function insertBrief(
  tx: Ctx,
  { id, version, name, brief, note, madeBy }: Omit<StoredBrief, 'latestVersion' | 'override' | 'madeAt'>,
): Promise<void> {
  const now = tx.clock.now()
  await sql`
    INSERT INTO briefs (workspace_id, id, version, name, created_at, updated_at)
    VALUES (${tx.workspace}, ${id}, ${version}, ${name}, ${now}, ${now})
    ON CONFLICT (workspace_id, id) DO UPDATE
    SET version = excluded.version, name = excluded.name, updated_at = excluded.updated_at`.execute(tx.db)
  await sql`
    INSERT INTO brief_versions (workspace_id, brief_id, version, name, body, note, made_by, made_at)
    VALUES (${tx.workspace}, ${id}, ${version}, ${name}, ${JSON.stringify(brief)}::jsonb, ${note},
      ${JSON.stringify(madeBy)}::jsonb, ${now})`.execute(tx.db)
}

interface Row {
  id: string
  version: number
  latest: number
  name: string
  body: StoredBrief['brief']
  note: string
  made_by: StoredBrief['madeBy']
  made_at: Date
  reason: string | null
  given_by: Override['by'] | null
  given_at: Date | null
}

const COLUMNS = sql`b.id, v.version, b.version AS latest, v.name, v.body, v.note, v.made_by, v.made_at,
  o.reason, o.given_by, o.given_at`
const OVERRIDES = sql`LEFT JOIN brief_overrides o
  ON o.workspace_id = v.workspace_id AND o.brief_id = v.brief_id AND o.version = v.version`

/** A brief at its latest or a given version. */
export async function readBriefVersion(
  ctx: Ctx,
  id: string,
  version?: number,
): Promise<StoredBrief | undefined> {
  const { rows } = await sql<Row>`
    SELECT ${COLUMNS} FROM briefs b
    JOIN brief_versions v ON v.workspace_id = b.workspace_id AND v.brief_id = b.id
      AND v.version = coalesce(${version ?? null}::integer, b.version)
    ${OVERRIDES}
    WHERE b.workspace_id = ${ctx.workspace} AND b.id = ${id}`.execute(ctx.db)
  return rows[0] && toBrief(rows[0])
}

/** Every version of a brief, newest first. */
export async function readBriefVersions(ctx: Ctx, id: string): Promise<StoredBrief[]> {
  const { rows } = await sql<Row>`
    SELECT ${COLUMNS} FROM briefs b
    JOIN brief_versions v ON v.workspace_id = b.workspace_id AND v.brief_id = b.id
    ${OVERRIDES}
    WHERE b.workspace_id = ${ctx.workspace} AND b.id = ${id}
    ORDER BY v.version DESC LIMIT 500`.execute(ctx.db)
  return rows.map(toBrief)
}

/** Latest versions, newest first, after a cursor, each with how many e-mails were made from the brief. */
export async function readBriefs(
  ctx: Ctx,
  { after, limit, search }: { after?: string | undefined; limit: number; search?: string | undefined },
): Promise<(StoredBrief & { made: number })[]> {
  const like = search === undefined ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Row & { made: number }>`
    SELECT ${COLUMNS}, (SELECT count(*)::integer FROM brief_uses u
      WHERE u.workspace_id = b.workspace_id AND u.brief_id = b.id) AS made
    FROM briefs b
    JOIN brief_versions v ON v.workspace_id = b.workspace_id AND v.brief_id = b.id AND v.version = b.version
    ${OVERRIDES}
    WHERE b.workspace_id = ${ctx.workspace}
      AND (${after ?? null}::uuid IS NULL OR b.id < ${after ?? null}::uuid)
      AND (${like}::text IS NULL OR b.name ILIKE ${like}::text)
    ORDER BY b.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows.map((row) => ({ ...toBrief(row), made: row.made }))
}

/** Keeps who lets a version be used; false when somebody did already. */
export async function insertOverride(
  tx: Ctx,
  { id, version, reason, by }: { id: string; version: number; reason: string; by: Override['by'] },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO brief_overrides (workspace_id, brief_id, version, reason, given_by, given_at)
    VALUES (${tx.workspace}, ${id}, ${version}, ${reason}, ${JSON.stringify(by)}::jsonb, ${tx.clock.now()})
    ON CONFLICT DO NOTHING RETURNING version`.execute(tx.db)
  return rows.length > 0
}

/** Remembers that an e-mail was made from a brief; the last version used stands. */
export async function insertUse(
  tx: Ctx,
  use: { id: string; version: number; contentId: string },
): Promise<void> {
  const by = JSON.stringify({ id: tx.actor.id, name: tx.actor.name })
  await sql`
    INSERT INTO brief_uses (workspace_id, brief_id, version, content_id, made_by, made_at)
    VALUES (${tx.workspace}, ${use.id}, ${use.version}, ${use.contentId}, ${by}::jsonb, ${tx.clock.now()})
    ON CONFLICT (workspace_id, brief_id, content_id) DO UPDATE SET version = excluded.version`.execute(tx.db)
}

/** The e-mails made from a brief, newest first. */
export async function readUses(ctx: Ctx, id: string): Promise<BriefUse[]> {
  const { rows } = await sql<{
    content_id: string
    name: string
    version: number
    made_by: BriefUse['by']
    made_at: Date
  }>`
    SELECT u.content_id, c.name, u.version, u.made_by, u.made_at FROM brief_uses u
    JOIN contents c ON c.workspace_id = u.workspace_id AND c.id = u.content_id
    WHERE u.workspace_id = ${ctx.workspace} AND u.brief_id = ${id}
    ORDER BY u.made_at DESC, u.content_id LIMIT 200`.execute(ctx.db)
  return rows.map((row) => ({
    contentId: row.content_id,
    name: row.name,
    briefVersion: row.version,
    by: row.made_by,
    at: row.made_at.toISOString(),
  }))
}

function toBrief(row: Row): StoredBrief {
  const { reason, given_by, given_at } = row
  return {
    id: row.id,
    version: row.version,
    latestVersion: row.latest,
    name: row.name,
    brief: row.body,
    note: row.note,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    override:
      reason !== null && given_by && given_at ? { reason, by: given_by, at: given_at.toISOString() } : null,
  }
}

/** The brief that an e-mail was made from, at the version that was used. */
export async function readBriefOf(ctx: Ctx, contentId: string): Promise<StoredBrief['brief'] | undefined> {
  const { rows } = await sql<{ body: StoredBrief['brief'] }>`
    SELECT v.body FROM brief_uses u
    JOIN brief_versions v ON v.workspace_id = u.workspace_id AND v.brief_id = u.brief_id AND v.version = u.version
    WHERE u.workspace_id = ${ctx.workspace} AND u.content_id = ${contentId}
    ORDER BY u.made_at DESC LIMIT 1`.execute(ctx.db)
  return rows[0]?.body
}
