import { canonicalJson, sha256Hex } from '../lib/hash.ts'
import { checkTrait, ruleOf } from '../lib/records/index.ts'
import { gradeOf } from './grade.ts'
import { sourceOf } from './identities.ts'
import { type Grade, grades, type ProfileEvent, type TraitKind, type TraitSource } from './schema.ts'

/** What another source than the latest said of a trait. */
export interface OtherSource {
  source: TraitSource
  value: unknown
  at: number
}

/** One trait as observed once. A value of null clears it. */
export interface Observation {
  profileId: string
  name: string
  value: unknown
  observedAt: Date
  source: TraitSource
  party: 'first' | 'third'
  kind: TraitKind
  grade: Grade
  reason: string | undefined
  /** What another source said last, of traits that say who somebody is. */
  also?: OtherSource | undefined
  /** What a person, or a rule over many records, said of this very value; counts before its form. */
  verdict?: { grade: Grade; reason: string } | undefined
  /** Hash of the value that this one was put in place of: when it comes again, it changes nothing. */
  repaired?: string | undefined
}

/** An observation as it is kept under its name; the time in milliseconds. */
export type KeptTrait = Omit<Observation, 'profileId' | 'name' | 'observedAt' | 'reason'> & {
  at: number
  reason?: string | undefined
}

const LONGEST_NAME = 200
const LONGEST_VALUE = 4000
const MOST_TRAITS = 500

const kinds: Record<string, TraitKind> = {
  ...kindOf(
    'contact',
    'email phone firstName lastName name first_name last_name title username address street city postalCode',
  ),
  ...kindOf(
    'demographic',
    'age birthday birthdate gender sex income education maritalStatus children household occupation',
  ),
  ...kindOf('demographic', 'employees industry company nationality ethnicity religion country region'),
  ...kindOf('technical', 'locale language timezone createdAt created_at avatar website id emailVerified'),
  ...kindOf(
    'behavioural',
    'plan logins orders orderCount totalSpent lifetimeValue lastOrderAt lastPurchase visits favoriteCategory',
  ),
} // prettier-ignore

/** What a trait tells about: fixed by its name for those of the Segment spec, `other` for the rest. */
function traitKind(name: string): TraitKind {
  return Object.hasOwn(kinds, name) ? (kinds[name] ?? 'other') : 'other'
}

/**
 * The traits that an event tells: those of an `identify`, and `context.traits` of any call. Bought or appended data
 * states `context.party: "third"`. Consent is not a trait.
 */
export function observationsOf(event: ProfileEvent, profileId: string, now: Date): Observation[] {
  const sent = { ...recordOf(event.context.traits), ...event.traits }
  const shared = {
    profileId,
    observedAt: event.timestamp,
    source: sourceOf(event),
    party: partyOf(event.context),
  }
  const verified = sent.emailVerified === true || sent.email_verified === true
  return Object.entries(sent)
    .filter(([name, value]) => name !== '' && name !== 'consent' && value !== undefined)
    .slice(0, MOST_TRAITS)
    .map(([name, value]) => {
      const observed = { ...shared, ...observe(name, value, now) }
      return verified && name === 'email' && observed.grade === 'good'
        ? { ...observed, grade: 'verified' as const }
        : observed
    })
}

/** A trait in the form in which it is kept: its text trimmed, its size bounded, its grade given. */
export function observe(
  name: string,
  value: unknown,
  now: Date,
): Pick<Observation, 'name' | 'value' | 'kind' | 'grade' | 'reason'> {
  const kept = clean(value)
  const text = typeof kept === 'string' ? kept : canonicalJson(kept)
  const named = { name: cleanText(name).slice(0, LONGEST_NAME), kind: traitKind(name) }
  if (text.length > LONGEST_VALUE)
    return {
      ...named,
      value: cutText(text),
      grade: 'bad',
      reason: `longer than ${LONGEST_VALUE} characters: cut`,
    }
  return { ...named, value: kept, ...checked(name, kept, now) }
}

/** Rules of low weight do not lower a grade, but where a value could not be shown to its owner. */
const SHOWN: ReadonlySet<string> = new Set(['name.caps', 'name.lowercase', 'name.company', 'date.default'])

/** The worse of what the form and what the record rules say. */
function checked(name: string, value: unknown, now: Date): Pick<Observation, 'grade' | 'reason'> {
  const { grade, reason } = gradeOf(name, value, now)
  const fault = value === null ? undefined : checkTrait(name, value, now.getTime())
  if (!fault || (fault.severity === 'low' && !SHOWN.has(fault.rule))) return { grade, reason }
  const found = fault.severity === 'high' ? 'bad' : 'doubtful'
  if (grades.indexOf(grade) >= grades.indexOf(found)) return { grade, reason }
  return { grade: found, reason: ruleOf(fault.rule).says.toLowerCase() }
}

/** Stands for a value where the value itself is not to be repeated. */
export function valueHash(value: unknown): string {
  return sha256Hex(canonicalJson(value)).slice(0, 24)
}

/** Whether an observation replaces what is known: the later one does; of two at one time the greater text. */
export function replaces(
  next: { value: unknown; observedAt: Date },
  known: { value: unknown; observedAt: Date },
): boolean {
  const later = next.observedAt.getTime() - known.observedAt.getTime()
  return later > 0 || (later === 0 && canonicalJson(next.value) > canonicalJson(known.value))
}

function cutText(text: string): string {
  return text.slice(0, LONGEST_VALUE).toWellFormed()
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value).trim()
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (value === null || typeof value !== 'object') return typeof value === 'boolean' ? value : null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (Array.isArray(value)) return value.map(clean)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [cleanText(key), clean(member)]))
}

// Neither database keeps NUL characters or halves of a character.
function cleanText(text: string): string {
  return (text.isWellFormed() ? text : text.toWellFormed()).replaceAll('\0', '')
}

function partyOf(context: Record<string, unknown>): 'first' | 'third' {
  return context.party === 'third' ? 'third' : 'first'
}

function recordOf(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}

function kindOf(kind: TraitKind, words: string): Record<string, TraitKind> {
  return Object.fromEntries(words.split(' ').map((word) => [word, kind]))
}
