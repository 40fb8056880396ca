import { getCampaign, getGraph } from '../campaigns/index.ts'
import { getVariant } from '../content/index.ts'
import { type Replay, replayDecision } from '../decide/index.ts'
import { getMessage, readMessageOf } from '../deliver/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { approvalHistory } from '../review/index.ts'
import { plainWords } from './plain-words.ts'
import type { Explanation } from './schema.ts'

/**
 * Everything that bears on one decision: what was known, which rules applied, which versions were used, who approved
 * them, the chances of each wording, the arm, and what became of the message. Takes the id of a decision or of a
 * message.
 */
export async function explain(ctx: Ctx, id: string): Promise<Explanation> {
  const replay = await replayOf(ctx, id)
  const { decision } = replay
  const graph = await getGraph(ctx, decision.campaignId, decision.graphHash)
  const campaign = await getCampaign(ctx, decision.campaignId)
  const message = await readMessageOf(ctx, decision.id)
  const variants = []
  for (const { variantId, hash, chance } of replay.odds) {
    const { name } = await getVariant(ctx, variantId, hash)
    variants.push({ id: variantId, name, chance, chosen: variantId === decision.variantId })
  }
  return {
    decisionId: decision.id,
    messageId: message?.id ?? null,
    profileId: decision.profileId,
    campaign: { id: campaign.id, name: graph.definition.name, version: graph.version },
    replay,
    versions: versionsOf(replay, graph),
    approvals: [
      ...(await approvalsOf(ctx, 'campaign', decision.campaignId, decision.graphHash)),
      ...(decision.variantId !== null && decision.variantHash !== null
        ? await approvalsOf(ctx, 'variant', decision.variantId, decision.variantHash)
        : []),
    ],
    variants,
    message: message
      ? {
          status: message.status,
          merged: message.merged === null ? null : { ...message.merged },
          fallbacks: message.fallbacks,
          endedAt: message.endedAt,
          errorCode: message.errorCode,
        }
      : null,
    plain: plainWords(replay, { sent: message?.status === 'sent', merged: message?.merged ?? null }),
  }
}

/** The decision of this id, or of the message of this id, made again. */
async function replayOf(ctx: Ctx, id: string): Promise<Replay> {
  try {
    return await replayDecision(ctx, id)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'decision_not_found') throw error
    return replayDecision(ctx, (await getMessage(ctx, id)).decisionId)
  }
}

function versionsOf(
  { decision }: Replay,
  graph: Awaited<ReturnType<typeof getGraph>>,
): Explanation['versions'] {
  const { segment, objective } = graph
  return [
    { kind: 'campaign', id: decision.campaignId, version: graph.version, hash: decision.graphHash },
    ...(segment ? [{ kind: 'segment', ...segment }] : []),
    ...(objective ? [{ kind: 'objective', ...objective }] : []),
    ...(decision.contentId === null
      ? []
      : [{ kind: 'content', id: decision.contentId, version: decision.contentVersion, hash: null }]),
    ...(decision.variantId === null
      ? []
      : [{ kind: 'variant', id: decision.variantId, version: null, hash: decision.variantHash }]),
  ]
}

async function approvalsOf(
  ctx: Ctx,
  kind: 'campaign' | 'variant',
  id: string,
  hash: string,
): Promise<Explanation['approvals']> {
  const history = await approvalHistory(ctx, kind, id)
  return history
    .filter((approval) => approval.subject.hash === hash)
    .map(({ by, at, voidedAt, voidReason }) => ({ of: kind, by: by.name, at, voidedAt, voidReason }))
}
