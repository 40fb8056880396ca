import type { Db } from '../../platform/postgres/index.ts'
import { type Frame, readFrames } from '../inbox/frames.ts'
import { type InboxRow, readInbox } from '../inbox/store.ts'
import { type Envelope, type Normalized, normalize } from '../normalize.ts'
import { mayHoldDirt } from '../values.ts'

/** One event of the inbox, read: usable or not, and as it came. */
export interface ReadEvent {
  result: Normalized
  workspaceId: string
  source: string
  receivedAt: number
  /** As it came, for repair; made only when asked for. */
  body(): unknown
  /** The body of the request that brought it. */
  request: string
}

/** What was read of the inbox for one batch. */
export interface ReadInbox {
  inboxIds: number[]
  events: ReadEvent[]
}

/** A batch is about this large: large enough for ClickHouse, small enough to be over within the second. */
export const BATCH_EVENTS = 5_000

/** Reads what the next batch will take, leaving out rows that are being taken already. */
export async function readAhead(db: Db, except: readonly number[] = []): Promise<ReadInbox> {
  const rows = await readInbox(db, BATCH_EVENTS, except)
  return { inboxIds: rows.map((row) => row.id), events: readEvents(rows) }
}

/** Bodies below this cannot hold an event that is too large. */
const SMALL_BODY = 10_000

/**
 * Reads the events of inbox rows in order. The same rows always give the same list, so a position in it names an
 * event; recovery relies on that.
 */
export function readEvents(rows: readonly InboxRow[]): ReadEvent[] {
  const events: ReadEvent[] = []
  for (const row of rows) {
    readFrames(row.body).forEach((frame, position) => {
      const id = `auto-${frame.receivedAt}-${row.id}-${position}`
      try {
        events.push(...readFrame(frame, id))
      } catch {
        events.push(unreadable(frame, id))
      }
    })
  }
  return events
}

function readFrame(frame: Frame, id: string): ReadEvent[] {
  const value: unknown = JSON.parse(frame.body)
  const batch = frame.call === 'batch' || frame.call === 'import'
  const items = !batch ? [value] : Array.isArray(value) ? value : (value as { batch: unknown[] }).batch
  const shared = batch && !Array.isArray(value) ? (value as { sentAt?: unknown; context?: unknown }) : {}
  const { workspaceId, source, receivedAt } = frame
  const mayBeLarge = frame.body.length > SMALL_BODY
  const mayBeDirty = mayHoldDirt(frame.body)
  return items.map((item: unknown, index) => {
    const raw = withSharedContext(item, shared.context)
    const envelope: Envelope = {
      workspaceId,
      source,
      receivedAt,
      call: frame.call,
      sentAt: shared.sentAt ?? frame.sentAt,
      fallbackId: `${id}-${index}`,
      mayBeLarge,
      mayBeDirty,
    }
    const result = normalize(raw, envelope)
    return {
      result,
      workspaceId,
      source,
      receivedAt,
      body: () => forRepair(raw, frame, envelope),
      request: frame.body,
    }
  })
}

/** What defeats even the reading is set aside whole: one request must never stop those behind it. */
function unreadable({ workspaceId, source, receivedAt, body }: Frame, id: string): ReadEvent {
  const result = { reason: 'not_storable' as const, messageId: id, kind: '', name: '' }
  return { result, workspaceId, source, receivedAt, body: () => body, request: body }
}

/** A batch may state context once for all its events; an event's own members win. */
function withSharedContext(item: unknown, context: unknown): unknown {
  if (!isObject(context) || !isObject(item)) return item
  if (item.context !== undefined && !isObject(item.context)) return item
  return { ...item, context: { ...context, ...item.context } }
}

/** The event with what only its request said, so that it can stand alone. */
function forRepair(raw: unknown, { call }: Frame, { sentAt, fallbackId }: Envelope): unknown {
  if (!isObject(raw)) return raw
  return {
    ...(call !== 'batch' && call !== 'import' && { type: call }),
    ...(sentAt !== undefined && call !== 'import' && { sentAt }),
    messageId: fallbackId,
    ...raw,
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
