import type { Ctx } from '../../platform/ctx.ts'
import type { AuditSettings } from '../schema.ts'
import { tables } from './tables.ts'

/** What the workspace set, if anything. */
export async function readSettings(ctx: Ctx): Promise<Partial<AuditSettings> | undefined> {
  const row = await tables(ctx)
    .selectFrom('audit_settings')
    .select('settings')
    .where('workspace_id', '=', ctx.workspace)
    .executeTakeFirst()
  return row?.settings
}

/** Keeps what the workspace set. */
export async function writeSettings(ctx: Ctx, settings: AuditSettings): Promise<void> {
  const row = { settings: JSON.stringify(settings), updated_at: ctx.clock.now() }
  await tables(ctx)
    .insertInto('audit_settings')
    .values({ workspace_id: ctx.workspace, ...row })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(row))
    .execute()
}
