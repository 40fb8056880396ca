import { readCommerce } from './commerce.ts'
import { readEmail, readIdentifier, readPhone } from './identifiers.ts'
import type { RejectionReason } from './rejections.ts'
import { type CollectedEvent, type EventType, eventNames, eventTypes } from './schema.ts'
import { eventTime } from './time.ts'
import { cleaned, depthOver } from './values.ts'

const MOST_DEPTH = 40
const MOST_NAME_LENGTH = 200
const MOST_EVENT_LENGTH = 32 * 1024

/** What is known about an event besides itself: who sent it, when, over which call. */
export interface Envelope {
  workspaceId: string
  source: string
  receivedAt: number
  /** The call; in a batch each event says its own type. */
  call: EventType | 'batch' | 'import'
  /** From the batch or the header, where the event has none of its own. */
  sentAt?: unknown
  /** Used where the sender gave no messageId; then a resend cannot be recognized. */
  fallbackId: string
  /** False where the whole request is too small to hold an event over the limit. */
  mayBeLarge: boolean
  /** False where the request's text shows that no value can hold NUL or half a surrogate pair. */
  mayBeDirty: boolean
}

/** The event in the form that every stage reads, or why it cannot be used. */
export type Normalized =
  | { event: CollectedEvent }
  | { reason: RejectionReason; messageId: string; kind: string; name: string }

/** Reads one event of a call. Never throws, whatever comes; equal input gives equal output. */
export function normalize(raw: unknown, envelope: Envelope): Normalized {
  if (!isObject(raw)) return refuse('not_an_object', envelope.fallbackId, '', '')
  if (depthOver(raw, MOST_DEPTH)) return refuse('too_deep', envelope.fallbackId, '', '')
  const message = envelope.mayBeDirty ? (cleaned(raw) as Record<string, unknown>) : raw
  const type = readType(message, envelope.call)
  const name =
    typeof message.event === 'string'
      ? message.event.trim()
      : typeof message.name === 'string'
        ? message.name.trim()
        : ''
  const messageId = readMessageId(message.messageId) ?? envelope.fallbackId
  const refused = (reason: RejectionReason) => refuse(reason, messageId, type ?? '', name)
  if (type === undefined) return refused('type_unknown')
  if (type === 'track' && (name === '' || typeof message.event !== 'string'))
    return refused('event_name_missing')
  if (name.length > MOST_NAME_LENGTH) return refused('event_name_too_long')

  const properties = readObject(message.properties)
  const context = readObject(message.context)
  const traits = readObject(message.traits)
  const contextTraits = context && readObject(context.traits)
  if (!properties || !context || !traits || !contextTraits) return refused('properties_not_an_object')

  const identifiers = readIdentifiers(message)
  if ('reason' in identifiers) return refused(identifiers.reason)
  const email = readEmail(type === 'group' ? contextTraits.email : (traits.email ?? contextTraits.email))
  const phone = readPhone(type === 'group' ? contextTraits.phone : (traits.phone ?? contextTraits.phone))
  const { userId, anonymousId, previousId, groupId } = identifiers
  if (userId === undefined && anonymousId === undefined && email === undefined)
    return refused('identity_missing')
  if (type === 'alias' && previousId === undefined) return refused('previous_id_missing')
  if (type === 'group' && groupId === undefined) return refused('group_id_missing')

  const time = eventTime({
    original: message.originalTimestamp ?? message.timestamp,
    sentAt: message.sentAt ?? envelope.sentAt,
    receivedAt: envelope.receivedAt,
    correct: envelope.call !== 'import',
  })
  if ('reason' in time) return refused(time.reason)

  const own = type === 'group' ? { ...traits, ...properties } : properties
  const personal = type === 'identify' ? { ...contextTraits, ...traits } : {}
  // History comes in whole: an order of a thousand lines is one order. Its limit is that of the request.
  if (envelope.call !== 'import' && envelope.mayBeLarge && tooLarge(own, context, personal))
    return refused('event_too_large')
  const event = type === 'track' ? name : eventNames[type]
  const { problems, ...commerce } = type === 'track' ? readCommerce(event, own) : { lines: [], problems: [] }
  const sessionId = readSession(context, own)
  const pageUrl = readPageUrl(context, own)
  return {
    event: {
      workspaceId: envelope.workspaceId,
      messageId,
      type,
      event,
      name: type === 'track' ? '' : name,
      ...(userId !== undefined && { userId }),
      ...(anonymousId !== undefined && { anonymousId }),
      ...(previousId !== undefined && { previousId }),
      ...(groupId !== undefined && { groupId }),
      ...(email !== undefined && { email }),
      ...(phone !== undefined && { phone }),
      traits: personal,
      properties: own,
      context,
      timestamp: new Date(time.millis),
      receivedAt: new Date(envelope.receivedAt),
      source: envelope.source,
      ...commerce,
      ...(sessionId !== undefined && { sessionId }),
      ...(pageUrl !== undefined && { pageUrl }),
      problems: time.skewed ? [...problems, 'clock_skewed'] : problems,
    },
  }
}

function refuse(reason: RejectionReason, messageId: string, kind: string, name: string): Normalized {
  return { reason, messageId, kind, name: name.slice(0, MOST_NAME_LENGTH) }
}

function readType(message: Record<string, unknown>, call: Envelope['call']): EventType | undefined {
  if (call !== 'batch' && call !== 'import') return call
  return eventTypes.find((type) => type === message.type || type === message.action)
}

function readMessageId(raw: unknown): string | undefined {
  if (typeof raw === 'number' && Number.isFinite(raw)) return String(raw)
  return typeof raw === 'string' && raw !== '' && raw.length <= MOST_NAME_LENGTH * 5 ? raw : undefined
}

interface Identifiers {
  userId: string | undefined
  anonymousId: string | undefined
  previousId: string | undefined
  groupId: string | undefined
}

function readIdentifiers(message: Record<string, unknown>): Identifiers | { reason: RejectionReason } {
  const userId = readIdentifier(message.userId)
  const anonymousId = readIdentifier(message.anonymousId)
  const previousId = readIdentifier(message.previousId)
  const groupId = readIdentifier(message.groupId)
  if ('reason' in userId) return userId
  if ('reason' in anonymousId) return anonymousId
  if ('reason' in previousId) return previousId
  if ('reason' in groupId) return groupId
  return { userId: userId.id, anonymousId: anonymousId.id, previousId: previousId.id, groupId: groupId.id }
}

function readSession(
  context: Record<string, unknown>,
  properties: Record<string, unknown>,
): string | undefined {
  const raw = context.sessionId ?? properties.session_id ?? properties.sessionId
  const found = readIdentifier(raw)
  return 'id' in found ? found.id : undefined
}

function readPageUrl(
  context: Record<string, unknown>,
  properties: Record<string, unknown>,
): string | undefined {
  const page = isObject(context.page) ? context.page.url : undefined
  const raw = page ?? properties.url
  return typeof raw === 'string' && raw !== '' ? raw.slice(0, 2000) : undefined
}

/** Characters stand for bytes except where a text of other alphabets comes near the limit. */
function tooLarge(...parts: object[]): boolean {
  const texts = parts.map((part) => JSON.stringify(part))
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  if (characters * 3 <= MOST_EVENT_LENGTH) return false
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) > MOST_EVENT_LENGTH
}

function readObject(raw: unknown): Record<string, unknown> | undefined {
  if (raw === undefined || raw === null) return {}
  return isObject(raw) ? raw : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
