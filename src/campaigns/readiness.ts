import type { Ctx } from '../platform/ctx.ts'
import type { Campaign, Missing } from './schema.ts'

/** Whether the data can carry a marketing e-mail; until it can, what to repair. */
export async function readinessMissing(_ctx: Ctx, _campaign: Campaign): Promise<Missing[]> {
  return []
}
