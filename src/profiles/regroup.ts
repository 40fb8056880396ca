import { newId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { record } from '../platform/journal/index.ts'
import { type IdentityKey, isKnown, parseKey, rankOf } from './identities.ts'
import { type ConflictReason, isSharing, partition } from './partition.ts'
import type { CompiledRules } from './rules/evaluate.ts'
import {
  insertIdentities,
  insertProfiles,
  linkId,
  markLinks,
  readCreation,
  readIdentities,
  readIdentitiesOf,
  readLinksAt,
  regroupProfiles,
  type StoredIdentity,
  type StoredLink,
  updateIdentities,
} from './store/graph.ts'
import { insertMerges, type MergeSource, type NewMerge } from './store/merges.ts'
import { markForMirror } from './store/mirror-queue.ts'
import { rulesInForce } from './store/rules.ts'

/** What is to be decided anew. */
export interface Regrouping {
  start: Iterable<IdentityKey>
  /** Identities to be added, with when they were first seen. */
  fresh: ReadonlyMap<IdentityKey, Date>
  /** Identities that need a profile of their own because events are kept under them. */
  centers: ReadonlySet<IdentityKey>
  /** Identities that were read already in this transaction. */
  known?: ReadonlyMap<IdentityKey, StoredIdentity>
  /** The rules in force, where they were read already. */
  rules?: CompiledRules
  /** What merges are put down to; by default whoever acts. */
  source?: MergeSource
}

/** What was decided: the identities as they are now. */
export interface Regrouped {
  identities: Map<IdentityKey, StoredIdentity>
  /** Devices and browsers that several people use. */
  contested: Set<IdentityKey>
  crowded: Set<IdentityKey>
}

// Evidence further around the changed identities is left as it is grouped; only long chains of shared devices reach it.
const mostLoaded = (start: number) => 2 * start + 3000

/**
 * Decides anew who is one person around the identities of `start`, and stores what changes: persons of identities
 * and profiles, links not followed, merges with their journal entry.
 */
export async function regroup(tx: Ctx, work: Regrouping): Promise<Regrouped> {
  const graph = await loadGraph(tx, work)
  const rules = work.rules ?? (await rulesInForce(tx))
  const { groups, conflicts } = partition([...graph.identities.keys()], graph.links, graph.joined, rules)
  const before = new Map([...graph.identities].map(([key, identity]) => [key, { ...identity }]))
  const created: { id: string; person: string }[] = []
  for (const group of groups) giveOrigins(group, graph.identities, work.centers, created)
  const ages = await readCreation(tx, originsWorthComparing(groups, graph.identities))
  const merges: NewMerge[] = []
  for (const group of groups) settle(group, graph.identities, before, ages, merges)
  const homes = new Map<string, string>()
  for (const { origin, person } of graph.identities.values()) if (origin) homes.set(origin, person)
  for (const profile of created) profile.person = homes.get(profile.id) ?? profile.id
  const isNew = new Set(created.map((profile) => profile.id))
  const moved = [...graph.identities.values()].flatMap((identity) => {
    const old = before.get(identity.key)
    return identity.origin && !isNew.has(identity.origin) && old && old.person !== identity.person
      ? [{ id: identity.origin, from: old.person, person: identity.person }]
      : []
  })
  await insertProfiles(tx, created, tx.clock.now())
  await regroupProfiles(tx, moved)
  const all = [...graph.identities.values()]
  await insertIdentities(
    tx,
    all.filter((one) => work.fresh.has(one.key)),
  )
  await updateIdentities(
    tx,
    all.filter((one) => !work.fresh.has(one.key) && changed(one, before.get(one.key))),
  )
  await markLinks(tx, marksOf(graph.links, conflicts))
  const followed = graph.links.filter((one) => !conflicts.has(one))
  for (const merge of merges) merge.because = reasonsOf(merge, followed)
  await insertMerges(tx, merges, work.source)
  await markForMirror(
    tx,
    [...created, ...moved].flatMap((profile) => [profile.id, profile.person]),
    true,
  )
  await journal(tx, merges, moved)
  return { identities: graph.identities, ...sharedOf(conflicts) }
}

interface Graph {
  identities: Map<IdentityKey, StoredIdentity>
  links: StoredLink[]
  joined: IdentityKey[][]
}

async function loadGraph(tx: Ctx, work: Regrouping): Promise<Graph> {
  const keys = new Set(work.start)
  const links = new Map<string, StoredLink>()
  let frontier = [...keys]
  const most = mostLoaded(keys.size)
  while (frontier.length > 0 && keys.size <= most) {
    const next = new Set<IdentityKey>()
    for (const one of await readLinksAt(tx, frontier)) {
      links.set(linkId(one), one)
      for (const end of [one.a, one.b]) if (!keys.has(end)) next.add(end)
    }
    for (const key of next) keys.add(key)
    frontier = [...next]
  }
  const identities = await readIdentities(
    tx,
    [...keys].filter((key) => !work.fresh.has(key) && !work.known?.has(key)),
  )
  for (const key of keys) {
    const known = work.known?.get(key)
    if (known) identities.set(key, known)
  }
  const joined: IdentityKey[][] = []
  if (frontier.length > 0) joined.push(...(await loadPeopleOf(tx, identities)))
  for (const [key, firstSeen] of work.fresh)
    identities.set(key, {
      key,
      person: '',
      origin: undefined,
      firstSeen,
      follows: undefined,
      followsAt: undefined,
    })
  return { identities, links: [...links.values()], joined }
}

async function loadPeopleOf(tx: Ctx, identities: Map<IdentityKey, StoredIdentity>): Promise<IdentityKey[][]> {
  const people = new Map<string, IdentityKey[]>()
  const persons = new Set([...identities.values()].map((one) => one.person))
  for (const identity of await readIdentitiesOf(tx, [...persons])) {
    if (!identities.has(identity.key)) identities.set(identity.key, identity)
    people.set(identity.person, [...(people.get(identity.person) ?? []), identity.key])
  }
  return [...people.values()]
}

function giveOrigins(
  group: readonly IdentityKey[],
  identities: Map<IdentityKey, StoredIdentity>,
  centers: ReadonlySet<IdentityKey>,
  created: { id: string; person: string }[],
): void {
  const members = group.map((key) => identities.get(key)).filter((one) => one !== undefined)
  const needy = members.filter((one) => one.origin === undefined && centers.has(one.key))
  if (needy.length === 0 && !members.some((one) => one.origin))
    needy.push(...members.toSorted(byStrength).slice(0, 1))
  for (const identity of needy) {
    identity.origin = newId()
    created.push({ id: identity.origin, person: identity.origin })
  }
}

function originsWorthComparing(
  groups: readonly IdentityKey[][],
  identities: Map<IdentityKey, StoredIdentity>,
): string[] {
  return groups.flatMap((group) => {
    const origins = group.flatMap((key) => identities.get(key)?.origin ?? [])
    return origins.length > 1 ? origins : []
  })
}

/** Gives one group its person: the known before the anonymous profile, then the older one. */
function settle(
  group: readonly IdentityKey[],
  identities: Map<IdentityKey, StoredIdentity>,
  before: Map<IdentityKey, StoredIdentity>,
  ages: Map<string, Date>,
  merges: NewMerge[],
): void {
  const members = group.map((key) => identities.get(key)).filter((one) => one !== undefined)
  const age = (one: StoredIdentity) => ages.get(one.origin ?? '')?.getTime() ?? Number.POSITIVE_INFINITY
  const [survivor] = members
    .filter((one) => one.origin !== undefined)
    .toSorted(
      (one, other) =>
        knownRank(one) - knownRank(other) ||
        compareAges(age(one), age(other)) ||
        byStrength(one, other) ||
        ((one.origin ?? '') < (other.origin ?? '') ? -1 : 1),
    )
  const person = survivor?.origin
  if (person === undefined) return
  const was = (one: StoredIdentity) => before.get(one.key)?.person
  for (const home of members) {
    const old = home.origin
    if (old === undefined || old === person || (was(home) !== old && was(home) !== '')) continue
    const moved = members.filter((one) => one === home || was(one) === old)
    const kept = members.filter((one) => !moved.includes(one) && (was(one) === person || was(one) === ''))
    merges.push({
      from: old,
      to: person,
      moved: moved.map((one) => one.key),
      kept: kept.map((one) => one.key),
      because: [],
    })
  }
  for (const one of members) one.person = person
}

const MOST_REASONS = 5

/** The evidence over which a merge came about: what hangs together across its two sides, the strongest first. */
function reasonsOf(merge: NewMerge, followed: readonly StoredLink[]): NewMerge['because'] {
  const moved = new Set(merge.moved)
  return followed
    .filter((one) => moved.has(one.a) !== moved.has(one.b))
    .toSorted(
      (one, other) => one.strength - other.strength || one.firstAt.getTime() - other.firstAt.getTime(),
    )
    .slice(0, MOST_REASONS)
    .map(({ a, b, strength, source, firstAt }) => ({
      a,
      b,
      strength,
      source,
      firstAt: firstAt.toISOString(),
    }))
}

function compareAges(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1
}

function knownRank(identity: StoredIdentity): number {
  const { kind } = parseKey(identity.key)
  return kind === 'user_id' ? 0 : isKnown(kind) ? 1 : 2
}

function byStrength(one: StoredIdentity, other: StoredIdentity): number {
  return (
    rankOf(parseKey(one.key).kind) - rankOf(parseKey(other.key).kind) ||
    one.firstSeen.getTime() - other.firstSeen.getTime() ||
    (one.key < other.key ? -1 : 1)
  )
}

function changed(one: StoredIdentity, old: StoredIdentity | undefined): boolean {
  return one.person !== old?.person || one.origin !== old.origin
}

function marksOf(links: readonly StoredLink[], conflicts: ReadonlyMap<StoredLink, ConflictReason>) {
  return links.flatMap((one) => {
    const reason = conflicts.get(one)
    const state = reason ? ('conflict' as const) : ('joined' as const)
    return state === one.state ? [] : [{ a: one.a, b: one.b, state, reason }]
  })
}

function sharedOf(conflicts: ReadonlyMap<StoredLink, ConflictReason>) {
  const contested = new Set<IdentityKey>()
  const crowded = new Set<IdentityKey>()
  for (const [one, reason] of conflicts) {
    if (!isSharing(reason)) continue
    for (const end of [one.a, one.b])
      if (!isKnown(parseKey(end).kind)) (reason === 'crowded_device' ? crowded : contested).add(end)
  }
  for (const key of crowded) contested.delete(key)
  return { contested, crowded }
}

/** One entry for all that one batch or command regrouped; ids only. */
async function journal(
  tx: Ctx,
  merges: readonly NewMerge[],
  moved: readonly { id: string; from: string; person: string }[],
): Promise<void> {
  const merged = new Set(merges.map((merge) => `${merge.from} ${merge.to}`))
  const reassigned = moved
    .filter((one) => !merged.has(`${one.from} ${one.person}`))
    .map((one) => ({ profile: one.id, from: one.from, to: one.person }))
  if (merges.length === 0 && reassigned.length === 0) return
  const [only] = merges
  await record(tx, {
    action: 'profiles.regrouped',
    subject:
      only && merges.length === 1 && reassigned.length === 0
        ? { kind: 'profile', id: only.to }
        : { kind: 'workspace', id: tx.workspace },
    data: {
      ...(merges.length > 0 && { merged: merges.map(({ from, to }) => ({ from, to })) }),
      ...(reassigned.length > 0 && { reassigned }),
    },
  })
}
