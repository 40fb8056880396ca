import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import { missingForLaunch } from './missing.ts'
import { findCampaign } from './read.ts'
import type { Campaign, OverrideCode } from './schema.ts'
import { judge } from './states.ts'
import { insertOverride } from './store.ts'

/**
 * Sets a requirement aside for this version of the campaign. Only an approver who did not work on it may, only
 * objective, control and readiness, and the reason stays visible with the approver's name.
 */
export async function overrideRequirement(
  ctx: Ctx,
  id: string,
  code: OverrideCode,
  reason: string,
): Promise<Campaign> {
  const missing = await missingForLaunch(ctx, id)
  return transact(ctx, async (tx) => {
    const campaign = await findCampaign(tx, id, { lock: true })
    if (campaign.overrides.some((override) => override.code === code)) return campaign
    if (!tx.actor.permissions.has('approvals.give')) throw new AppError('not_allowed')
    if (campaign.authors.some((author) => author.id === tx.actor.id)) throw new AppError('approver_is_author')
    if (reason.trim() === '') throw new AppError('note_needed')
    if (judge('edit', campaign.state) !== 'go') throw new AppError('campaign_state')
    if (!missing.some((item) => item.override === code))
      throw new AppError('override_refused', {
        message: 'This requirement is met: there is nothing to set aside.',
      })
    await insertOverride(tx, campaign, code, reason.trim())
    await record(tx, {
      action: 'campaign.requirement_overridden',
      subject: { kind: 'campaign', id },
      data: { code, version: campaign.version },
    })
    return findCampaign(tx, id)
  })
}
