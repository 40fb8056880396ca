import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { major, type Rolling, SESSION_GAP, together } from './behaviour.ts'
import { type IdentityKey, parseKey, rankOf } from './identities.ts'
import { requirePerson, toSummary } from './people.ts'
import type { Behaviour, Conflict, Consent, Merge, Person, Trait } from './schema.ts'
import { readBehaviour } from './store/behaviours.ts'
import { loadDigests, type PersonDigest } from './store/digest.ts'
import { readIdentities, readIdentitiesOf, readLinksAt, type StoredIdentity } from './store/graph.ts'
import { readMerges } from './store/merges.ts'
import { personsOf, profilesOf, type Tables } from './store/profiles.ts'
import type { Observation } from './traits.ts'

/** Everything known about the person of a profile. */
export async function getPerson(ctx: Ctx, profileId: string): Promise<Person> {
  const id = await requirePerson(ctx, profileId)
  const profileIds = (await profilesOf(ctx, [id])).get(id) ?? [id]
  const { digests } = await loadDigests(ctx, [id])
  const digest = digests.get(id)
  if (!digest) throw new AppError('person_not_found')
  const done = together([...(await readBehaviour(ctx, profileIds)).values()])
  const identities = await readIdentitiesOf(ctx, [id])
  const userId = identities
    .filter((one) => one.key.startsWith('user_id:'))
    .toSorted((a, b) => a.firstSeen.getTime() - b.firstSeen.getTime())[0]
  return {
    ...toSummary(digest, done, userId && parseKey(userId.key).value),
    ...(digest.timeZone !== undefined && { timeZone: digest.timeZone }),
    identities: identities.toSorted(byRank).map((one) => ({
      ...parseKey(one.key),
      firstSeen: one.firstSeen.toISOString(),
      shared: one.follows !== undefined,
    })),
    traits: traitsOf(digest),
    consent: consentOf(digest),
    behaviour: toBehaviour(done, ctx.clock.now()),
    merges: await mergesOf(ctx, profileIds),
    conflicts: await conflictsOf(ctx, id, identities),
    profileIds,
  }
}

function byRank(one: StoredIdentity, other: StoredIdentity): number {
  return rankOf(parseKey(one.key).kind) - rankOf(parseKey(other.key).kind)
}

function traitsOf(digest: PersonDigest): Trait[] {
  return [...digest.traits.values()].map(toTrait).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** A trait as the outside sees it. */
export function toTrait(row: Observation): Trait {
  return {
    name: row.name,
    value: row.value,
    observedAt: row.observedAt.toISOString(),
    source: row.source,
    party: row.party,
    kind: row.kind,
    grade: row.grade,
    ...(row.reason !== undefined && { reason: row.reason }),
  }
}

function consentOf(digest: PersonDigest): Consent[] {
  return [...digest.consents.values()].map(toConsent)
}

/** An answer as the outside sees it. */
export function toConsent(row: Tables['consents']): Consent {
  return {
    channel: row.channel as Consent['channel'],
    purpose: row.purpose as Consent['purpose'],
    state: row.state,
    at: row.at.toISOString(),
    source: row.source,
    ...(row.evidence !== null && { evidence: row.evidence }),
  }
}

function toBehaviour(done: Rolling, now: Date): Behaviour {
  const iso = (at: number | undefined) => (at !== undefined ? new Date(at).toISOString() : undefined)
  const { session } = done
  const firstSeen = iso(done.firstSeen)
  const lastSeen = iso(done.lastSeen)
  const firstOrderAt = iso(done.firstOrderAt)
  const lastOrderAt = iso(done.lastOrderAt)
  return {
    ...(firstSeen && { firstSeen }),
    ...(lastSeen && { lastSeen }),
    events: done.events,
    counts: done.counts,
    orders: done.orders,
    revenue: major(done.revenue),
    refunds: done.refunds,
    refunded: major(done.refunded),
    ...(firstOrderAt && { firstOrderAt }),
    ...(lastOrderAt && { lastOrderAt }),
    lastItems: done.lastItems,
    ...(session && {
      session: {
        start: new Date(session.start).toISOString(),
        last: new Date(session.last).toISOString(),
        open: session.last > now.getTime() - SESSION_GAP,
        pages: session.pages,
        events: session.events,
        products: session.products.map(([id]) => id),
        ...(session.entry && { entry: session.entry }),
      },
    }),
  }
}

async function mergesOf(ctx: Ctx, profileIds: readonly string[]): Promise<Merge[]> {
  const merges = await readMerges(ctx, profileIds)
  const persons = await personsOf(
    ctx,
    merges.flatMap((merge) => [merge.fromProfile, merge.toProfile]),
  )
  return merges.map(({ moved: _moved, kept: _kept, ...merge }) => ({
    ...merge,
    undoable: !merge.undoneAt && persons.get(merge.fromProfile) === persons.get(merge.toProfile),
  }))
}

async function conflictsOf(
  ctx: Ctx,
  person: string,
  identities: readonly StoredIdentity[],
): Promise<Conflict[]> {
  const own = new Set<IdentityKey>(identities.map((one) => one.key))
  const refused = (await readLinksAt(ctx, [...own])).filter((one) => one.state === 'conflict')
  const others = await readIdentities(
    ctx,
    refused.flatMap((one) => [one.a, one.b]).filter((key) => !own.has(key)),
  )
  return refused.slice(0, 100).flatMap((one) => {
    const [mine, theirs] = own.has(one.a) ? [one.a, one.b] : [one.b, one.a]
    const other = others.get(theirs)
    if (!other || other.person === person) return []
    return [
      {
        profileId: other.person,
        own: parseKey(mine),
        other: parseKey(theirs),
        firstAt: one.firstAt.toISOString(),
        reason: one.reason ?? 'two_user_ids',
      },
    ]
  })
}
