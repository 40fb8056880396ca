import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import type { FeedConsumer } from '../platform/feeds/index.ts'
import { approvalOf, cancelTasks, openTask, type VerdictNews, voidApprovals } from '../review/index.ts'
import { graphOf } from './graph.ts'
import { afterSubmission, type LaunchCheck, missingForLaunch } from './missing.ts'
import { move } from './move.ts'
import { findCampaign } from './read.ts'
import type { Campaign } from './schema.ts'
import { insertGraph } from './store.ts'

/**
 * Asks for approval of the campaign exactly as it stands. Approved before but outdated, it is asked for again;
 * what must be settled first is refused as `campaign_not_ready`.
 */
export async function submitCampaign(
  ctx: Ctx,
  id: string,
  checks: readonly LaunchCheck[] = [],
): Promise<Campaign> {
  const missing = await missingForLaunch(ctx, id, checks)
  const open = missing.filter((item) => !afterSubmission.includes(item.code))
  const current = await findCampaign(ctx, id)
  if (open.length > 0 && current.state === 'draft') throw notReady(open)
  return move(ctx, id, 'submit', async (tx, campaign) => {
    const { graph, hash } = await graphOf(tx, campaign)
    const approved = await approvalOf(tx, { kind: 'campaign', id, hash, version: campaign.version })
    if (campaign.state === 'approved' && approved) return undefined
    await insertGraph(tx, hash, graph)
    await cancelTasks(tx, { kind: 'campaign', id }, 'the campaign was submitted again')
    await voidApprovals(tx, { kind: 'campaign', id }, 'the campaign was submitted again')
    const task = await openTask(tx, {
      kind: 'approval',
      subject: { kind: 'campaign', id, version: campaign.version, hash },
      title: `Campaign: ${campaign.definition.name}`,
      payload: { purpose: campaign.definition.purpose, controlShare: campaign.definition.controlShare },
      authors: campaign.authors,
    })
    return { state: 'in_review', graph_hash: hash, review_task: task.id }
  })
}

/** `campaign_not_ready` with what is missing, its first sentence in front. */
export function notReady(missing: readonly { message: string; todo: string }[]): AppError {
  const first = missing[0]
  const more = missing.length > 1 ? ` (and ${missing.length - 1} more)` : ''
  return new AppError('campaign_not_ready', {
    ...(first && { message: `${first.message} ${first.todo}${more}` }),
    details: { missing },
  })
}

/** Brings a campaign from review to where its verdict leads. */
export const verdictConsumer: FeedConsumer = {
  feed: 'review.verdicts',
  name: 'campaigns',
  handle: async (tx, entries) => {
    for (const { payload } of entries) {
      const news = payload as unknown as VerdictNews
      if (news.subject.kind !== 'campaign') continue
      const campaign = await findCampaign(tx, news.subject.id)
      if (campaign.state !== 'in_review' || campaign.reviewTask !== news.taskId) continue
      if (news.verdict === 'approve')
        await move(tx, campaign.id, 'approve', async () => ({ state: 'approved' }))
      else
        await move(tx, campaign.id, 'reject', async () => ({
          state: 'draft',
          graph_hash: null,
          review_task: null,
        }))
    }
  },
}
