import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import { type IdentityKey, link, parseKey, rankOf } from './identities.ts'
import { regroup } from './regroup.ts'
import {
  markLinks,
  readIdentitiesOf,
  readLinksAt,
  type StoredIdentity,
  type StoredLink,
  upsertLinks,
} from './store/graph.ts'
import { markUndone, readMerge } from './store/merges.ts'
import { lockProfiles, personsOf } from './store/profiles.ts'

/**
 * Says that two people are one, whatever was observed. Returns the person who stands for both. What the comparison of
 * records says (`linkage`) does not outweigh somebody who took such a merge back.
 */
export async function mergePeople(
  ctx: Ctx,
  ids: { from: string; to: string },
  source: 'console' | 'linkage' = 'console',
): Promise<string> {
  return transact(ctx, async (tx) => {
    await lockProfiles(tx)
    const persons = await personsOf(tx, [ids.from, ids.to])
    const from = persons.get(ids.from)
    const to = persons.get(ids.to)
    if (from === undefined || to === undefined) throw new AppError('person_not_found')
    if (from === to) throw new AppError('already_one_person')
    const [own, other] = [
      strongest(await readIdentitiesOf(tx, [from])),
      strongest(await readIdentitiesOf(tx, [to])),
    ]
    if (!own || !other) throw new AppError('person_not_found')
    await upsertLinks(tx, [link(own.key, other.key, 0, tx.clock.now(), source)])
    await record(tx, {
      action: 'person.merged',
      subject: { kind: 'profile', id: to },
      data: { from, to, source },
    })
    const { identities } = await regroup(tx, {
      start: [own.key, other.key],
      fresh: new Map(),
      centers: new Set(),
      source,
    })
    return identities.get(other.key)?.person ?? to
  })
}

/**
 * Takes a merge back: the evidence between the two sides is severed, and each side is a person again with the
 * identities, traits, consent and behaviour that it had, and what came to it since.
 */
export async function undoMerge(ctx: Ctx, mergeId: string): Promise<{ persons: [string, string] }> {
  return transact(ctx, async (tx) => {
    await lockProfiles(tx)
    const merge = await readMerge(tx, mergeId)
    if (!merge) throw new AppError('merge_not_found')
    const persons = await personsOf(tx, [merge.fromProfile, merge.toProfile])
    const person = persons.get(merge.fromProfile)
    if (merge.undoneAt || person === undefined || person !== persons.get(merge.toProfile))
      throw new AppError('merge_not_undoable')
    const members = await readIdentitiesOf(tx, [person])
    const links = (
      await readLinksAt(
        tx,
        members.map((one) => one.key),
      )
    ).filter((one) => one.state === 'joined')
    const apart = sideOf(members, links, merge)
    const severed = links.filter((one) => apart.has(one.a) !== apart.has(one.b))
    await markLinks(
      tx,
      severed.map((one) => ({ a: one.a, b: one.b, state: 'severed' as const, reason: undefined })),
    )
    await markUndone(tx, mergeId)
    await record(tx, {
      action: 'person.merge_undone',
      subject: { kind: 'profile', id: merge.fromProfile },
      data: { merge: mergeId, from: merge.fromProfile, to: merge.toProfile },
    })
    await regroup(tx, { start: members.map((one) => one.key), fresh: new Map(), centers: new Set() })
    const after = await personsOf(tx, [merge.fromProfile, merge.toProfile])
    return {
      persons: [
        after.get(merge.fromProfile) ?? merge.fromProfile,
        after.get(merge.toProfile) ?? merge.toProfile,
      ],
    }
  })
}

/** The identities that leave: those that came with the merge, and whatever hangs on them alone. */
function sideOf(
  members: readonly StoredIdentity[],
  links: readonly StoredLink[],
  merge: { moved: readonly IdentityKey[]; kept: readonly IdentityKey[] },
): Set<IdentityKey> {
  const moved = new Set(merge.moved)
  const stays = new Set(merge.kept)
  const neighbours = new Map<IdentityKey, IdentityKey[]>()
  for (const { a, b } of links) {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b])
    neighbours.set(b, [...(neighbours.get(b) ?? []), a])
  }
  const open = [...stays]
  for (let key = open.pop(); key !== undefined; key = open.pop())
    for (const next of neighbours.get(key) ?? [])
      if (!moved.has(next) && !stays.has(next)) {
        stays.add(next)
        open.push(next)
      }
  return new Set(members.map((one) => one.key).filter((key) => !stays.has(key)))
}

function strongest(identities: readonly StoredIdentity[]): StoredIdentity | undefined {
  return identities.toSorted(
    (one, other) =>
      rankOf(parseKey(one.key).kind) - rankOf(parseKey(other.key).kind) ||
      one.firstSeen.getTime() - other.firstSeen.getTime() ||
      (one.key < other.key ? -1 : 1),
  )[0]
}
