import type { Clock } from '../../platform/clock.ts'
import { AppError } from '../../platform/errors.ts'
import { type Call, frameHead } from '../inbox/frames.ts'
import type { GroupCommit } from '../inbox/group-commit.ts'
import { MOST_EVENT_BYTES, readBody, unpacked } from './body.ts'
import type { FindSender, Sender } from './write-keys.ts'

/** What collecting needs: whose key it is, the time, and where to commit. */
export interface Collector {
  findSender: FindSender
  clock: Clock
  commits: GroupCommit
}

/** One request as it came. */
export interface CollectRequest {
  call: Call
  body: Buffer
  /** The key of the header; without one, the body's `writeKey` counts. */
  key: string | undefined
  sentAt: string | string[] | undefined
}

/** Beyond this much waiting for the disk, senders are asked to come back. */
const MOST_WAITING_BYTES = 48 * 1024 * 1024

/**
 * Takes one request: checks what can never succeed, and resolves when the rest is durable. What an event lacks is
 * not judged here: it is acknowledged, and set aside for repair when it is folded.
 */
export async function collect(collector: Collector, request: CollectRequest): Promise<void> {
  const { findSender, clock, commits } = collector
  if (commits.waitingBytes() > MOST_WAITING_BYTES) throw new AppError('collection_busy')
  let sender = request.key ? await whoSends(findSender, request.key) : undefined
  const { text, bytes, events, writeKey } = inspect(request.call, await unpacked(request.body))
  if (!sender) {
    if (writeKey === undefined) throw new AppError('write_key_missing')
    sender = await whoSends(findSender, writeKey)
  }
  const head = Buffer.from(
    frameHead({
      ...sender,
      source: request.call === 'import' ? 'import' : sender.source,
      call: request.call,
      receivedAt: clock.now().getTime(),
      ...(typeof request.sentAt === 'string' && { sentAt: request.sentAt.slice(0, 40) }),
    }),
  )
  try {
    await commits.add({ parts: [head, text], bytes: head.length + bytes, events })
  } catch (cause) {
    // Any failure to commit means "not now": the sender keeps the events and comes back.
    throw new AppError('collection_busy', { cause })
  }
}

async function whoSends(findSender: FindSender, key: string): Promise<Sender> {
  let sender: Sender | undefined
  try {
    sender = await findSender(key)
  } catch (cause) {
    throw new AppError('collection_busy', { cause })
  }
  if (!sender) throw new AppError('write_key_unknown')
  return sender
}

interface Inspected {
  text: Buffer | string
  bytes: number
  events: number
  writeKey: string | undefined
}

/** What has to be known of a body before it is kept. */
function inspect(call: Call, body: Buffer): Inspected {
  const { text, bytes, value } = readBody(body)
  const events = countEvents(call, value, bytes)
  const { writeKey } = value as { writeKey?: unknown }
  return { text, bytes, events, writeKey: typeof writeKey === 'string' && writeKey ? writeKey : undefined }
}

function countEvents(call: Call, value: unknown, bytes: number): number {
  if (value === null || typeof value !== 'object')
    throw invalid('The body is not a JSON object. Send {"name": value}.')
  if (call === 'batch' || call === 'import') {
    const list = Array.isArray(value) ? value : (value as { batch?: unknown }).batch
    if (Array.isArray(list)) return list.length
    throw invalid('A batch needs "batch": a list of events.')
  }
  if (Array.isArray(value))
    throw invalid('This call takes one event. Send lists to /v1/batch as {"batch": [...]}.')
  if (bytes > MOST_EVENT_BYTES)
    throw new AppError('body_too_large', {
      message: 'The event is larger than 32 kB. Leave out what nobody reads, or send it as several events.',
    })
  return 1
}

function invalid(message: string): AppError {
  return new AppError('invalid_request', { message })
}
