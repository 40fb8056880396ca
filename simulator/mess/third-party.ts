import type { Person } from '../world/shapes.ts'
import type { Mess } from './mess.ts'

/** Bought segments: old, and for most people not what they do. */
export const thirdParty: Mess = {
  fault: 'stale third-party segment',
  people: ({ people }) =>
    people.map((person) => ({
      fault: 'stale third-party segment',
      what: person.thirdPartySegment === likedMost(person) ? 'right by chance' : 'contradicts behaviour',
      userId: person.userId,
    })),
}

function likedMost({ tastes }: Person): string | undefined {
  return [...tastes].sort((a, b) => b.weight - a.weight)[0]?.value
}
