import { getCampaign } from '../campaigns/index.ts'
import { compileVariant, getContentVersion, renderMessage, type SystemLinks } from '../content/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { recipients } from '../profiles/index.ts'
import type { Rendering } from './schema.ts'
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
    if (!variant || !person) continue
    const head = { ...pick, variantName: variant.name, email: person.email ?? null }
    try {
      const { subject, html, text, usedFallbacks } = renderMessage(
        await compileVariant(variant),
        person,
        LINKS,
      )
      renderings.push({ ...head, subject, html, text, usedFallbacks, error: null })
    } catch (error) {
      const message = (error as Error).message
      renderings.push({ ...head, subject: '', html: '', text: '', usedFallbacks: [], error: message })
    }
  }
  return renderings
}
