import type { EventFact, PersonFacts } from '../lib/conditions/evaluate.ts'
import type { Ctx } from '../platform/ctx.ts'
import { together } from './behaviour.ts'
import { recipients } from './recipients.ts'
import { refusesProfiling } from './refusal.ts'
import { channels, purposes, type Recipient } from './schema.ts'
import { readBehaviour } from './store/behaviours.ts'
import { profilesNamed } from './store/named.ts'
import { personsOf, profilesOf } from './store/profiles.ts'
import { readRecent } from './store/recent.ts'

/** How a page names its visitor. */
export interface VisitorKey {
  userId?: string | undefined
  anonymousId?: string | undefined
}

/** A visitor as decisions on the spot know them, without the column store. */
export interface Visitor {
  personId: string
  /** Every profile of the person. */
  profileIds: readonly string[]
  recipient: Recipient
  facts: PersonFacts
  /** No event after this instant (milliseconds) is missing from the facts. */
  since: number
  /** The facts hold everything that the person ever did. */
  whole: boolean
}

const keyOf = (kind: string, value: string) => `${kind}:${value.trim()}`

/** The visitors that are known, in the order of the keys; the user id counts before the browser's. */
export async function readVisitors(ctx: Ctx, keys: readonly VisitorKey[]): Promise<(Visitor | undefined)[]> {
  const wanted = keys.flatMap(({ userId, anonymousId }) => [
    ...(userId ? [{ kind: 'user_id', value: userId.trim() }] : []),
    ...(anonymousId ? [{ kind: 'anonymous_id', value: anonymousId.trim() }] : []),
  ])
  if (wanted.length === 0) return keys.map(() => undefined)
  const rows = await profilesNamed(ctx, wanted)
  const profileOf = new Map(rows.map((row) => [keyOf(row.kind, row.value), row.profile]))
  const found = keys.map(
    ({ userId, anonymousId }) =>
      (userId && profileOf.get(keyOf('user_id', userId))) ||
      // a user id that was never seen is a new person, whoever used the browser before
      (!userId && anonymousId && profileOf.get(keyOf('anonymous_id', anonymousId))) ||
      undefined,
  )
  const persons = await personsOf(ctx, new Set(found.flatMap((id) => id ?? [])))
  const ids = [...new Set(persons.values())]
  const [people, groups] = await Promise.all([recipients(ctx, ids), profilesOf(ctx, ids)])
  const all = [...groups.values()].flat()
  const [recent, rolling] = await Promise.all([readRecent(ctx, all), readBehaviour(ctx, all)])
  const made = new Map<string, Visitor>()
  for (const [personId, recipient] of people) {
    const group = groups.get(personId) ?? []
    const parts = group.flatMap((id) => recent.get(id) ?? [])
    const since = Math.max(...parts.map((part) => part.since), 0)
    const firstSeen = together(group.flatMap((id) => rolling.get(id) ?? [])).firstSeen ?? Infinity
    const events = parts.flatMap((part) => part.events).sort((a, b) => a.at - b.at)
    const usable = !events.some((event) => event.properties.$left_out === true)
    if (refusesProfiling(recipient, 'onsite')) {
      made.set(personId, unprofiled(personId, group, recipient))
      continue
    }
    made.set(personId, {
      personId,
      profileIds: group,
      recipient,
      facts: factsOf(recipient, events),
      since: usable ? since : Infinity,
      whole: usable && firstSeen > since,
    })
  }
  return found.map((id) => (id ? made.get(persons.get(id) ?? '') : undefined))
}

/**
 * Somebody who objects to profiling: nothing that they did or told is known to a choice, and it knows that it does not
 * know, so that a hold on a segment covers them.
 */
function unprofiled(personId: string, profileIds: readonly string[], known: Recipient): Visitor {
  const { behaviour: _behaviour, ...rest } = known
  const recipient: Recipient = { ...rest, traits: {} }
  return { personId, profileIds, recipient, facts: factsOf(recipient, []), since: Infinity, whole: false }
}

/** A person in the form that conditions read. */
function factsOf(recipient: Recipient, events: EventFact[]): PersonFacts {
  const traits: Record<string, string> = {}
  for (const [name, { value, grade }] of Object.entries(recipient.traits))
    if (grade !== 'bad' && value !== undefined)
      traits[name] = typeof value === 'string' ? value : JSON.stringify(value)
  const consent: Record<string, 'granted' | 'denied'> = {}
  for (const channel of channels)
    for (const purpose of purposes) {
      const state = recipient.consent(channel, purpose)
      if (state !== 'unknown') consent[`${channel}.${purpose}`] = state
    }
  return { events, traits, consent, hasEmail: recipient.email !== undefined }
}
