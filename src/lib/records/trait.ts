import { valueFault } from './check-records.ts'
import { type Meaning, meaningsOf } from './fields.ts'
import type { Fault } from './finding.ts'

/** Traits of the Segment spec and the usual other spellings; further ones are understood by their form. */
const NAMED: Readonly<Record<string, Meaning>> = {
  firstName: 'first',
  first_name: 'first',
  lastName: 'last',
  last_name: 'last',
  name: 'name',
  fullName: 'name',
  full_name: 'name',
  email: 'email',
  phone: 'phone',
  birthday: 'birth',
  birthdate: 'birth',
  birth_date: 'birth',
  dateOfBirth: 'birth',
  dob: 'birth',
  createdAt: 'event_date',
  created_at: 'event_date',
}
const BY_FORM: ReadonlySet<Meaning> = new Set([
  'first',
  'last',
  'email',
  'phone',
  'birth',
  'event_date',
  'consent_at',
  'segment_at',
  'money',
  'currency',
])
const MOST_NAMES = 5000
const meanings = new Map<string, Meaning>()

/** What a trait of a person means, by its name; `other` where no rule knows it. */
export function traitMeaning(name: string): Meaning {
  if (Object.hasOwn(NAMED, name)) return NAMED[name] ?? 'other'
  const known = meanings.get(name)
  if (known) return known
  const read = meaningsOf([name], 'customers').get(name) ?? 'other'
  const meaning = BY_FORM.has(read) ? read : 'other'
  if (meanings.size < MOST_NAMES) meanings.set(name, meaning)
  return meaning
}

/**
 * Checks one trait of a person by itself. `country` is a two-letter code for national telephone numbers; `now` in
 * milliseconds. Addresses of the domains that RFC 2606 keeps for trials (`.example`, `.test`) pass: a trial is filled
 * with them, and they reach nobody by mistake.
 */
export function checkTrait(name: string, value: unknown, now: number, country?: string): Fault | undefined {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || text === '') return undefined
  const meaning = traitMeaning(name)
  if (meaning === 'other') return undefined
  if (meaning === 'email' && /[.@](example|test)$|@example\.(com|org|net)$/i.test(text.trim()))
    return undefined
  if (typeof value === 'number' && meaning !== 'phone' && meaning !== 'money') return undefined
  return valueFault(meaning, name, text, country ? { country } : {}, {
    now,
    kind: 'customers',
    of: () => [],
    style: {},
    country: 'country',
  })
}
