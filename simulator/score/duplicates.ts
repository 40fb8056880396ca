import type { Truth } from '../truth.ts'
import { compared, type Line, notYet } from './line.ts'
import { unlessMissing } from './look.ts'
import type { Case } from './measure.ts'
import { pairsOf } from './pairs.ts'
import { allOf, userIdsByProfile } from './server-people.ts'

interface Pair {
  one?: { profileId: string }
  other?: { profileId: string }
}

/** Records of one person that the server joined by itself, and those about which it asks. */
export async function duplicates({ client, truth, people }: Case): Promise<Line[]> {
  const proposed = await unlessMissing(() => allOf<Pair>(client, '/api/duplicates?state=proposed&limit=200'))
  if (!proposed) return [notYet('duplicate records')]
  const real = realPairs(truth)
  const ours = new Set(truth.records.map(({ userId }) => userId))
  const userIds = userIdsByProfile(people)
  const ofProfile = (id = '') => (userIds.get(id) ?? []).filter((one) => ours.has(one))
  const joined = new Set(people.flatMap(({ profileId }) => pairsOf(ofProfile(profileId))))
  const asked = proposed.flatMap(({ one, other }) =>
    pairsOf([...ofProfile(one?.profileId), ...ofProfile(other?.profileId)]),
  )
  return [
    compared('duplicate records joined by itself', joined, real),
    compared('duplicate records joined or asked about', new Set([...joined, ...asked]), real),
  ]
}

function realPairs({ faults }: Truth): Set<string> {
  return new Set(
    faults.flatMap(({ fault, userId = '', twin = '' }) =>
      fault === 'duplicate' ? pairsOf([userId, twin]) : [],
    ),
  )
}
