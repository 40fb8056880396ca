import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { MessageStatus } from '../schema.ts'

/**
 * Notes that the channel may have these messages from now on; answers for which it holds. A message that was taken
 * back meanwhile is not among them.
 */
export async function markHanded(tx: Ctx, ids: readonly string[], worker: string): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`UPDATE messages SET handed_at = ${tx.clock.now()}
    WHERE workspace_id = ${tx.workspace} AND id = ANY (${ids}::uuid[])
      AND status = 'sending' AND worker = ${worker} AND handed_at IS NULL
    RETURNING id`.execute(tx.db)
  return new Set(rows.map((row) => row.id))
}

/** What a message's attempt came to: an end, or back into the queue. */
export interface Ending {
  id: string
  status: Exclude<MessageStatus, 'sending' | 'skipped'>
  /** Whether it counts as an attempt that the channel refused. */
  attempted: boolean
  /** For `queued`. */
  notBefore: Date | null
  errorCode: string | null
  response: string | null
  fallbacks: readonly string[]
}

/**
 * Writes how attempts ended; answers with those for which it was news. An end that is learnt late replaces
 * `unknown`; what another worker has by now stays as it is.
 */
export async function writeEndings(
  tx: Ctx,
  endings: readonly Ending[],
  worker: string,
): Promise<Map<string, string>> {
  if (endings.length === 0) return new Map()
  const column = <Value>(of: (ending: Ending) => Value) => endings.map(of)
  const { rows } = await sql<{ id: string; decision_id: string }>`
    UPDATE messages SET status = t.status, worker = NULL,
      attempts = attempts + t.attempted::int,
      not_before = coalesce(t.not_before, messages.not_before),
      handed_at = CASE WHEN t.status = 'queued' THEN NULL ELSE handed_at END,
      ended_at = CASE WHEN t.status = 'queued' THEN NULL ELSE ${tx.clock.now()}::timestamptz END,
      error_code = t.error_code, response = t.response,
      fallbacks = string_to_array(t.fallbacks, ',')
    FROM unnest(
      ${column((e) => e.id)}::uuid[], ${column((e) => e.status)}::text[], ${column((e) => e.attempted)}::bool[],
      ${column((e) => e.notBefore)}::timestamptz[], ${column((e) => e.errorCode)}::text[],
      ${column((e) => e.response)}::text[], ${column((e) => e.fallbacks.join(','))}::text[]
    ) AS t(id, status, attempted, not_before, error_code, response, fallbacks)
    WHERE messages.workspace_id = ${tx.workspace} AND messages.id = t.id
      AND ((messages.status = 'sending' AND messages.worker = ${worker})
        OR (messages.status = 'unknown' AND t.status IN ('sent', 'failed')))
    RETURNING messages.id, messages.decision_id`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, row.decision_id]))
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
