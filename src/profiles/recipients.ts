import type { Ctx } from '../platform/ctx.ts'
import { major, type Rolling, together } from './behaviour.ts'
import { refusesProfiling } from './refusal.ts'
import type { Recipient } from './schema.ts'
import { readBehaviour } from './store/behaviours.ts'
import { loadDigests, type PersonDigest } from './store/digest.ts'

/**
 * People as somebody who may be written to, keyed by the ids that were asked for (a profile that was merged gives its
 * person). Unknown and erased ones are missing. One call for a batch, not one for each person.
 */
export async function recipients(ctx: Ctx, profileIds: readonly string[]): Promise<Map<string, Recipient>> {
  const result = new Map<string, Recipient>()
  if (profileIds.length === 0) return result
  const { digests, profiles } = await loadDigests(ctx, profileIds)
  const rolling = await readBehaviour(ctx, [...profiles.keys()])
  const done = Map.groupBy(rolling, ([id]) => profiles.get(id)?.person)
  const made = new Map<string, Recipient>()
  for (const id of profileIds) {
    const person = profiles.get(id)?.person
    const digest = person === undefined ? undefined : digests.get(person)
    if (!digest) continue
    const recipient =
      made.get(digest.id) ??
      toRecipient(digest, together((done.get(digest.id) ?? []).map(([, part]) => part)))
    made.set(digest.id, recipient)
    result.set(id, recipient)
  }
  return result
}

function toRecipient(digest: PersonDigest, done: Rolling): Recipient {
  const consent: Recipient['consent'] = (channel, purpose) =>
    digest.consents.get(`${channel}.${purpose}`)?.state ?? 'unknown'
  // Who objects to profiling is written to with what everybody reads.
  const refuses = refusesProfiling({ consent }, 'email')
  const email = usableText(digest, 'email')
  const locale = usableText(digest, 'locale')
  return {
    profileId: digest.id,
    ...(email !== undefined && { email: email.trim() }),
    ...(digest.timeZone !== undefined && { timeZone: digest.timeZone }),
    ...(locale !== undefined && { locale }),
    traits: Object.fromEntries(
      (refuses ? [] : [...digest.traits]).map(([name, row]) => [
        name,
        { value: row.value, grade: row.grade, kind: row.kind, party: row.party, observedAt: row.observedAt },
      ]),
    ),
    ...(!refuses && { behaviour: mergeable(done) }),
    consent,
  }
}

/** What a message may say of somebody's behaviour. */
function mergeable(done: Rolling): NonNullable<Recipient['behaviour']> {
  return {
    orders: done.orders,
    revenue: major(done.revenue),
    ...(done.firstOrderAt !== undefined && { firstOrderAt: new Date(done.firstOrderAt).toISOString() }),
    ...(done.lastOrderAt !== undefined && { lastOrderAt: new Date(done.lastOrderAt).toISOString() }),
  }
}

function usableText(digest: PersonDigest, name: string): string | undefined {
  const trait = digest.traits.get(name)
  return trait && (trait.grade === 'good' || trait.grade === 'verified') && typeof trait.value === 'string'
    ? trait.value
    : undefined
}
