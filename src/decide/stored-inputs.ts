import type { ResolverInput } from './precedence.ts'
import type { Decision } from './schema.ts'

/** A decision with what was known of the person, packed. */
export type StoredDecision = Decision & { inputs: string }

/** What of the resolver's input belongs to the person and the moment; the rest stands in the campaign's graph. */
export type PersonInput = Pick<
  ResolverInput,
  | 'held'
  | 'campaign'
  | 'approved'
  | 'eligible'
  | 'hasAddress'
  | 'suppressed'
  | 'consent'
  | 'messagesInWindow'
  | 'lastMessageAt'
  | 'timeZone'
>

const FLAGS = ['held', 'approved', 'eligible', 'hasAddress', 'suppressed'] as const
const CONSENTS = ['unknown', 'denied', 'granted'] as const
const STATES = ['live', 'paused', 'cancelled'] as const

/**
 * Packs the input into about twenty characters, such as `e20;0;;Europe/London`: flags, consent and campaign as one
 * digit each, messages in the cap's days, the last message in base-36 milliseconds, the zone of the person's clock.
 */
export function packInput(input: PersonInput): string {
  const flags = FLAGS.reduce((bits, name, at) => bits | (input[name] ? 1 << at : 0), 0)
  const head = `${flags.toString(32)}${CONSENTS.indexOf(input.consent)}${STATES.indexOf(input.campaign)}`
  const last = input.lastMessageAt === null ? '' : input.lastMessageAt.getTime().toString(36)
  return `${head};${input.messagesInWindow};${last};${input.timeZone}`
}

/** The input again; undefined where the text was not written by `packInput`. */
export function unpackInput(text: string): PersonInput | undefined {
  const found = /^([0-9a-v])([012])([012]);(\d+);(-?[0-9a-z]*);(.+)$/s.exec(text)
  if (!found) return undefined
  const [, flags = '0', consent = '0', state = '0', messages = '0', last = '', timeZone = ''] = found
  const bits = Number.parseInt(flags, 32)
  const flag = (name: (typeof FLAGS)[number]) => (bits & (1 << FLAGS.indexOf(name))) !== 0
  return {
    held: flag('held'),
    approved: flag('approved'),
    eligible: flag('eligible'),
    hasAddress: flag('hasAddress'),
    suppressed: flag('suppressed'),
    consent: CONSENTS[Number(consent)] ?? 'unknown',
    campaign: STATES[Number(state)] ?? 'live',
    messagesInWindow: Number(messages),
    lastMessageAt: last === '' ? null : new Date(Number.parseInt(last, 36)),
    timeZone,
  }
}
