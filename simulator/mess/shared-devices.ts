import { randomFor } from '../world/random.ts'
import type { Mess } from './mess.ts'

const SHARE = 0.03

/** Families: two who live together, and a tablet on which both are signed in by turns. */
export const sharedDevices: Mess = {
  fault: 'shared device',
  people: ({ seed, people, records }) =>
    people.flatMap((one, at) => {
      const other = people[at + 1]
      if (!other || at % 2 === 1 || !randomFor(seed, 'family', at).chance(2 * SHARE)) return []
      const tablet = { anonymousId: `t-${one.userId}`, userAgent: TABLET }
      one.devices.push(tablet)
      other.devices.push(tablet)
      const [first, second] = [records[at], records[at + 1]]
      if (first && second) second.home = first.home
      other.home = one.home
      return [
        {
          fault: 'shared device',
          userId: one.userId,
          twin: other.userId,
          anonymousId: tablet.anonymousId,
        },
      ]
    }),
}

const TABLET =
  'Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Safari/604.1'
