import type { ColumnType } from 'kysely'
import type { Strictness } from '../../lib/sampling/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Person, Reason } from '../../review/index.ts'
import type { AcceptancePlan, AuditSettings, Defect, DefectStep, LotState, Stratum } from '../schema.ts'

type Json<Value> = ColumnType<Value, string, string>

/** The tables of the stage. */
export type Tables = {
  audit_settings: { workspace_id: string; settings: Json<Partial<AuditSettings>>; updated_at: Date }
  audit_frame: {
    workspace_id: string
    message_id: string
    campaign_id: string
    variant_id: string
    variant_hash: string
    profile_id: string
    fallbacks: number
    low_grade: boolean
    sensitive: boolean
    other_script: boolean
    value_length: number
    sent_at: Date
  }
  audit_lots: {
    workspace_id: string
    id: string
    campaign_id: string
    size: number
    reads: number
    plan: Json<AcceptancePlan>
    strictness: Strictness
    state: LotState
    first_sent_at: Date
    last_sent_at: Date
    drawn_at: Date
    decided_at: Date | null
  }
  audit_cells: {
    workspace_id: string
    lot_id: string
    cell: number
    stratum: Stratum
    variant_id: string
    size: number
  }
  audit_items: {
    workspace_id: string
    id: string
    lot_id: string
    cell: number | null
    message_id: string
    campaign_id: string
    variant_id: string
    variant_hash: string
    profile_id: string
    stratum: Stratum
    why: string[]
    probability: number | null
    sent_at: Date
    task_id: string
    verdict: 'pass' | 'fail' | null
    reason: Reason | null
    read_at: Date | null
    read_by: ColumnType<Person | null, string | null, string | null>
  }
  audit_defects: {
    workspace_id: string
    id: string
    item_id: string
    message_id: string
    campaign_id: string
    variant_id: string
    variant_hash: string
    reason: Reason
    note: string
    found_by: Json<Person>
    found_at: Date
    state: Defect['state']
    steps: Json<DefectStep[]>
  }
}

/** The database with the tables of the stage. */
export const tables = (ctx: Pick<Ctx, 'db'>) => ctx.db.withTables<Tables>()
