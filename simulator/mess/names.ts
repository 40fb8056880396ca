import { type Random, randomFor } from '../world/random.ts'
import type { CrmRecord } from '../world/shapes.ts'
import type { Mess } from './mess.ts'

const SHARE = 0.07

type Names = Pick<CrmRecord, 'firstName' | 'lastName'>

/** What old forms made of names. */
const MISTAKES: Record<string, (record: CrmRecord, random: Random) => Names> = {
  test: (_, random) => ({
    firstName: random.pick(['TEST', 'test', 'Test', 'asdf', 'xxx']),
    lastName: 'TEST',
  }),
  'e-mail': ({ email, lastName }) => ({ firstName: email, lastName }),
  swapped: ({ firstName, lastName }) => ({ firstName: lastName, lastName: firstName }),
  capitals: ({ firstName, lastName }) => ({
    firstName: firstName.toUpperCase(),
    lastName: lastName.toUpperCase(),
  }),
  emoji: ({ firstName, lastName }, random) => ({
    firstName: `${firstName} ${random.pick(['🏔️', '😊', '❤️', '⛷️'])}`,
    lastName,
  }),
  title: ({ firstName, lastName }) => ({ firstName: `Dr. ${firstName} ${lastName}`, lastName: '-' }),
  somebody: ({ lastName }, random) => ({
    firstName: random.pick(['Customer', 'Family', 'none', 'n/a', '.']),
    lastName,
  }),
}

/** Names as forms of years ago let them in. */
export const names: Mess = {
  fault: 'wrong name',
  people: ({ seed, records, people }) =>
    records.flatMap((record, at) => {
      const random = randomFor(seed, 'wrong name', record.person, at)
      if (!random.chance(SHARE)) return []
      const what = random.pick(Object.keys(MISTAKES))
      const wrong = MISTAKES[what]?.(record, random)
      Object.assign(record, wrong)
      const person = people[record.person]
      if (person?.userId === record.userId) Object.assign(person.written, wrong)
      return [{ fault: 'wrong name', what, userId: record.userId }]
    }),
}
