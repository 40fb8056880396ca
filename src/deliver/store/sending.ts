import { sql } from 'kysely'
import type { Purpose } from '../../content/schema.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { MergedValues } from '../channel.ts'
import type { MessageStatus } from '../schema.ts'

/** What a message's attempt came to: an end, or back into the queue. */
export interface Ending {
  workspace: string
  id: string
  status: Exclude<MessageStatus, 'sending' | 'skipped'>
  /** Whether it counts as an attempt that the channel refused. */
  attempted: boolean
  /** For `queued`. */
  notBefore: Date | null
  errorCode: string | null
  response: string | null
  fallbacks: readonly string[]
  merged: MergedValues | null
}

/**
 * In one statement, so that all of it is durable or nothing: how attempts ended, and that the channel may have these
 * messages from now on. Answers with the messages for which the latter holds: one that was taken back is not among
 * them. An end that is learnt late replaces `unknown`; what another worker has by now stays as it is.
 */
export async function writeTurn(
  ctx: Ctx,
  { endings, hands }: { endings: readonly Ending[]; hands: readonly { workspace: string; id: string }[] },
  worker: string,
): Promise<Set<string>> {
  const column = <Value>(of: (ending: Ending) => Value) => endings.map(of)
  const now = ctx.clock.now()
  const { rows } = await sql<{ id: string }>`
    WITH ended AS (
      UPDATE messages SET status = t.status, worker = NULL, settled = false,
        attempts = attempts + t.attempted::int,
        not_before = coalesce(t.not_before, messages.not_before),
        handed_at = CASE WHEN t.status = 'queued' THEN NULL ELSE handed_at END,
        ended_at = CASE WHEN t.status = 'queued' THEN NULL ELSE ${now}::timestamptz END,
        error_code = t.error_code, response = t.response,
        fallbacks = string_to_array(t.fallbacks, ','), merged = coalesce(t.merged::jsonb, messages.merged)
      FROM unnest(
        ${column((e) => e.workspace)}::uuid[], ${column((e) => e.id)}::uuid[],
        ${column((e) => e.status)}::text[], ${column((e) => e.attempted)}::bool[],
        ${column((e) => e.notBefore)}::timestamptz[], ${column((e) => e.errorCode)}::text[],
        ${column((e) => e.response)}::text[], ${column((e) => e.fallbacks.join(','))}::text[],
        ${column((e) => e.merged && JSON.stringify(e.merged))}::text[]
      ) AS t(workspace, id, status, attempted, not_before, error_code, response, fallbacks, merged)
      WHERE messages.workspace_id = t.workspace AND messages.id = t.id
        AND ((messages.status = 'sending' AND messages.worker = ${worker}::uuid)
          OR (messages.status = 'unknown' AND t.status IN ('sent', 'failed')))
    )
    UPDATE messages SET handed_at = ${now}::timestamptz
    FROM unnest(${hands.map((hand) => hand.workspace)}::uuid[], ${hands.map((hand) => hand.id)}::uuid[])
      AS t(workspace, id)
    WHERE messages.workspace_id = t.workspace AND messages.id = t.id
      AND messages.status = 'sending' AND messages.worker = ${worker}::uuid AND messages.handed_at IS NULL
    RETURNING messages.id`.execute(ctx.db)
  return new Set(rows.map((row) => row.id))
}

/** A message that ended and of which nobody has been told. */
export interface Unsettled {
  workspace: string
  id: string
  decisionId: string
  campaignId: string
  stepId: string
  profileId: string
  variantId: string
  purpose: Purpose
  status: 'sent' | 'failed' | 'unknown'
  endedAt: Date
}

/** Takes messages of which nobody has been told, passing over those that another process has, and marks them as told. */
export async function takeUnsettled(tx: Ctx, limit: number): Promise<Unsettled[]> {
  const { rows } = await sql<Unsettled>`
    UPDATE messages SET settled = true
    FROM (SELECT workspace_id, id FROM messages
      WHERE status IN ('sent', 'failed', 'unknown') AND NOT settled
      LIMIT ${limit} FOR UPDATE SKIP LOCKED) AS t
    WHERE messages.workspace_id = t.workspace_id AND messages.id = t.id
    RETURNING messages.workspace_id AS workspace, messages.id, decision_id AS "decisionId",
      campaign_id AS "campaignId", step_id AS "stepId", profile_id AS "profileId", variant_id AS "variantId",
      purpose, status, ended_at AS "endedAt"`.execute(tx.db)
  return rows
}

/** A message that was released and has not ended. */
export interface SendingMessage {
  id: string
  campaignId: string
  profileId: string
  handed: boolean
}

/** The messages of these purposes that are on their way. */
export async function readSending(ctx: Ctx, purposes: readonly string[]): Promise<SendingMessage[]> {
  const { rows } = await sql<SendingMessage>`
    SELECT id, campaign_id AS "campaignId", profile_id AS "profileId", handed_at IS NOT NULL AS handed
    FROM messages WHERE status = 'sending' AND workspace_id = ${ctx.workspace}
      AND purpose = ANY (${purposes}::text[])`.execute(ctx.db)
  return rows
}

/** Takes messages back that the channel cannot have yet; answers which. */
export async function takeBack(
  ctx: Ctx,
  ids: readonly string[],
  kept: { parked: string; notBefore: Date },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    UPDATE messages SET status = 'queued', worker = NULL, parked = ${kept.parked}, not_before = ${kept.notBefore}
    WHERE workspace_id = ${ctx.workspace} AND id = ANY (${ids}::uuid[])
      AND status = 'sending' AND handed_at IS NULL
    RETURNING id`.execute(ctx.db)
  return new Set(rows.map((row) => row.id))
}

/** How these messages stand. */
export async function readStatuses(ctx: Ctx, ids: readonly string[]): Promise<Map<string, MessageStatus>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; status: MessageStatus }>`
    SELECT id, status FROM messages
    WHERE workspace_id = ${ctx.workspace} AND id = ANY (${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row.status]))
}
