import { randomFor } from '../world/random.ts'
import type { Mess } from './mess.ts'

const TYPOS = 0.025
const DISPOSABLE = 0.012

/** Slips of the hand at domains that exist; each ends in what no domain ends in, so that no mail can reach a stranger. */
const SLIPS = ['gmail.con', 'gmail.cmo', 'hotmail.con', 'outlook.ocm', 'yahoo.cpm', 'gmx.nte', 'icloud.comm']
const THROWAWAY = ['mailinator.com', 'yopmail.com', 'guerrillamail.com', 'trashmail.com']

/** Addresses with a slip in the domain, and those made for one use. */
export const addresses: Mess = {
  fault: 'wrong address',
  people: ({ seed, records, people }) =>
    records.flatMap((record, at) => {
      const random = randomFor(seed, 'wrong address', record.person, at)
      const u = random.next()
      if (u >= TYPOS + DISPOSABLE) return []
      const what = u < TYPOS ? 'typo' : 'disposable'
      const [local = 'x'] = record.email.split('@')
      record.email = `${local}@${random.pick(what === 'typo' ? SLIPS : THROWAWAY)}`
      const person = people[record.person]
      if (person?.userId === record.userId) person.written.email = record.email
      return [{ fault: 'wrong address', what, userId: record.userId }]
    }),
}
