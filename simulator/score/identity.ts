import type { Truth } from '../truth.ts'
import { compared, type Line } from './line.ts'
import type { Case } from './measure.ts'
import { pairsOf } from './pairs.ts'

/** Which identities the server holds for one person, against whose they are. */
export async function identity({ truth, people }: Case): Promise<Line[]> {
  const owner = ownersOf(truth)
  const [found, real] = [new Set<string>(), new Set<string>()]
  const seen: { key: string; owner: number | undefined }[] = []
  for (const { identities } of people) {
    const keys = identities.map(({ kind, value }) => `${kind} ${value}`).filter((key) => owner.has(key))
    for (const pair of pairsOf(keys)) found.add(pair)
    seen.push(...keys.map((key) => ({ key, owner: owner.get(key) })))
  }
  const byOwner = Map.groupBy(seen, (one) => one.owner)
  for (const mine of byOwner.values()) for (const pair of pairsOf(mine.map(({ key }) => key))) real.add(pair)
  return [compared('identity pairs', found, real), apart({ truth, people })]
}

/** Devices of a person alone, user ids and addresses: the identities of which it is clear whose they are. */
function ownersOf({ people, records }: Truth): Map<string, number> {
  const owner = new Map<string, number>()
  const shared = new Set<string>()
  const claim = (key: string, person: number) => {
    if (owner.has(key) && owner.get(key) !== person) shared.add(key)
    owner.set(key, person)
  }
  for (const { index, devices } of people)
    for (const { anonymousId } of devices) claim(`anonymous_id ${anonymousId}`, index)
  for (const { person, userId, email, phone } of records) {
    claim(`user_id ${userId}`, person)
    claim(`email ${email.toLowerCase()}`, person)
    if (phone !== '') claim(`phone ${phone}`, person)
  }
  for (const key of shared) owner.delete(key)
  return owner
}

/** People who share a device and are two to the server. */
function apart({ truth, people }: Pick<Case, 'truth' | 'people'>): Line {
  const personOf = new Map(
    people.flatMap(({ profileId, identities }) => identities.map(({ value }) => [value, profileId] as const)),
  )
  const families = truth.faults.filter(({ fault }) => fault === 'shared device')
  const kept = families.filter(({ userId = '', twin = '' }) => personOf.get(userId) !== personOf.get(twin))
  return {
    what: 'families on one device kept apart',
    found: `${kept.length} of ${families.length}`,
    figures: { kept: kept.length, families: families.length },
  }
}
