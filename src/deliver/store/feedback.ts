import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { FeedbackKind, Message } from '../schema.ts'
import { toMessage } from './read.ts'
import { tables } from './tables.ts'

/** What came back for a message. */
export interface NewFeedback {
  message: Pick<Message, 'id' | 'campaignId' | 'profileId'>
  kind: FeedbackKind
  code: string | undefined
  /** Without addresses. */
  detail: string | undefined
  /** Tells a second one of its kind from the same one again. */
  digest: string
}

/** Keeps what came back; false when it is kept already. */
export async function insertFeedback(
  tx: Ctx,
  { message, kind, code, detail, digest }: NewFeedback,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('message_feedback')
    .values({
      workspace_id: tx.workspace,
      id: newId(),
      message_id: message.id,
      campaign_id: message.campaignId,
      profile_id: message.profileId,
      kind,
      code: code ?? null,
      detail: detail?.slice(0, 300) ?? null,
      at: tx.clock.now(),
      digest,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** The message with this id, in whichever workspace it is. */
export async function findMessage(
  ctx: Ctx,
  id: string,
): Promise<{ workspace: string; message: Message } | undefined> {
  const row = await tables(ctx)
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', id)
    .limit(1)
    .executeTakeFirst()
  return row && { workspace: row.workspace_id, message: toMessage(row) }
}

/** What came back for messages, newest first. */
export async function readFeedback(
  ctx: Ctx,
  filter: {
    campaignId?: string
    profileIds?: readonly string[]
    kind?: FeedbackKind
    after?: string
    limit: number
  },
) {
  let query = tables(ctx).selectFrom('message_feedback').selectAll().where('workspace_id', '=', ctx.workspace)
  if (filter.campaignId) query = query.where('campaign_id', '=', filter.campaignId)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.profileIds)
    query = query.where(sql<boolean>`profile_id = ANY (${filter.profileIds as string[]}::uuid[])`)
  if (filter.after) query = query.where('id', '<', filter.after)
  const rows = await query.orderBy('id', 'desc').limit(filter.limit).execute()
  return rows.map((row) => ({
    id: row.id,
    messageId: row.message_id,
    campaignId: row.campaign_id,
    profileId: row.profile_id,
    kind: row.kind,
    code: row.code,
    detail: row.detail,
    at: row.at.toISOString(),
  }))
}

/** Removes the far end's words about messages to these profiles. */
export async function forgetFeedback(tx: Ctx, profileIds: readonly string[]): Promise<void> {
  await sql`UPDATE message_feedback SET detail = NULL
    WHERE workspace_id = ${tx.workspace} AND profile_id = ANY (${profileIds as string[]}::uuid[])`.execute(
    tx.db,
  )
}

/** Of a campaign: messages that were sent, and of those that came back, how many. */
export async function countFeedback(
  ctx: Ctx,
  campaignId: string,
): Promise<{ sent: number; complained: number; bounced: number }> {
  const { rows } = await sql<{ sent: number; complained: number; bounced: number }>`
    SELECT (SELECT count(*)::int FROM messages WHERE workspace_id = ${ctx.workspace} AND campaign_id = ${campaignId}
        AND status = 'sent') AS sent,
      count(*) FILTER (WHERE kind = 'complained')::int AS complained,
      count(*) FILTER (WHERE kind = 'bounced')::int AS bounced
    FROM message_feedback WHERE workspace_id = ${ctx.workspace} AND campaign_id = ${campaignId}`.execute(
    ctx.db,
  )
  return rows[0] ?? { sent: 0, complained: 0, bounced: 0 }
}
