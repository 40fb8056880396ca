import { type IdentityKey, isKnown, type LinkStrength, parseKey } from './identities.ts'

/** A link as far as it decides who is one person. */
export interface PartitionLink {
  a: IdentityKey
  b: IdentityKey
  strength: LinkStrength
  firstAt: Date
}

/** Why two identities that were seen together are not taken for one person. */
export type ConflictReason = 'two_user_ids' | 'two_addresses' | 'crowded_device' | 'too_many_identities'

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
  users: number
  emails: number
}

/**
 * Groups identities into people. The result depends on the set of links alone and not on their order of arrival:
 * they are followed by strength, then by the time when they were first seen, then by key, and a link is not
 * followed when it would join two user ids (unless commanded) or, over a device or browser alone, two addresses.
 * Links with an end outside `identities` are ignored. `joined` starts from groups that exist already.
 */
export function partition<L extends PartitionLink>(
  identities: readonly IdentityKey[],
  links: readonly L[],
  joined: readonly (readonly IdentityKey[])[] = [],
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
  const crowded = crowdedOf(live)
  const conflicts = new Map<L, ConflictReason>()
  for (const one of live.toSorted(canonical)) {
    const a = rootOf(groups.get(one.a) ?? single(one.a))
    const b = rootOf(groups.get(one.b) ?? single(one.b))
    if (a === b) continue
    const reason = one.strength === 0 ? undefined : objection(one, a, b, crowded)
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

function objection(
  one: PartitionLink,
  a: Group,
  b: Group,
  crowded: ReadonlySet<IdentityKey>,
): ConflictReason | undefined {
  if (a.users > 0 && b.users > 0) return 'two_user_ids'
  if (one.strength === 2 && (crowded.has(one.a) || crowded.has(one.b))) return 'crowded_device'
  if (one.strength === 2 && a.emails > 0 && b.emails > 0) return 'two_addresses'
  if (a.members.length + b.members.length > MOST_IDENTITIES) return 'too_many_identities'
  return undefined
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
    users: kind === 'user_id' ? 1 : 0,
    emails: kind === 'email' ? 1 : 0,
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
  big.users += small.users
  big.emails += small.emails
}
