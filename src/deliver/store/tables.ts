import type { Purpose } from '../../content/schema.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { MergedValues } from '../channel.ts'
import type { FeedbackKind, MessageStatus } from '../schema.ts'

/** The tables of the stage. */
export type Tables = {
  messages: {
    workspace_id: string
    id: string
    decision_id: string
    campaign_id: string
    step_id: string
    profile_id: string
    occurrence: number
    channel: 'email'
    purpose: Purpose
    variant_id: string
    variant_hash: string
    status: MessageStatus
    not_before: Date
    parked: string | null
    worker: string | null
    handed_at: Date | null
    attempts: number
    error_code: string | null
    response: string | null
    fallbacks: string[]
    queued_at: Date
    ended_at: Date | null
    settled: boolean
    merged: MergedValues | null
  }
  message_feedback: {
    workspace_id: string
    id: string
    message_id: string
    campaign_id: string
    profile_id: string
    kind: FeedbackKind
    code: string | null
    detail: string | null
    at: Date
    digest: string
  }
  delivery_workers: { id: string; seen_at: Date; problem: string | null }
  mailbox_messages: {
    workspace_id: string
    id: string
    campaign_id: string
    profile_id: string
    purpose: Purpose
    recipient: string
    subject: string
    source: string
    received_at: Date
  }
}

/** The database with the tables of the stage. */
export const tables = (ctx: Pick<Ctx, 'db'>) => ctx.db.withTables<Tables>()
