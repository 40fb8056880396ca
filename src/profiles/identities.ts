import { sha256Hex } from '../lib/hash.ts'
import { type IdentityKind, identityKinds, type ProfileEvent } from './schema.ts'

/** One identifier as a key, `kind:value`; the kinds hold no colon. */
export type IdentityKey = `${IdentityKind}:${string}`

/** Evidence that two identities belong to one person. */
export interface Link {
  /** The smaller key of the two in text order. */
  a: IdentityKey
  b: IdentityKey
  strength: LinkStrength
  firstAt: Date
  source: string
}

/** 0: somebody said so (console, alias of two user ids); 1: declared with an identity; 2: same device or browser. */
export type LinkStrength = 0 | 1 | 2

/** What an event says about who it is of: its identities, strongest first, and how they hang together. */
export interface Evidence {
  identities: IdentityKey[]
  links: Link[]
}

const LONGEST = 400

/** What programs write when they do not know who it is; as identities these would join strangers. */
const placeholders = new Set([
  '-1',
  '0',
  '00000000-0000-0000-0000-000000000000',
  '[object object]',
  'anonymous',
  'false',
  'guest',
  'n/a',
  'na',
  'nan',
  'nil',
  'none',
  'null',
  'test',
  'true',
  'undefined',
  'unidentified',
  'unknown',
  'user',
  'user_id',
  'userid',
]) // prettier-ignore

/** The parts of an identity key. */
export function parseKey(key: string): { kind: IdentityKind; value: string } {
  const colon = key.indexOf(':')
  return { kind: key.slice(0, colon) as IdentityKind, value: key.slice(colon + 1) }
}

/** Whether an identity is a person's own and not that of a device or browser. */
export function isKnown(kind: IdentityKind): boolean {
  return kind === 'user_id' || kind === 'email' || kind === 'phone'
}

/** Order of the kinds, strongest first. */
export function rankOf(kind: IdentityKind): number {
  return identityKinds.indexOf(kind)
}

/** The identity of a value as it is compared, or undefined when the value cannot tell people apart. */
export function identityKey(kind: IdentityKind, raw: unknown): IdentityKey | undefined {
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined
  const text = String(raw).trim().normalize('NFC').toWellFormed().replaceAll('\0', '')
  if (kind === 'email') return key(kind, normalEmail(text))
  if (kind === 'phone') return key(kind, normalPhone(text))
  if (text === '' || placeholders.has(text.toLowerCase()) || /^0+$/.test(text)) return undefined
  return key(kind, text)
}

/** A well-formed e-mail address in the form in which addresses are compared. */
export function normalEmail(text: string): string | undefined {
  const address = text.trim().normalize('NFC').toLowerCase()
  return /^[^\s@<>(),;:"\\]{1,64}@[^\s@<>(),;:"\\.]+(\.[^\s@<>(),;:"\\.]+)+$/u.test(address) &&
    address.length <= 254
    ? address
    : undefined
}

/** A telephone number in E.164 when it states its country; national numbers are ambiguous and give undefined. */
export function normalPhone(text: string): string | undefined {
  const digits = text.replace(/[\s().\-/‐-―]/gu, '').replace(/^00/, '+')
  return /^\+[1-9]\d{7,14}$/.test(digits) && !/^\+(\d)\1+$/.test(digits) ? digits : undefined
}

/** Which values tell who somebody is, and which kind is the stronger. */
interface Judging {
  blockedBy(key: IdentityKey): { effect: 'ignored' | 'alone' } | undefined
  rankOf(kind: IdentityKind): number
}

/**
 * Reads who an event is of. The strongest identity is the one under which the event is kept. A value that the rules
 * ignore is none; one that stands alone is one only where the event tells nothing else.
 */
export function evidenceOf(event: ProfileEvent, rules: Judging): Evidence {
  const told = [
    identityKey('user_id', event.userId),
    identityKey('email', event.email),
    identityKey('phone', event.phone),
    identityKey('anonymous_id', event.anonymousId),
    identityKey('device', deviceOf(event.context)),
  ].filter((identity) => identity !== undefined)
  const effects = told.map((key) => rules.blockedBy(key)?.effect)
  const usable = told.filter((_, index) => effects[index] === undefined)
  const found =
    usable.length > 0
      ? usable.toSorted((one, other) => rules.rankOf(parseKey(one).kind) - rules.rankOf(parseKey(other).kind))
      : told.filter((_, index) => effects[index] === 'alone').slice(0, 1)
  const [center, ...others] = found
  // An event that tells nobody apart is kept by itself: better one unknown more than strangers joined.
  if (center === undefined) return { identities: [`anonymous_id:message/${event.messageId}`], links: [] }
  const source = sourceOf(event)
  const links = others.map((other) =>
    link(center, other, isKnown(parseKey(other).kind) ? 1 : 2, event.timestamp, source),
  )
  if (event.type === 'alias') links.push(...aliasLinks(event, center))
  return { identities: found, links }
}

/** A link in its canonical form: the same two identities always give the same key. */
export function link(
  one: IdentityKey,
  other: IdentityKey,
  strength: LinkStrength,
  firstAt: Date,
  source: string,
): Link {
  const [a, b] = one < other ? [one, other] : [other, one]
  return { a, b, strength, firstAt, source }
}

/** Whether an event was collected live or read from a file. */
export function sourceOf(event: Pick<ProfileEvent, 'source' | 'context'>): 'event' | 'import' {
  return event.source.toLowerCase().startsWith('import') || event.context.import !== undefined
    ? 'import'
    : 'event'
}

// The previous id may have been an anonymous id or a user id. Both links are kept; one whose end is never seen as
// such has no effect.
function aliasLinks(event: ProfileEvent, center: IdentityKey): Link[] {
  const links: Link[] = []
  const anonymous = identityKey('anonymous_id', event.previousId)
  const user = identityKey('user_id', event.previousId)
  if (anonymous && anonymous !== center) links.push(link(center, anonymous, 2, event.timestamp, 'alias'))
  if (user && user !== center && center.startsWith('user_id:'))
    links.push(link(center, user, 0, event.timestamp, 'alias'))
  return links
}

function deviceOf(context: Record<string, unknown>): unknown {
  const device = context.device
  return device !== null && typeof device === 'object' ? (device as { id?: unknown }).id : undefined
}

function key(kind: IdentityKind, value: string | undefined): IdentityKey | undefined {
  if (value === undefined) return undefined
  return `${kind}:${value.length > LONGEST ? `sha256/${sha256Hex(value)}` : value}`
}
