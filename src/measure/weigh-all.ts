import { type Static, Type } from 'typebox'
import { activeOnsite, getGraph, getOnsiteCampaign, listCampaigns } from '../campaigns/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { weighArms } from './arms.ts'

/** A campaign that chooses among several wordings. */
export const ExperimentSummary = Type.Object({
  campaignId: Type.String(),
  name: Type.String(),
  where: Type.Union([Type.Literal('email'), Type.Literal('onsite')]),
  chooses: Type.Union([Type.Literal('equal'), Type.Literal('weights'), Type.Literal('bandit')]),
  variants: Type.Integer(),
})
export type ExperimentSummary = Static<typeof ExperimentSummary>

/** Campaigns that were launched and have more than one wording. */
export async function listExperiments(ctx: Ctx): Promise<ExperimentSummary[]> {
  const found: ExperimentSummary[] = []
  const { items } = await listCampaigns(ctx, {
    states: ['scheduled', 'ramping', 'running', 'paused', 'done'],
    limit: 100,
  })
  for (const { id, graphHash, definition } of items) {
    const graph = graphHash === null ? undefined : await getGraph(ctx, id, graphHash)
    const variants = graph?.steps[0]?.variants.length ?? 0
    const { name, choice } = definition
    if (variants > 1)
      found.push({ campaignId: id, name, where: 'email', chooses: choice?.kind ?? 'equal', variants })
  }
  for (const { id } of await activeOnsite(ctx)) {
    const { definition, graph } = await getOnsiteCampaign(ctx, id)
    const variants = graph?.variants.length ?? 0
    const { name, choice } = definition
    if (variants > 1)
      found.push({ campaignId: id, name, where: 'onsite', chooses: choice?.kind ?? 'equal', variants })
  }
  return found
}

/** Reckons the shares of every campaign that chooses by results; one that fails keeps no other from it. */
export async function weighAll(ctx: Ctx): Promise<number> {
  let weighed = 0
  for (const { campaignId, chooses } of await listExperiments(ctx)) {
    if (chooses !== 'bandit') continue
    try {
      await weighArms(ctx, campaignId)
      weighed += 1
    } catch (error) {
      ctx.log.error({ err: error, campaignId }, 'the shares of a campaign could not be reckoned')
    }
  }
  return weighed
}
