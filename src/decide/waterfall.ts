import { getCampaign } from '../campaigns/index.ts'
import { compileVariant, type Field, getContentVersion, mergeFields } from '../content/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { topCustomers } from './facts.ts'
import { pickWorthReading } from './picks.ts'
import { previewDecisions } from './preview.ts'
import type { Decision, Reason, Waterfall, WaterfallStep } from './schema.ts'
import { readWaterfall, writeWaterfall } from './store/waterfalls.ts'

/** Which reasons lose somebody at which step; somebody with several counts at the first of these steps. */
const lossesAt: [WaterfallStep['code'], readonly Reason[]][] = [
  ['consented', ['not_eligible', 'other_experiment', 'no_address', 'suppressed', 'no_consent']],
  ['not_held', ['held']],
  ['not_capped', ['frequency_cap']],
  ['not_control', ['control']],
]

/**
 * Reckons what the campaign would do now, by the resolver that decides, without deciding anything, and keeps the
 * result. Goes through the segment in pages, so memory does not grow with it.
 */
export async function computeWaterfall(ctx: Ctx, campaignId: string): Promise<Waterfall> {
  const { campaign, step, pages } = await previewDecisions(ctx, campaignId)
  const content = await getContentVersion(ctx, step.contentId, step.contentVersion)
  const fieldsOf = new Map<string, readonly Field[]>()
  for (const variant of content.variants) fieldsOf.set(variant.id, (await compileVariant(variant)).fields)
  const spent = await topCustomers(ctx, 2000)
  const tally = startTally(campaign.salt, fieldsOf, spent)
  for await (const page of pages) for (const { decision, recipient } of page) tally.add(decision, recipient)
  const result: Waterfall = {
    campaignId,
    version: campaign.version,
    computedAt: ctx.clock.now().toISOString(),
    ...tally.result(),
  }
  await writeWaterfall(ctx, result)
  return result
}

/** The last reckoning of the campaign, if there is one. */
export async function getWaterfall(ctx: Ctx, campaignId: string): Promise<Waterfall | undefined> {
  await getCampaign(ctx, campaignId)
  return readWaterfall(ctx, campaignId)
}

type Person = Parameters<typeof mergeFields>[1]

function startTally(seed: string, fieldsOf: Map<string, readonly Field[]>, spent: Map<string, number>) {
  const losses = new Map<string, Record<string, number>>()
  const later: Record<string, number> = {}
  const byField: Record<string, number> = {}
  const byVariant: Record<string, number> = {}
  const worthReading = pickWorthReading(seed)
  let people = 0
  let toSend = 0
  let withFallbacks = 0
  const bump = (counts: Record<string, number>, key: string) => {
    counts[key] = (counts[key] ?? 0) + 1
  }
  return {
    add(decision: Decision, person: Person) {
      people++
      for (const [code, reasons] of lossesAt) {
        const reason = decision.reasons.find((one) => reasons.includes(one))
        if (reason === undefined) continue
        const lost = losses.get(code) ?? {}
        bump(lost, reason)
        losses.set(code, lost)
        return
      }
      const { variantId } = decision
      if (variantId === null) return
      toSend++
      bump(byVariant, variantId)
      for (const reason of decision.reasons) bump(later, reason)
      const { values, fallbackReasons } = mergeFields(fieldsOf.get(variantId) ?? [], person)
      const missing = Object.keys(fallbackReasons)
      if (missing.length > 0) withFallbacks++
      for (const field of missing) bump(byField, field)
      worthReading.add({
        profileId: decision.profileId,
        variantId,
        fallbacks: missing.length,
        values: Object.values(values),
        spent: spent.get(decision.profileId) ?? 0,
      })
    },
    result() {
      let left = people
      const steps: WaterfallStep[] = [{ code: 'segment', people, lost: {} }]
      for (const [code] of lossesAt) {
        const lost = losses.get(code) ?? {}
        left -= Object.values(lost).reduce((sum, n) => sum + n, 0)
        steps.push({ code, people: left, lost })
      }
      return {
        steps,
        control: losses.get('not_control')?.control ?? 0,
        toSend,
        later,
        fallbacks: { messages: withFallbacks, byField },
        byVariant,
        picks: worthReading.picks(),
      }
    },
  }
}
