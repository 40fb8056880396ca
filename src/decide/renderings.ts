import { getCampaign } from '../campaigns/index.ts'
import {
  compileVariant,
  getContentVersion,
  getVariant,
  renderMessage,
  type SystemLinks,
  type Variant,
} from '../content/index.ts'
import { isId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { type Recipient, recipients } from '../profiles/index.ts'
import type { Pick, Rendering } from './schema.ts'
import { readSending } from './store/decisions.ts'
import { readWaterfall } from './store/waterfalls.ts'

/** Links that lead nowhere: nobody may be unsubscribed by reading a preview. */
const LINKS: SystemLinks = { unsubscribeUrl: '#unsubscribe', preferencesUrl: '#preferences' }

/** The messages of the last reckoning that are most worth reading, rendered with what is known of people now. */
export async function worthReading(ctx: Ctx, campaignId: string): Promise<Rendering[]> {
  const campaign = await getCampaign(ctx, campaignId)
  const picks = (await readWaterfall(ctx, campaignId))?.picks ?? []
  const step = campaign.definition.steps[0]
  if (!step || picks.length === 0) return []
  const { variants } = await getContentVersion(ctx, step.contentId)
  const people = await recipients(
    ctx,
    picks.map((pick) => pick.profileId),
  )
  const renderings: Rendering[] = []
  for (const pick of picks) {
    const variant = variants.find((one) => one.id === pick.variantId)
    const person = people.get(pick.profileId)
    if (variant && person) renderings.push(await rendered(pick, variant, person))
  }
  return renderings
}

/** The messages decided so far, oldest first, rendered from exactly the variants chosen: what a ramp is read by. */
export async function decidedMessages(
  ctx: Ctx,
  campaignId: string,
  page: { after?: string; limit: number },
): Promise<{ items: Rendering[]; next?: string }> {
  await getCampaign(ctx, campaignId)
  if (page.after !== undefined && !isId(page.after))
    throw new AppError('invalid_request', { message: 'The cursor is not one of this list. Start again.' })
  const decisions = await readSending(ctx, campaignId, page)
  const people = await recipients(
    ctx,
    decisions.map((decision) => decision.profileId),
  )
  const items: Rendering[] = []
  for (const { profileId, variantId, variantHash } of decisions) {
    const person = people.get(profileId)
    if (!person || variantId === null || variantHash === null) continue
    const variant = await getVariant(ctx, variantId, variantHash)
    items.push(await rendered({ profileId, variantId, why: [] }, variant, person))
  }
  const last = decisions.at(-1)
  return { items, ...(last && decisions.length === page.limit && { next: last.id }) }
}

async function rendered(pick: Pick, variant: Variant, person: Recipient): Promise<Rendering> {
  const head = { ...pick, variantName: variant.name, email: person.email ?? null }
  try {
    const { subject, html, text, usedFallbacks } = renderMessage(await compileVariant(variant), person, LINKS)
    return { ...head, subject, html, text, usedFallbacks, error: null }
  } catch (error) {
    const message = (error as Error).message
    return { ...head, subject: '', html: '', text: '', usedFallbacks: [], error: message }
  }
}
