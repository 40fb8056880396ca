import { sourceOf } from './identities.ts'
import {
  type Channel,
  type ConsentState,
  channels,
  type ProfileEvent,
  type Purpose,
  purposes,
} from './schema.ts'

/** One answer as given once. */
export interface ConsentAnswer {
  profileId: string
  channel: Channel
  purpose: Purpose
  state: 'granted' | 'denied'
  at: Date
  source: string
  evidence: unknown
}

const yes = new Set(['1', 'granted', 'opted_in', 'opted-in', 'opt_in', 'subscribed', 'true', 'y', 'yes'])
const no = new Set([
  '0',
  'denied',
  'false',
  'n',
  'no',
  'opted_out',
  'opted-out',
  'opt_out',
  'revoked',
  'unsubscribed',
  'withdrawn',
])

/**
 * The answers that an event carries, in `context.consent` or `traits.consent`:
 * `{email: {marketing: true, service: 'denied'}}`, `{'email.marketing': 'granted'}`, or `{email: false}` for marketing.
 */
export function consentsIn(event: ProfileEvent, profileId: string): ConsentAnswer[] {
  const shared = {
    profileId,
    at: event.timestamp,
    source: sourceOf(event),
    evidence: { messageId: event.messageId, through: event.source },
  }
  const answers = [...answersIn(event.context.consent), ...answersIn(event.traits.consent)]
  return answers.map((answer) => ({ ...shared, ...answer }))
}

/** Whether an answer replaces the one that is known: the later does; of two at one time the refusal. */
export function outweighs(
  next: { state: ConsentState; at: Date },
  known: { state: ConsentState; at: Date },
): boolean {
  const later = next.at.getTime() - known.at.getTime()
  return later > 0 || (later === 0 && next.state === 'denied' && known.state !== 'denied')
}

/** The answer a value stands for, if it stands for one. */
function readAnswer(value: unknown): 'granted' | 'denied' | undefined {
  if (typeof value !== 'string' && typeof value !== 'boolean' && typeof value !== 'number') return undefined
  const word = String(value).trim().toLowerCase()
  return yes.has(word) ? 'granted' : no.has(word) ? 'denied' : undefined
}

function answersIn(value: unknown): Pick<ConsentAnswer, 'channel' | 'purpose' | 'state'>[] {
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, answer]) => {
    const [channel, purpose = 'marketing'] = key.toLowerCase().split('.')
    if (!isChannel(channel)) return []
    if (!isRecord(answer)) return toAnswer(channel, purpose, answer)
    return Object.entries(answer).flatMap(([name, one]) => toAnswer(channel, name.toLowerCase(), one))
  })
}

function toAnswer(
  channel: Channel,
  purpose: string,
  value: unknown,
): Pick<ConsentAnswer, 'channel' | 'purpose' | 'state'>[] {
  const state = readAnswer(value)
  return state && isPurpose(purpose) ? [{ channel, purpose, state }] : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function isChannel(text: string | undefined): text is Channel {
  return (channels as readonly (string | undefined)[]).includes(text)
}

function isPurpose(text: string): text is Purpose {
  return (purposes as readonly string[]).includes(text)
}
