import type { Ctx } from '../../platform/ctx.ts'
import type { Waterfall } from '../schema.ts'
import { tables } from './tables.ts'

/** The last reckoning of a campaign. */
export async function readWaterfall(ctx: Ctx, campaignId: string): Promise<Waterfall | undefined> {
  const row = await tables(ctx)
    .selectFrom('campaign_waterfalls')
    .select('result')
    .where('workspace_id', '=', ctx.workspace)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst()
  return row?.result
}

/** Keeps a reckoning in place of the one before. */
export async function writeWaterfall(ctx: Ctx, result: Waterfall): Promise<void> {
  const row = { version: result.version, result: JSON.stringify(result), computed_at: ctx.clock.now() }
  await tables(ctx)
    .insertInto('campaign_waterfalls')
    .values({ workspace_id: ctx.workspace, campaign_id: result.campaignId, ...row })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'campaign_id']).doUpdateSet(row))
    .execute()
}
