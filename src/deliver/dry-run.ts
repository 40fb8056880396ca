import { type Decision, previewDecisions } from '../decide/index.ts'
import { newId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Recipient } from '../profiles/index.ts'
import { prepare } from './prepare.ts'
import type { Released } from './release.ts'
import type { DryRun } from './schema.ts'
import type { DeliverySettings } from './settings.ts'
import { makeTokens } from './tokens.ts'

const MOST_NAMED = 20

/** What to hand in. */
export interface DryRunOptions {
  settings: DeliverySettings
  /** Told after each thousand people. */
  onProgress?: (people: number) => void
}

/**
 * Renders every message that the campaign would send now, by the code that sends, and sends nothing: whom it would
 * reach, where fallbacks stand in, and what cannot be made. Memory does not grow with the recipients.
 */
export async function dryRun(ctx: Ctx, campaignId: string, options: DryRunOptions): Promise<DryRun> {
  const { campaign, pages } = await previewDecisions(ctx, campaignId)
  // links that work would unsubscribe people who never got the message
  const tokens = makeTokens(newId())
  const result: DryRun = {
    campaignId: campaign.id,
    people: 0,
    messages: 0,
    rendered: 0,
    withFallbacks: 0,
    fallbacksByField: {},
    largestBytes: 0,
    problems: [],
  }
  for await (const page of pages) {
    result.people += page.length
    const released = page.flatMap(({ decision, recipient }) => toReleased(decision, recipient))
    result.messages += released.length
    const { ready, ended } = await prepare(ctx, released, { settings: options.settings, tokens })
    for (const message of ready) {
      result.rendered++
      result.largestBytes = Math.max(result.largestBytes, message.raw.length)
      if (message.fallbacks.length > 0) result.withFallbacks++
      for (const field of message.fallbacks)
        result.fallbacksByField[field] = (result.fallbacksByField[field] ?? 0) + 1
    }
    for (const { message, attempt } of ended)
      if (attempt.kind === 'refused') note(result, attempt.code, attempt.text, message.profileId)
    options.onProgress?.(result.people)
  }
  return result
}

function toReleased(decision: Decision, recipient: Recipient | undefined): Released[] {
  const { kind, variantId, variantHash } = decision
  if ((kind !== 'send' && kind !== 'wait') || !recipient || variantId === null || variantHash === null)
    return []
  const message = {
    id: decision.id,
    decisionId: decision.id,
    campaignId: decision.campaignId,
    stepId: decision.stepId,
    profileId: decision.profileId,
    purpose: decision.purpose,
    variantId,
    variantHash,
    attempts: 0,
  }
  return [{ message, recipient }]
}

function note(result: DryRun, code: string, text: string, profileId: string): void {
  const known = result.problems.find((problem) => problem.code === code && problem.message === text)
  if (!known) {
    result.problems.push({ code, message: text, messages: 1, profileIds: [profileId] })
    return
  }
  known.messages++
  if (known.profileIds.length < MOST_NAMED) known.profileIds.push(profileId)
}
