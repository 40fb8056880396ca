import { type IdentityKey, isKnown, type LinkStrength, parseKey } from './identities.ts'
import { type CompiledRules, exceeds, shippedRules } from './rules/evaluate.ts'
import { type IdentityKind, identityKinds } from './schema.ts'

/** A link as far as it decides who is one person. */
export interface PartitionLink {
  a: IdentityKey
  b: IdentityKey
  strength: LinkStrength
  firstAt: Date
}

/** Why two identities that were seen together are not taken for one person. */
export type ConflictReason =
  | 'two_user_ids'
  | 'two_addresses'
  | 'two_numbers'
  | 'crowded_device'
  | 'too_many_identities'
  | 'blocked_value'
  | `limit_${IdentityKind}`

/** Whether a reason says that two people use the same device or browser. */
export function isSharing(reason: ConflictReason): boolean {
  return reason !== 'blocked_value' && !reason.startsWith('limit_')
}

/** A device or browser seen with more identities than this tells nothing about who somebody is. */
export const CROWDED = 20

/** More identities than this are never one person. */
export const MOST_IDENTITIES = 500

/** Who is one person: groups of identities, and the links that were not followed. */
export interface Partition<L extends PartitionLink> {
  groups: IdentityKey[][]
  conflicts: Map<L, ConflictReason>
}

interface Group {
  parent: Group | undefined
  members: IdentityKey[]
  counts: Record<IdentityKind, number>
}

/**
 * Groups identities into people. The result depends on the set of links alone and not on their order of arrival:
 * they are followed by strength, then by the time when they were first seen, then by key, and a link is not
 * followed when it would give one person more identities of a kind than the rules allow (unless commanded) or, over a
 * device or browser alone, join two people who each have a user id, an address or a number. So the identity that hangs
 * on the weakest evidence is the one that stays outside. Links with an end outside `identities` are ignored. `joined`
 * starts from groups that exist already.
 */
export function partition<L extends PartitionLink>(
  identities: readonly IdentityKey[],
  links: readonly L[],
  joined: readonly (readonly IdentityKey[])[] = [],
  rules: CompiledRules = shippedRules,
): Partition<L> {
  const groups = new Map<IdentityKey, Group>()
  for (const identity of identities) groups.set(identity, single(identity))
  for (const [first, ...rest] of joined) {
    const start = first && groups.get(first)
    if (!start) continue
    for (const identity of rest) {
      const other = groups.get(identity)
      if (other && rootOf(other) !== rootOf(start)) unite(rootOf(start), rootOf(other))
    }
  }
  const live = links.filter((one) => groups.has(one.a) && groups.has(one.b))
  const judging = { crowded: crowdedOf(live), rules, firstSeen: firstSeenOf(live) }
  const conflicts = new Map<L, ConflictReason>()
  for (const one of live.toSorted(canonical)) {
    const a = rootOf(groups.get(one.a) ?? single(one.a))
    const b = rootOf(groups.get(one.b) ?? single(one.b))
    if (a === b) continue
    const reason = one.strength === 0 ? undefined : objection(one, a, b, judging)
    if (reason) conflicts.set(one, reason)
    else unite(a, b)
  }
  for (const one of conflicts.keys()) {
    const a = groups.get(one.a)
    const b = groups.get(one.b)
    if (a && b && rootOf(a) === rootOf(b)) conflicts.delete(one)
  }
  const roots = new Set([...groups.values()].map(rootOf))
  return { groups: [...roots].map((root) => root.members), conflicts }
}

interface Judging {
  crowded: ReadonlySet<IdentityKey>
  rules: CompiledRules
  /** When identities were first seen with another (ms). */
  firstSeen(identity: IdentityKey): number
}

function objection(one: PartitionLink, a: Group, b: Group, judging: Judging): ConflictReason | undefined {
  const { crowded, rules } = judging
  if (rules.blockedBy(one.a) || rules.blockedBy(one.b)) return 'blocked_value'
  const both = (kind: IdentityKind) => a.counts[kind] > 0 && b.counts[kind] > 0
  const overDevice = one.strength === 2
  if (both('user_id') && (overDevice || rules.limits.user_id.most === 1)) return 'two_user_ids'
  if (overDevice && (crowded.has(one.a) || crowded.has(one.b))) return 'crowded_device'
  if (overDevice && both('email')) return 'two_addresses'
  if (overDevice && both('phone')) return 'two_numbers'
  if (a.members.length + b.members.length > MOST_IDENTITIES) return 'too_many_identities'
  const over = identityKinds.find((kind) => both(kind) && overflows(kind, a, b, judging))
  return over && `limit_${over}`
}

function overflows(kind: IdentityKind, a: Group, b: Group, { rules, firstSeen }: Judging): boolean {
  const limit = rules.limits[kind]
  if (a.counts[kind] + b.counts[kind] <= limit.most) return false
  const own = [...a.members, ...b.members].filter((key) => parseKey(key).kind === kind)
  return exceeds(own.map(firstSeen), limit)
}

/** Links, not identities, say when: their times do not depend on the order in which they came. */
function firstSeenOf(links: readonly PartitionLink[]): (identity: IdentityKey) => number {
  let times: Map<IdentityKey, number> | undefined
  return (identity) => {
    if (!times) {
      times = new Map()
      for (const one of links)
        for (const end of [one.a, one.b])
          times.set(end, Math.min(times.get(end) ?? Number.POSITIVE_INFINITY, one.firstAt.getTime()))
    }
    return times.get(identity) ?? 0
  }
}

function crowdedOf(links: readonly PartitionLink[]): Set<IdentityKey> {
  const degrees = new Map<IdentityKey, number>()
  for (const one of links)
    for (const end of [one.a, one.b])
      if (!isKnown(parseKey(end).kind)) degrees.set(end, (degrees.get(end) ?? 0) + 1)
  return new Set([...degrees].filter(([, degree]) => degree > CROWDED).map(([identity]) => identity))
}

function canonical(one: PartitionLink, other: PartitionLink): number {
  return (
    one.strength - other.strength ||
    one.firstAt.getTime() - other.firstAt.getTime() ||
    compare(one.a, other.a) ||
    compare(one.b, other.b)
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function single(identity: IdentityKey): Group {
  const { kind } = parseKey(identity)
  return {
    parent: undefined,
    members: [identity],
    counts: { user_id: 0, email: 0, phone: 0, anonymous_id: 0, device: 0, [kind]: 1 },
  }
}

function rootOf(group: Group): Group {
  let root = group
  while (root.parent) root = root.parent
  for (let step = group; step.parent; ) {
    const next: Group = step.parent
    step.parent = root
    step = next
  }
  return root
}

function unite(one: Group, other: Group): void {
  const [big, small] = one.members.length >= other.members.length ? [one, other] : [other, one]
  small.parent = big
  for (const member of small.members) big.members.push(member)
  for (const kind of identityKinds) big.counts[kind] += small.counts[kind]
}
