import type { Seeded } from '../../lib/seeded.ts'

/** A customer of the sample shop: who they are and how they tend to behave. */
export interface SamplePerson {
  userId: string
  anonymousId: string
  firstName: string
  lastName: string
  email: string
  timeZone: string
  consents: boolean | undefined
  joined: Date
  /** Sessions a month. */
  visits: number
  /** Chance that a session ends in an order. */
  buys: number
  /** Categories they look at most. */
  tastes: string[]
}

const FIRST = [
  'Mira',
  'Jonas',
  'Aylin',
  'Tomás',
  'Freya',
  'Noor',
  'Kenji',
  'Zoé',
  'Ilse',
  'Omar',
  'Lucía',
  'Piet',
  'שירה',
  'Ana',
  'Björn',
  'Chiara',
  'Dawit',
  'Elif',
  'Finn',
  'Greta',
  'هدى',
  'Ivo',
  'Jana',
  'Kofi',
  'Lena',
  'Mateo',
]
const LAST = [
  'Berg',
  'Nowak',
  'Öztürk',
  'Silva',
  'Lindqvist',
  'Haddad',
  'Tanaka',
  'Moreau',
  'van Dijk',
  'Rossi',
  'Schmid',
  'O’Connor',
  'Kowalska',
  'Novák',
  'Horvat',
  'Jensen',
  'Fischer',
  'Costa',
  'Mbeki',
  'Laine',
]
const ZONES = [
  'Europe/Vienna',
  'Europe/Berlin',
  'Europe/London',
  'Europe/Lisbon',
  'Europe/Helsinki',
  'America/New_York',
]

/** What old forms left in the name field of some. */
const RUBBISH = ['TEST', 'asdf', 'n/a', 'MIRA', 'info@example.com']

const DAY = 24 * 3600 * 1000

/** People with habits; a few with rubbish for a name, some who never answered or refused mail. */
export function samplePeople(
  random: Seeded,
  count: number,
  categories: readonly string[],
  now: Date,
): SamplePerson[] {
  return Array.from({ length: count }, (_, i) => {
    const firstName = random.chance(0.03) ? random.pick(RUBBISH) : random.pick(FIRST)
    const answer = random.next()
    return {
      userId: `customer-${String(i + 1).padStart(4, '0')}`,
      anonymousId: `device-${String(i + 1).padStart(4, '0')}`,
      firstName,
      lastName: random.pick(LAST),
      email: `customer${i + 1}@mail.example`,
      timeZone: random.pick(ZONES),
      consents: answer < 0.78 ? true : answer < 0.9 ? false : undefined,
      joined: new Date(now.getTime() - random.whole(20, 700) * DAY),
      visits: 0.5 + 3 * random.next() ** 2,
      buys: 0.04 + 0.3 * random.next() ** 2,
      tastes: [random.pick(categories), random.pick(categories), random.pick(categories)],
    }
  })
}
