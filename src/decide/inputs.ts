import type { CampaignDefinition } from '../campaigns/index.ts'
import type { Purpose } from '../content/schema.ts'
import { heldProfiles } from '../holds/index.ts'
import { isTimeZone } from '../lib/wall-clock.ts'
import type { Ctx } from '../platform/ctx.ts'
import { type Recipient, recipients } from '../profiles/index.ts'
import type { ResolverInput } from './precedence.ts'
import { readContacts } from './store/contacts.ts'
import { suppressedAmong } from './suppress.ts'

/** What the campaign says about everybody in a batch. */
export interface BatchFacts {
  campaignId: string
  purpose: Purpose
  limits: Pick<CampaignDefinition, 'frequencyCap' | 'cooldownHours' | 'quietHours' | 'timeZone'>
  campaign: ResolverInput['campaign']
  approved: boolean
  /** At release only what was really sent counts against the caps; before, also what is to come. */
  sentOnly: boolean
}

/** One person with everything that the resolver asks, but for control and the time of the message. */
export interface Candidate {
  profileId: string
  recipient: Recipient | undefined
  input: Omit<ResolverInput, 'control' | 'notBefore'>
}

/** Loads a batch of people for the resolver: a handful of statements, however many they are. */
export async function loadCandidates(
  ctx: Ctx,
  profileIds: readonly string[],
  facts: BatchFacts,
): Promise<Candidate[]> {
  const { campaignId, purpose, limits } = facts
  const now = ctx.clock.now()
  const lookBackDays = Math.ceil(limits.cooldownHours / 24)
  const [people, held, contacts] = await Promise.all([
    recipients(ctx, profileIds),
    heldProfiles(ctx, profileIds, { campaignId, purpose }),
    purpose === 'marketing' && (limits.frequencyCap || limits.cooldownHours > 0)
      ? readContacts(ctx, profileIds, {
          days: limits.frequencyCap?.days ?? 0,
          lookBackDays,
          sentOnly: facts.sentOnly,
        })
      : new Map<string, never>(),
  ])
  const suppressed = await suppressedAmong(
    ctx,
    [...people.values()].flatMap((person) => person.email ?? []),
  )
  return profileIds.map((profileId) => {
    const recipient = people.get(profileId)
    const contact = contacts.get(profileId)
    const zone = recipient?.timeZone
    return {
      profileId,
      recipient,
      input: {
        now,
        purpose,
        held: held.has(profileId),
        campaign: facts.campaign,
        approved: facts.approved,
        eligible: recipient !== undefined,
        hasAddress: recipient?.email !== undefined,
        suppressed: recipient?.email !== undefined && suppressed.has(recipient.email),
        consent:
          purpose === 'transactional' ? 'unknown' : (recipient?.consent('email', purpose) ?? 'unknown'),
        cap: limits.frequencyCap,
        messagesInWindow: contact?.messages ?? 0,
        cooldownHours: limits.cooldownHours,
        lastMessageAt: contact?.lastAt ?? null,
        quietHours: limits.quietHours,
        timeZone: zone !== undefined && isTimeZone(zone) ? zone : limits.timeZone,
      },
    }
  })
}
