import type { Ctx } from '../../platform/ctx.ts'
import { getOnsiteCampaign } from '../onsite/campaigns.ts'
import { activeOnsite } from '../onsite/store.ts'
import { listCampaigns } from '../read.ts'
import type { Campaign, Missing } from '../schema.ts'

interface Taken {
  id: string
  name: string
  layer?: { name: string; from: number; to: number } | null
}

/** Whether another campaign under way has a part of the same slice. */
export async function layerMissing(ctx: Ctx, { id, definition }: Campaign): Promise<Missing[]> {
  const { layer } = definition
  if (!layer) return []
  const taken = await takenSlices(ctx)
  const other = taken.find(
    (one) =>
      one.id !== id &&
      one.layer?.name === layer.name &&
      one.layer.from < layer.to &&
      layer.from < one.layer.to,
  )
  if (!other) return []
  return [
    {
      code: 'layer_overlap',
      message: `“${other.name}” has a part of the same slice of the layer “${layer.name}”, so some people would be in both experiments.`,
      todo: 'Choose a slice that nobody has, or another layer.',
      subject: { kind: 'campaign', id: other.id },
    },
  ]
}

async function takenSlices(ctx: Ctx): Promise<Taken[]> {
  const { items } = await listCampaigns(ctx, {
    states: ['scheduled', 'ramping', 'running', 'paused'],
    limit: 200,
  })
  const taken: Taken[] = items.map(({ id, definition }) => ({ id, ...definition }))
  for (const { id } of await activeOnsite(ctx))
    taken.push({ id, ...(await getOnsiteCampaign(ctx, id)).definition })
  return taken
}
