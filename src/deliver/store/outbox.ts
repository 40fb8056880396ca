import { sql } from 'kysely'
import type { Purpose } from '../../content/schema.ts'
import type { Ctx } from '../../platform/ctx.ts'

/** A message as it enters the outbox. */
export interface NewMessage {
  id: string
  decisionId: string
  campaignId: string
  stepId: string
  profileId: string
  occurrence: number
  purpose: Purpose
  variantId: string
  variantHash: string
  notBefore: Date
}

/** Adds messages; one that exists for the same (campaign, step, profile, occurrence) stays as it is. */
export async function insertMessages(tx: Ctx, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  const column = <Value>(of: (message: NewMessage) => Value) => messages.map(of)
  await sql`
    INSERT INTO messages (workspace_id, id, decision_id, campaign_id, step_id, profile_id, occurrence, channel,
      purpose, variant_id, variant_hash, status, not_before, queued_at)
    SELECT ${tx.workspace}::uuid, id, decision_id, campaign_id, step_id, profile_id, occurrence, 'email', purpose,
      variant_id, variant_hash, 'queued', not_before, ${tx.clock.now()}::timestamptz
    FROM unnest(
      ${column((m) => m.id)}::uuid[], ${column((m) => m.decisionId)}::uuid[],
      ${column((m) => m.campaignId)}::uuid[], ${column((m) => m.stepId)}::text[],
      ${column((m) => m.profileId)}::uuid[], ${column((m) => m.occurrence)}::int[],
      ${column((m) => m.purpose)}::text[], ${column((m) => m.variantId)}::uuid[],
      ${column((m) => m.variantHash)}::text[], ${column((m) => m.notBefore)}::timestamptz[]
    ) AS t(id, decision_id, campaign_id, step_id, profile_id, occurrence, purpose, variant_id, variant_hash, not_before)
    ON CONFLICT DO NOTHING`.execute(tx.db)
}

/** A message that is due, locked for this transaction. */
export interface DueMessage {
  id: string
  decisionId: string
  campaignId: string
  stepId: string
  profileId: string
  purpose: Purpose
  variantId: string
  variantHash: string
  attempts: number
}

/** Takes messages that are due, earliest first, passing over those that another worker has. */
export async function claimDue(tx: Ctx, limit: number): Promise<DueMessage[]> {
  const { rows } = await sql<DueMessage>`
    SELECT id, decision_id AS "decisionId", campaign_id AS "campaignId", step_id AS "stepId",
      profile_id AS "profileId", purpose, variant_id AS "variantId", variant_hash AS "variantHash", attempts
    FROM messages
    WHERE workspace_id = ${tx.workspace} AND status = 'queued' AND not_before <= ${tx.clock.now()}
    ORDER BY not_before LIMIT ${limit}
    FOR UPDATE SKIP LOCKED`.execute(tx.db)
  return rows
}

/** Of these people, those to whom another message is on its way. */
export async function readBusy(tx: Ctx, profileIds: readonly string[]): Promise<Set<string>> {
  if (profileIds.length === 0) return new Set()
  const { rows } = await sql<{ profile_id: string }>`
    SELECT DISTINCT profile_id FROM messages
    WHERE workspace_id = ${tx.workspace} AND profile_id = ANY (${profileIds}::uuid[])
      AND purpose = 'marketing' AND status = 'sending'`.execute(tx.db)
  return new Set(rows.map((row) => row.profile_id))
}

/** Gives messages to a worker: from the commit on they are released. */
export async function markSending(tx: Ctx, ids: readonly string[], worker: string): Promise<void> {
  if (ids.length === 0) return
  await sql`UPDATE messages SET status = 'sending', worker = ${worker}, handed_at = NULL, parked = NULL
    WHERE workspace_id = ${tx.workspace} AND id = ANY (${ids}::uuid[])`.execute(tx.db)
}

/** Why and until when a message stays queued. */
export interface Postponed {
  id: string
  notBefore: Date
  parked: string | null
}

/** Keeps messages queued until a later time. */
export async function postpone(tx: Ctx, messages: readonly Postponed[]): Promise<void> {
  if (messages.length === 0) return
  await sql`UPDATE messages SET status = 'queued', worker = NULL, not_before = t.not_before, parked = t.parked
    FROM unnest(${messages.map((m) => m.id)}::uuid[], ${messages.map((m) => m.notBefore)}::timestamptz[],
      ${messages.map((m) => m.parked)}::text[]) AS t(id, not_before, parked)
    WHERE messages.workspace_id = ${tx.workspace} AND messages.id = t.id`.execute(tx.db)
}

/** Ends messages that are not to be sent. */
export async function markSkipped(
  tx: Ctx,
  messages: readonly { id: string; reason: string }[],
): Promise<void> {
  if (messages.length === 0) return
  await sql`UPDATE messages SET status = 'skipped', parked = NULL, error_code = t.reason,
      ended_at = ${tx.clock.now()}::timestamptz
    FROM unnest(${messages.map((m) => m.id)}::uuid[], ${messages.map((m) => m.reason)}::text[]) AS t(id, reason)
    WHERE messages.workspace_id = ${tx.workspace} AND messages.id = t.id`.execute(tx.db)
}

/** Lets parked messages be looked at again: those of a campaign, or all. */
export async function unpark(tx: Ctx, campaignId?: string): Promise<void> {
  await sql`UPDATE messages SET parked = NULL, not_before = ${tx.clock.now()}
    WHERE workspace_id = ${tx.workspace} AND status = 'queued' AND parked IS NOT NULL
      AND (${campaignId ?? null}::uuid IS NULL OR campaign_id = ${campaignId ?? null}::uuid)`.execute(tx.db)
}
