import type { Ctx } from '../platform/ctx.ts'
import { consentsIn } from './consent.ts'
import { type Evidence, evidenceOf, type IdentityKey, isKnown, type Link, parseKey } from './identities.ts'
import { type Regrouped, regroup } from './regroup.ts'
import type { CompiledRules } from './rules/evaluate.ts'
import type { ProfileEvent } from './schema.ts'
import { keepBehaviour } from './store/behaviours.ts'
import { keepConsents } from './store/consents.ts'
import {
  linkId,
  newsAmong,
  readIdentities,
  type StoredIdentity,
  updateIdentities,
  upsertLinks,
} from './store/graph.ts'
import { lockProfiles } from './store/profiles.ts'
import { keepRecent } from './store/recent.ts'
import { rulesInForce } from './store/rules.ts'
import { keepTraits } from './store/traits.ts'
import { observationsOf } from './traits.ts'

/**
 * Says under which profile each event is kept, and brings up to date what follows from the events: who is one person,
 * traits, consent, behaviour, and the list of what ClickHouse has to learn. Called with new events of one workspace
 * inside the transaction that removes duplicates; answers in the order of the events.
 *
 * The profile is that of the strongest identity of the event and never changes afterwards: a merge only says that
 * two profiles are one person.
 */
export async function resolve(tx: Ctx, events: readonly ProfileEvent[]): Promise<string[]> {
  if (events.length === 0) return []
  await lockProfiles(tx)
  const rules = await rulesInForce(tx)
  const evidence = events.map((event) => evidenceOf(event, rules))
  const profileIds = await identify(tx, events, evidence, rules)
  const now = tx.clock.now()
  const owned = events.map((event, index) => ({ event, profileId: profileIds[index] ?? '' }))
  await keepTraits(
    tx,
    owned.flatMap(({ event, profileId }) => observationsOf(event, profileId, now)),
  )
  await keepBehaviour(tx, events, profileIds)
  await keepRecent(tx, events, profileIds)
  await keepConsents(
    tx,
    owned.flatMap(({ event, profileId }) => consentsIn(event, profileId)),
  )
  return profileIds
}

/** The profile of each event by its identities alone. */
async function identify(
  tx: Ctx,
  events: readonly ProfileEvent[],
  evidence: readonly Evidence[],
  rules: CompiledRules,
): Promise<string[]> {
  const seen = new Map<IdentityKey, Date>()
  const centers = new Set<IdentityKey>()
  const pairs = new Map<string, Link>()
  evidence.forEach(({ identities, links }, index) => {
    const at = events[index]?.timestamp ?? tx.clock.now()
    const [center] = identities
    if (center) centers.add(center)
    for (const key of identities) seen.set(key, earlier(seen.get(key), at))
    for (const one of links) pairs.set(linkId(one), stronger(pairs.get(linkId(one)), one))
  })
  const known = await readIdentities(tx, [...seen.keys()])
  const news = await newsAmong(tx, [...pairs.values()])
  await upsertLinks(tx, news)
  const fresh = new Map([...seen].filter(([key]) => !known.has(key)))
  const homeless = [...centers].filter((key) => known.get(key)?.origin === undefined)
  const start = new Set([...fresh.keys(), ...homeless, ...news.flatMap((one) => [one.a, one.b])])
  const { identities, contested, crowded } =
    start.size > 0 ? await regroup(tx, { start, fresh, centers, known, rules }) : nothingRegrouped()
  for (const [key, identity] of identities) known.set(key, identity)
  return assign(tx, { events, evidence, known, contested, crowded })
}

/**
 * Gives each event its profile. A device or browser that several people use carries on for whoever was seen with it
 * last: an event that tells only the device is kept with that person's events.
 */
async function assign(
  tx: Ctx,
  batch: {
    events: readonly ProfileEvent[]
    evidence: readonly Evidence[]
    known: Map<IdentityKey, StoredIdentity>
    contested: ReadonlySet<IdentityKey>
    crowded: ReadonlySet<IdentityKey>
  },
): Promise<string[]> {
  const { events, evidence, known, contested, crowded } = batch
  const changed = new Set<StoredIdentity>()
  for (const key of crowded) {
    const identity = known.get(key)
    if (!identity?.follows) continue
    identity.follows = undefined
    identity.followsAt = undefined
    changed.add(identity)
  }
  const profileIds: string[] = new Array(events.length)
  const order = [...events.keys()].sort((a, b) => timeOf(events[a]) - timeOf(events[b]))
  for (const index of order) {
    const [center, ...others] = (evidence[index]?.identities ?? []).map((key) => known.get(key))
    const event = events[index]
    if (!event || !center?.origin) throw new Error('an event was left without a profile')
    const own = isKnown(parseKey(center.key).kind)
    const follows = center.follows && center.followsAt && event.timestamp >= center.followsAt && !own
    profileIds[index] = follows && center.follows ? center.follows : center.origin
    if (!own) continue
    for (const other of others) {
      if (!other || isKnown(parseKey(other.key).kind)) continue
      if (crowded.has(other.key) || (!other.follows && !contested.has(other.key))) continue
      if (other.follows === center.origin || (other.followsAt && event.timestamp < other.followsAt)) continue
      other.follows = center.origin
      other.followsAt = event.timestamp
      changed.add(other)
    }
  }
  await updateIdentities(tx, [...changed])
  return profileIds
}

function nothingRegrouped(): Regrouped {
  return { identities: new Map(), contested: new Set(), crowded: new Set() }
}

function earlier(one: Date | undefined, other: Date): Date {
  return one && one <= other ? one : other
}

function stronger(one: Link | undefined, other: Link): Link {
  if (!one) return other
  return {
    ...one,
    strength: Math.min(other.strength, one.strength) as Link['strength'],
    firstAt: earlier(one.firstAt, other.firstAt),
  }
}

function timeOf(event: ProfileEvent | undefined): number {
  return event?.timestamp.getTime() ?? 0
}
