import type { Ctx } from '../platform/ctx.ts'
import { cancelTasks } from '../review/index.ts'
import { type LaunchCheck, missingForLaunch } from './missing.ts'
import { move } from './move.ts'
import { findCampaign } from './read.ts'
import { notReady } from './review.ts'
import type { Campaign } from './schema.ts'
import { isLive, judge } from './states.ts'

/** Sends the campaign on its way: it starts at its time, or now. Refused while anything is missing. */
export async function launchCampaign(
  ctx: Ctx,
  id: string,
  checks: readonly LaunchCheck[] = [],
): Promise<Campaign> {
  const before = await findCampaign(ctx, id)
  const fits = judge('launch', before.state) === 'go' || before.state === 'draft'
  const missing = fits ? await missingForLaunch(ctx, id, checks) : []
  if (missing.length > 0) throw notReady(missing)
  return move(ctx, id, 'launch', async (tx, campaign) => {
    const now = tx.clock.now()
    const wanted = campaign.definition.startsAt
    return {
      state: 'scheduled',
      starts_at: wanted !== null && new Date(wanted) > now ? new Date(wanted) : now,
      launched_by: tx.actor.id,
      launched_at: now,
      paused_reason: null,
    }
  })
}

/**
 * Starts a campaign whose time has come. While a hold is on it, it waits. When something else went missing since
 * launch it does not start: it is approved but not launched again, and says why.
 */
export async function startCampaign(
  ctx: Ctx,
  id: string,
  checks: readonly LaunchCheck[] = [],
): Promise<Campaign> {
  const missing = await missingForLaunch(ctx, id, checks)
  if (missing.some((item) => item.code === 'held')) return findCampaign(ctx, id)
  const [first] = missing
  if (first)
    return move(ctx, id, 'unschedule', async () => ({
      state: 'approved',
      starts_at: null,
      paused_reason: `It did not start. ${first.message} ${first.todo}`,
    }))
  return move(ctx, id, 'start', async (_tx, campaign) => ({
    state: campaign.definition.rampSize > 0 ? 'ramping' : 'running',
  }))
}

/** Stops a campaign where it is; nothing more is decided or released until it is resumed. */
export function pauseCampaign(ctx: Ctx, id: string, reason?: string): Promise<Campaign> {
  return move(ctx, id, 'pause', async (_tx, campaign) => ({
    state: 'paused',
    paused_from: campaign.state,
    paused_reason: reason?.trim() || null,
  }))
}

/** Lets a paused campaign go on where it was. */
export function resumeCampaign(ctx: Ctx, id: string): Promise<Campaign> {
  return move(ctx, id, 'resume', async (_tx, campaign) => ({
    state: campaign.pausedFrom ?? 'scheduled',
    paused_from: null,
    paused_reason: null,
  }))
}

/** Ends a campaign for good; what is not sent yet is not sent any more. */
export function cancelCampaign(ctx: Ctx, id: string): Promise<Campaign> {
  return move(ctx, id, 'cancel', async (tx) => {
    await cancelTasks(tx, { kind: 'campaign', id }, 'the campaign was cancelled')
    return { state: 'cancelled' }
  })
}

/** Lets the rest go after the first messages were read; a campaign paused meanwhile stays paused. */
export function passRamp(ctx: Ctx, id: string): Promise<Campaign> {
  return move(ctx, id, 'pass_ramp', async (_tx, campaign) => {
    if (campaign.state === 'ramping') return { state: 'running' }
    return campaign.pausedFrom === 'ramping' ? { state: 'paused', paused_from: 'running' } : undefined
  })
}

/** Marks a campaign as over: everybody is decided and everything that was to go has gone or was dropped. */
export async function finishCampaign(ctx: Ctx, id: string): Promise<Campaign> {
  const campaign = await findCampaign(ctx, id)
  if (!isLive(campaign.state)) return campaign
  return move(ctx, id, 'finish', async () => ({ state: 'done' }))
}
