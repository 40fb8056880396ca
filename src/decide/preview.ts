import { type Campaign, type GraphStep, getCampaign, graphOf } from '../campaigns/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import type { Recipient } from '../profiles/index.ts'
import { snapshotMembers, takeSnapshot } from '../segments/index.ts'
import { decideChunk } from './chunk.ts'
import { weightsFor } from './experiments/weights.ts'
import { loadCandidates } from './inputs.ts'
import type { Decision } from './schema.ts'
import { rhythmsFor } from './timing/rhythms.ts'

const PAGE = 1000

/** What would be decided for one person. */
export interface Previewed {
  decision: Decision
  recipient: Recipient | undefined
}

/**
 * What the campaign would decide now for everybody in its segment, by the resolver that decides, in pages; nothing
 * is stored.
 */
export async function previewDecisions(
  ctx: Ctx,
  campaignId: string,
): Promise<{ campaign: Campaign; step: GraphStep; pages: AsyncGenerator<Previewed[]> }> {
  const campaign = await getCampaign(ctx, campaignId)
  const { graph, hash } = await graphOf(ctx, campaign)
  const step = graph.steps[0]
  const { segment } = graph
  if (!segment || !step || step.variants.length === 0)
    throw new AppError('campaign_not_ready', { message: 'Choose a segment and a message first.' })
  const weights = await weightsFor(ctx, { id: campaignId, choice: graph.definition.choice })
  const frame = {
    graph,
    step,
    graphHash: hash,
    runId: campaign.id,
    occurrence: 1,
    room: Number.POSITIVE_INFINITY,
    workspace: ctx.workspace,
    ...(weights && { weights }),
  }
  async function* pages(segmentId: string): AsyncGenerator<Previewed[]> {
    const snapshot = await takeSnapshot(ctx, segmentId)
    for (let after: string | undefined; ; ) {
      const ids = await snapshotMembers(ctx, snapshot.id, {
        limit: PAGE,
        ...(after !== undefined && { after }),
      })
      const candidates = await loadCandidates(ctx, ids, {
        campaignId,
        purpose: graph.definition.purpose,
        limits: graph.definition,
        campaign: 'live',
        approved: true,
        sentOnly: false,
      })
      const rhythmOf = await rhythmsFor(ctx, graph, candidates)
      const { decisions } = decideChunk(candidates, { ...frame, ...(rhythmOf && { rhythmOf }) })
      yield decisions.map((decision, index) => ({ decision, recipient: candidates[index]?.recipient }))
      after = ids.at(-1)
      if (ids.length < PAGE) return
    }
  }
  return { campaign, step, pages: pages(segment.id) }
}
