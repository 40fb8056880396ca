import type { Ctx } from '../../platform/ctx.ts'
import type { RetentionRule } from './schema.ts'

type Tables = { event_retention: { workspace_id: string; event: string; days: number } }
const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()

/** The rules of a workspace, by name. */
export async function readRules(ctx: Ctx): Promise<RetentionRule[]> {
  return tables(ctx)
    .selectFrom('event_retention')
    .select(['event', 'days'])
    .where('workspace_id', '=', ctx.workspace)
    .orderBy('event')
    .execute()
}

/** Puts rules in place of all that there were. */
export async function replaceRules(tx: Ctx, rules: readonly RetentionRule[]): Promise<void> {
  await tables(tx).deleteFrom('event_retention').where('workspace_id', '=', tx.workspace).execute()
  if (rules.length === 0) return
  await tables(tx)
    .insertInto('event_retention')
    .values(rules.map((rule) => ({ ...rule, workspace_id: tx.workspace })))
    .execute()
}
