import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { tables } from './tables.ts'

/** A sent message that waits to be drawn from, with what makes it worth reading. */
export interface Framed {
  messageId: string
  campaignId: string
  variantId: string
  variantHash: string
  profileId: string
  fallbacks: number
  /** Merged a value of a grade below good. */
  lowGrade: boolean
  /** Its wording touches what can hurt. */
  sensitive: boolean
  otherScript: boolean
  /** Characters of all merged values. */
  valueLength: number
  sentAt: Date
}

/** Adds messages to what is drawn from; one that is there stays as it is. */
export async function insertFrame(ctx: Ctx, rows: readonly Framed[]): Promise<void> {
  if (rows.length === 0) return
  const column = <Value>(of: (row: Framed) => Value) => rows.map(of)
  await sql`
    INSERT INTO audit_frame (workspace_id, message_id, campaign_id, variant_id, variant_hash, profile_id, fallbacks,
      low_grade, sensitive, other_script, value_length, sent_at)
    SELECT ${ctx.workspace}::uuid, t.* FROM unnest(
      ${column((r) => r.messageId)}::uuid[], ${column((r) => r.campaignId)}::uuid[],
      ${column((r) => r.variantId)}::uuid[], ${column((r) => r.variantHash)}::text[],
      ${column((r) => r.profileId)}::uuid[], ${column((r) => r.fallbacks)}::smallint[],
      ${column((r) => r.lowGrade)}::bool[], ${column((r) => r.sensitive)}::bool[],
      ${column((r) => r.otherScript)}::bool[], ${column((r) => r.valueLength)}::int[],
      ${column((r) => r.sentAt)}::timestamptz[]) AS t
    ON CONFLICT DO NOTHING`.execute(ctx.db)
}

/** How much waits to be drawn from, by campaign. */
export async function readWaiting(
  ctx: Ctx,
): Promise<{ campaignId: string; messages: number; oldest: Date }[]> {
  const { rows } = await sql<{ campaignId: string; messages: number; oldest: Date }>`
    SELECT campaign_id AS "campaignId", count(*)::int AS messages, min(sent_at) AS oldest
    FROM audit_frame WHERE workspace_id = ${ctx.workspace} GROUP BY 1 ORDER BY 3`.execute(ctx.db)
  return rows
}

/** Takes the oldest messages of a campaign out of the frame; they belong to the lot that is drawn in `tx`. */
export async function takeFrame(tx: Ctx, campaignId: string, limit: number): Promise<Framed[]> {
  const { rows } = await sql<Framed>`
    DELETE FROM audit_frame USING (
      SELECT workspace_id, message_id FROM audit_frame
      WHERE workspace_id = ${tx.workspace} AND campaign_id = ${campaignId}
      ORDER BY sent_at, message_id LIMIT ${limit} FOR UPDATE SKIP LOCKED) AS taken
    WHERE audit_frame.workspace_id = taken.workspace_id AND audit_frame.message_id = taken.message_id
    RETURNING audit_frame.message_id AS "messageId", campaign_id AS "campaignId", variant_id AS "variantId",
      variant_hash AS "variantHash", profile_id AS "profileId", fallbacks, low_grade AS "lowGrade", sensitive,
      other_script AS "otherScript", value_length AS "valueLength", sent_at AS "sentAt"`.execute(tx.db)
  return rows.sort((a, b) => (a.messageId < b.messageId ? -1 : 1))
}

/** The workspaces in which something waits to be drawn from. */
export async function readFramedWorkspaces(ctx: Pick<Ctx, 'db'>): Promise<string[]> {
  const rows = await tables(ctx).selectFrom('audit_frame').select('workspace_id').distinct().execute()
  return rows.map((row) => row.workspace_id)
}
