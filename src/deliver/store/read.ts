import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { MergedValues } from '../channel.ts'
import type { Message, MessageCounts, MessageStatus } from '../schema.ts'
import { type Tables, tables } from './tables.ts'

/** Which messages to list. */
export interface MessageFilter {
  campaignId?: string
  profileIds?: readonly string[]
  status?: MessageStatus
  after?: string
  limit: number
}

/** Messages, newest first. */
export async function readMessages(ctx: Ctx, filter: MessageFilter): Promise<Message[]> {
  let query = tables(ctx).selectFrom('messages').selectAll().where('workspace_id', '=', ctx.workspace)
  if (filter.campaignId) query = query.where('campaign_id', '=', filter.campaignId)
  if (filter.profileIds)
    query = query.where(sql<boolean>`profile_id = ANY (${filter.profileIds as string[]}::uuid[])`)
  if (filter.status) query = query.where('status', '=', filter.status)
  if (filter.after) query = query.where('id', '<', filter.after)
  return (await query.orderBy('id', 'desc').limit(filter.limit).execute()).map(toMessage)
}

/** One message. */
export async function readMessage(ctx: Ctx, id: string): Promise<Message | undefined> {
  const row = await tables(ctx)
    .selectFrom('messages')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toMessage(row)
}

/** The message of a decision, if it asked for one. */
export async function readMessageOf(
  ctx: Ctx,
  decisionId: string,
): Promise<(Message & { merged: MergedValues | null }) | undefined> {
  const { rows } = await sql<{ id: string; merged: MergedValues | null }>`
    SELECT id, merged FROM messages WHERE workspace_id = ${ctx.workspace} AND decision_id = ${decisionId}
    LIMIT 1`.execute(ctx.db)
  const found = rows[0]
  const message = found && (await readMessage(ctx, found.id))
  return message && { ...message, merged: found.merged }
}

/** How many messages stand where. */
export async function readCounts(ctx: Ctx, campaignId: string | undefined): Promise<MessageCounts> {
  const { rows } = await sql<{ status: MessageStatus; parked: boolean; messages: number }>`
    SELECT status, parked IS NOT NULL AS parked, count(*)::int AS messages FROM messages
    WHERE workspace_id = ${ctx.workspace}
      AND (${campaignId ?? null}::uuid IS NULL OR campaign_id = ${campaignId ?? null}::uuid)
    GROUP BY 1, 2`.execute(ctx.db)
  const counts: MessageCounts = {
    queued: 0,
    parked: 0,
    sending: 0,
    sent: 0,
    failed: 0,
    skipped: 0,
    unknown: 0,
  }
  for (const row of rows) {
    counts[row.status] += row.messages
    if (row.parked) counts.parked += row.messages
  }
  return counts
}

/** A row as a message. */
export function toMessage(row: Selectable<Tables['messages']>): Message {
  const time = (at: Date | null) => at?.toISOString() ?? null
  return {
    id: row.id,
    decisionId: row.decision_id,
    campaignId: row.campaign_id,
    stepId: row.step_id,
    profileId: row.profile_id,
    occurrence: row.occurrence,
    channel: row.channel,
    purpose: row.purpose,
    variantId: row.variant_id,
    variantHash: row.variant_hash,
    status: row.status,
    notBefore: time(row.not_before),
    parked: row.parked,
    handedAt: time(row.handed_at),
    attempts: row.attempts,
    errorCode: row.error_code,
    response: row.response,
    fallbacks: row.fallbacks,
    queuedAt: row.queued_at.toISOString(),
    endedAt: time(row.ended_at),
  }
}

/** One sent message as the audit draws from it. */
export interface SentMessage {
  id: string
  campaignId: string
  profileId: string
  variantId: string
  variantHash: string
  fallbacks: string[]
  /** Null once the person was erased, or where it was never kept. */
  merged: MergedValues | null
  sentAt: Date
}

/** These messages as far as they were sent. */
export async function readSent(ctx: Ctx, ids: readonly string[]): Promise<SentMessage[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<SentMessage>`
    SELECT id, campaign_id AS "campaignId", profile_id AS "profileId", variant_id AS "variantId",
      variant_hash AS "variantHash", fallbacks, merged, ended_at AS "sentAt"
    FROM messages WHERE workspace_id = ${ctx.workspace} AND id = ANY (${ids}::uuid[]) AND status = 'sent'
    ORDER BY id`.execute(ctx.db)
  return rows
}

/** Who was sent exactly this wording by a campaign, or may have been: in the order of the messages. */
export async function readReceivers(
  ctx: Ctx,
  { variantHash, campaignId, field }: { variantHash: string; campaignId: string; field?: string },
  page: { after?: string; limit: number },
): Promise<{ messageId: string; profileId: string; status: MessageStatus; at: Date }[]> {
  const { rows } = await sql<{ messageId: string; profileId: string; status: MessageStatus; at: Date }>`
    SELECT id AS "messageId", profile_id AS "profileId", status, ended_at AS at FROM messages
    WHERE workspace_id = ${ctx.workspace} AND campaign_id = ${campaignId} AND variant_hash = ${variantHash}
      AND status IN ('sent', 'unknown') AND id > ${page.after ?? NONE}
      AND (${field ?? null}::text IS NULL OR jsonb_exists(merged, ${field ?? ''}))
    ORDER BY id LIMIT ${page.limit}`.execute(ctx.db)
  return rows
}

const NONE = '00000000-0000-0000-0000-000000000000'

/** Removes the channel's words about messages to these profiles, and what was merged into them. */
export async function forgetResponses(ctx: Ctx, profileIds: readonly string[]): Promise<void> {
  await tables(ctx)
    .updateTable('messages')
    .set({ response: null, merged: null })
    .where('workspace_id', '=', ctx.workspace)
    .where(sql<boolean>`profile_id = ANY (${profileIds as string[]}::uuid[])`)
    .execute()
}
