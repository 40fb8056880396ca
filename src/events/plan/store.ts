import { type ColumnType, type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/postgres/index.ts'
import { compilePlan, type PlanCheck } from './check.ts'
import { noPlan, type StoredPlan, type TrackingPlan } from './schema.ts'

type Tables = {
  tracking_plans: {
    workspace_id: string
    version: number
    plan: ColumnType<TrackingPlan, string, string>
    saved_at: Date
    saved_by: string
  }
}
const tables = (db: Db) => db.withTables<Tables>()

/** The plan in force. */
export async function readPlan(ctx: Ctx): Promise<StoredPlan> {
  const [latest] = await readPlans(ctx, 1)
  return latest ?? { version: 0, plan: noPlan }
}

/** The versions of the plan, newest first. */
export async function readPlans(ctx: Ctx, limit: number): Promise<StoredPlan[]> {
  const rows = await tables(ctx.db)
    .selectFrom('tracking_plans')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toPlan)
}

/** Adds a version; false where somebody else added it first. */
export async function insertPlan(tx: Ctx, version: number, plan: TrackingPlan): Promise<boolean> {
  const row = await tables(tx.db)
    .insertInto('tracking_plans')
    .values({
      workspace_id: tx.workspace,
      version,
      plan: JSON.stringify(plan),
      saved_at: tx.clock.now(),
      saved_by: tx.actor.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()
  return row !== undefined
}

/** The checks of these workspaces by the plans in force at a time; workspaces without a plan are left out. */
export async function planChecks(
  db: Db,
  workspaces: readonly string[],
  at: Date,
): Promise<Map<string, PlanCheck>> {
  if (workspaces.length === 0) return new Map()
  const { rows } = await sql<{ workspace_id: string; plan: TrackingPlan }>`
    SELECT DISTINCT ON (workspace_id) workspace_id, plan FROM tracking_plans
    WHERE workspace_id = ANY (${`{${workspaces.join(',')}}`}::uuid[]) AND saved_at <= ${at}
    ORDER BY workspace_id, version DESC`.execute(db)
  return new Map(rows.map((row) => [row.workspace_id, compilePlan(row.plan)]))
}

function toPlan(row: Selectable<Tables['tracking_plans']>): StoredPlan {
  return { version: row.version, plan: row.plan, savedAt: row.saved_at.toISOString(), savedBy: row.saved_by }
}
