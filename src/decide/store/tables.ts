import type { ColumnType } from 'kysely'
import type { Purpose } from '../../content/schema.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Arm, Counts, DecisionKind, Outcome, Reason, Run, Waterfall } from '../schema.ts'

/** The tables of the stage. */
export type Tables = {
  campaign_runs: {
    workspace_id: string
    id: string
    campaign_id: string
    occurrence: number
    version: number
    graph_hash: string
    snapshot_id: string | null
    snapshot_at: Date | null
    people: number
    cursor: string | null
    mirrored: string | null
    complete: boolean
    counts: ColumnType<Counts, string, string>
    sends: number
    release_limit: number | null
    ramp: Run['ramp']
    ramp_task: string | null
    started_at: Date
    finished_at: Date | null
  }
  assignments: {
    workspace_id: string
    campaign_id: string
    profile_id: string
    arm: Arm
    assigned_at: Date
  }
  decisions: {
    workspace_id: string
    id: string
    campaign_id: string
    run_id: string
    step_id: string
    profile_id: string
    occurrence: number
    purpose: Purpose
    kind: DecisionKind
    reasons: Reason[]
    send_at: Date | null
    variant_id: string | null
    variant_hash: string | null
    propensity: number | null
    not_before: Date | null
    time_propensity: number | null
    content_id: string | null
    content_version: number | null
    graph_hash: string
    decided_at: Date
    outcome: Outcome | null
    outcome_at: Date | null
    inputs: string | null
  }
  suppressions: {
    workspace_id: string
    address_hash: string
    /** null once the person was erased: the hash goes on suppressing */
    address: string | null
    reason: 'bounced' | 'complained' | 'by_hand'
    detail: string | null
    suppressed_at: Date
  }
  campaign_waterfalls: {
    workspace_id: string
    campaign_id: string
    version: number
    result: ColumnType<Waterfall, string, string>
    computed_at: Date
  }
}

/** The database with the tables of the stage. */
export const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()
