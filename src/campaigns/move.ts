import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { publish } from '../platform/feeds/index.ts'
import { record } from '../platform/journal/index.ts'
import { findCampaign } from './read.ts'
import type { Campaign, CampaignState } from './schema.ts'
import { judge, type Move } from './states.ts'
import { type CampaignChange, writeState } from './store.ts'

const words: Record<CampaignState, string> = {
  draft: 'a draft',
  in_review: 'in review',
  approved: 'approved but not launched',
  scheduled: 'scheduled',
  ramping: 'ramping',
  running: 'running',
  paused: 'paused',
  done: 'done',
  cancelled: 'cancelled',
}

/**
 * Makes one move: the campaign is locked, the move judged by its state, the change, its journal entry and the news
 * of it written together. Made already, nothing is written. `prepare` gives the change, or undefined to do nothing.
 */
export async function move(
  ctx: Ctx,
  id: string,
  what: Move,
  prepare: (tx: Ctx, campaign: Campaign) => Promise<(CampaignChange & { state: CampaignState }) | undefined>,
): Promise<Campaign> {
  return transact(ctx, async (tx) => {
    const campaign = await findCampaign(tx, id, { lock: true })
    const verdict = judge(what, campaign.state)
    if (verdict === 'already') return campaign
    if (verdict === 'refused') throw refusal(what, campaign.state)
    const change = await prepare(tx, campaign)
    if (!change) return campaign
    await writeState(tx, id, change)
    await record(tx, {
      action: `campaign.${pastOf[what]}`,
      subject: { kind: 'campaign', id },
      data: {
        from: campaign.state,
        to: change.state,
        version: change.version ?? campaign.version,
        ...(change.graph_hash && { hash: change.graph_hash }),
      },
    })
    await publish(tx, 'campaigns.states', { campaignId: id, from: campaign.state, to: change.state })
    return findCampaign(tx, id)
  })
}

const pastOf: Record<Move, string> = {
  edit: 'edited',
  submit: 'submitted',
  approve: 'approved',
  reject: 'rejected',
  launch: 'launched',
  start: 'started',
  unschedule: 'start_refused',
  pass_ramp: 'ramp_passed',
  pause: 'paused',
  resume: 'resumed',
  finish: 'finished',
  cancel: 'cancelled',
}

const advice: Partial<Record<Move, string>> = {
  edit: 'Copy it to a new campaign to change it.',
  submit: 'Only a draft is submitted.',
  launch: 'Submit it and have it approved first.',
  pause: 'Only a campaign that is scheduled or under way can be paused.',
  resume: 'Only a paused campaign can be resumed.',
}

function refusal(what: Move, state: CampaignState): AppError {
  const message = `The campaign is ${words[state]}. ${advice[what] ?? 'Reload it to see where it stands.'}`
  return new AppError('campaign_state', { message, details: { state } })
}
