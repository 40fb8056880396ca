import { isId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import type { Campaign, CampaignGraph } from './schema.ts'
import { type CampaignFilter, readCampaign, readCampaigns, readGraph } from './store.ts'

/** One campaign, or `campaign_not_found`; with `lock`, locked for the transaction. */
export async function findCampaign(
  ctx: Ctx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Campaign> {
  const campaign = isId(id) ? await readCampaign(ctx, id, options) : undefined
  if (!campaign) throw new AppError('campaign_not_found')
  return campaign
}

/** One campaign at its current version. */
export function getCampaign(ctx: Ctx, id: string): Promise<Campaign> {
  return findCampaign(ctx, id)
}

/** Campaigns at their current versions, newest first. */
export async function listCampaigns(
  ctx: Ctx,
  filter: Partial<CampaignFilter> = {},
): Promise<{ items: Campaign[]; next?: string }> {
  const limit = filter.limit ?? 50
  if (filter.after !== undefined && !isId(filter.after))
    throw new AppError('invalid_request', { message: 'The cursor is not one of this list. Start again.' })
  const items = await readCampaigns(ctx, { ...filter, limit })
  const last = items.at(-1)
  return { items, ...(last && items.length === limit && { next: last.id }) }
}

/** The graph that a hash stands for: what was submitted, approved and runs. */
export async function getGraph(ctx: Ctx, id: string, hash: string): Promise<CampaignGraph> {
  const graph = isId(id) ? await readGraph(ctx, id, hash) : undefined
  if (!graph) throw new AppError('campaign_not_found')
  return graph
}
