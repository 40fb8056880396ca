import type { Preset } from '../presets/preset.ts'
import names from './names.json' with { type: 'json' }
import { randomFor, weighted } from './random.ts'
import type { Catalogue, Person, PriceKind } from './shapes.ts'

const KINDS: { value: PriceKind; weight: number }[] = [
  { value: 'buys_anyway', weight: 0.28 },
  { value: 'persuadable', weight: 0.27 },
  { value: 'lost_cause', weight: 0.3 },
  { value: 'put_off', weight: 0.15 },
]
const AGES = ['18-24', '25-34', '35-44', '45-54', '55-64', '65+']
/** Three rhythms of the day: before work, at lunch, in the evening; few are there at night. */
const PEAKS = [7, 12, 13, 18, 20, 21, 21, 22]

/** One person, made from the seed and their number alone. */
export function makePerson(
  seed: number,
  index: number,
  { preset, catalogue, days }: { preset: Preset; catalogue: Catalogue; days: number },
): Person {
  const random = randomFor(seed, 'person', index)
  const firstName = random.pick(names.first)
  const lastName = random.pick(names.last)
  const number = String(index + 1).padStart(6, '0')
  const email = `${ascii(firstName)}.${ascii(lastName)}.${index + 1}@${random.pick(names.mail)}`
  const { zone, region } = random.pick(names.regions)
  const answered = random.next()
  const loyal = randomFor(seed, 'loyal', index).chance(0.02)
  const since = random.next()
  const tenureDays = loyal ? 3650 : Math.min(3650, Math.round(-Math.log(1 - since) * 700))
  const isNew = tenureDays < days
  const firstDay = isNew ? Math.max(0, days - tenureDays) : 0
  const devices = Array.from({ length: weighted(random.next(), DEVICES) }, (_, i) => ({
    anonymousId: `d-${number}-${i + 1}`,
    userAgent: random.pick(names.agents),
  }))
  const churns = random.chance(0.3)
  return {
    index,
    userId: `c-${number}`,
    firstName,
    lastName,
    email,
    written: { firstName, lastName, email },
    zone,
    region,
    devices,
    consent: answered < 0.74 ? true : answered < 0.88 ? false : undefined,
    priceKind: weighted(random.next(), KINDS),
    tastes: tastesOf(seed, index, catalogue.categories),
    bestHour: random.pick(PEAKS),
    spread: 1 + 2.5 * random.next(),
    bestDays: random.chance(0.4) ? [0, 6] : [random.whole(0, 6), random.whole(0, 6)],
    visitsAMonth: preset.visits * (0.15 + (loyal ? 0 : 2.4) * random.next() ** 3),
    conversion: preset.conversion * (0.05 + 0.3 * random.next() ** 2),
    tenureDays,
    firstDay,
    churnDay: churns && !loyal ? firstDay + random.whole(30, 900) : undefined,
    fatigue: 0.05 + 0.3 * random.next(),
    voice: random.chance(0.5) ? 'plain' : 'warm',
    ageBand: random.pick(AGES),
    gender: random.pick(['female', 'male', 'other']),
    household: random.whole(1, 5),
    thirdPartySegment: random.pick(catalogue.categories),
    scanned: random.chance(0.06),
    loyal,
    ...contactOf(seed, index, region),
  }
}

function contactOf(seed: number, index: number, region: string): Pick<Person, 'home' | 'born' | 'phone'> {
  const random = randomFor(seed, 'contact', index)
  const two = (low: number, high: number) => String(random.whole(low, high)).padStart(2, '0')
  return {
    home: {
      street: `${random.pick(names.last)} ${random.pick(STREETS)} ${random.whole(1, 180)}`,
      postcode: String(random.whole(1000, 98_999)).padStart(5, '0'),
      city: region,
    },
    born: `${random.whole(1940, 2006)}-${two(1, 12)}-${two(1, 28)}`,
    // numbers that are kept for fiction
    phone: `+1${201 + (Math.floor(index / 100) % 780)}55501${String(index % 100).padStart(2, '0')}`,
  }
}

const STREETS = ['Street', 'Lane', 'Road', 'Square', 'Hill', 'Quay']

const DEVICES = [
  { value: 1, weight: 0.5 },
  { value: 2, weight: 0.38 },
  { value: 3, weight: 0.12 },
]

/** Two or three categories are liked much, the others hardly. */
function tastesOf(seed: number, index: number, categories: readonly string[]) {
  const random = randomFor(seed, 'tastes', index)
  const raw = categories.map((value) => ({ value, weight: 0.03 + random.next() ** 6 }))
  const total = raw.reduce((sum, { weight }) => sum + weight, 0)
  return raw.map(({ value, weight }) => ({ value, weight: weight / total }))
}

function ascii(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()
  return plain || 'x'
}
