import { getContentVersion } from '../content/index.ts'
import { contentHash } from '../lib/hash.ts'
import { getObjective } from '../objectives/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { getSegment } from '../segments/index.ts'
import type { Journey } from './journey/schema.ts'
import type { Campaign, CampaignDefinition, CampaignGraph, GraphStep, Step } from './schema.ts'

/** A campaign's graph as everything in it stands now, and the hash that an approval of it binds. */
export async function graphOf(ctx: Ctx, campaign: Campaign): Promise<{ graph: CampaignGraph; hash: string }> {
  const { segmentId, objectiveId, steps, journey } = campaign.definition
  const segment = segmentId === null ? null : await getSegment(ctx, segmentId)
  const objective = objectiveId === null ? null : await getObjective(ctx, objectiveId)
  const graph: CampaignGraph = {
    campaignId: campaign.id,
    version: campaign.version,
    definition: campaign.definition,
    salt: campaign.salt,
    segment: segment && { id: segment.id, version: segment.version, hash: segment.hash },
    objective: objective && { id: objective.id, version: objective.version, hash: objective.hash },
    steps: await Promise.all(steps.map((step) => fixed(ctx, step))),
    ...(journey && { branches: await branchesOf(ctx, journey) }),
  }
  return { graph, hash: contentHash(graph) }
}

/** Refuses a definition that names a segment, objective or e-mail that is not there. */
export async function checkReferences(ctx: Ctx, definition: CampaignDefinition): Promise<void> {
  if (definition.segmentId !== null) await getSegment(ctx, definition.segmentId)
  if (definition.objectiveId !== null) await getObjective(ctx, definition.objectiveId)
  for (const step of definition.steps) await getContentVersion(ctx, step.contentId)
  if (definition.journey) await branchesOf(ctx, definition.journey)
}

/** The segments by which the way branches, as they are now. */
async function branchesOf(
  ctx: Ctx,
  { nodes }: Journey,
): Promise<{ id: string; version: number; hash: string }[]> {
  const ids = Object.values(nodes).flatMap((node) =>
    node.kind === 'branch' ? node.of.map(({ segmentId }) => segmentId) : [],
  )
  const segments = await Promise.all([...new Set(ids)].sort().map((id) => getSegment(ctx, id)))
  return segments.map(({ id, version, hash }) => ({ id, version, hash }))
}

async function fixed(ctx: Ctx, step: Step): Promise<GraphStep> {
  const content = await getContentVersion(ctx, step.contentId)
  const used = content.variants.filter(
    (variant) => step.variantIds.length === 0 || step.variantIds.includes(variant.id),
  )
  return {
    id: step.id,
    kind: step.kind,
    channel: step.channel,
    contentId: step.contentId,
    contentVersion: content.version,
    variants: used.map(({ id, version, hash }) => ({ id, version, hash })),
  }
}
