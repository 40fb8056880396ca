import type { RejectionReason } from './rejections.ts'

const EARLIEST = Date.UTC(1990, 0, 1)
const LATEST = Date.UTC(2070, 0, 1) - 1
/** ms between a sender's clock and ours beyond which it is told of; retries and networks make less */
const SKEWED = 10 * 60_000
const ISO = /^[+-]?\d{4,6}-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?$/

/** The times that a sender may give, as they came. */
export interface SentTimes {
  original: unknown
  sentAt: unknown
  receivedAt: number
  /** Whether the sender's clock is corrected by sentAt; a loader of history sends none. */
  correct: boolean
}

/**
 * When the event happened: receivedAt − (sentAt − original), which removes the error of the sender's clock;
 * `original` itself where nothing says when it was sent; the time of receipt where nothing says when it happened.
 */
export function eventTime({
  original,
  sentAt,
  receivedAt,
  correct,
}: SentTimes): { millis: number; skewed?: true } | { reason: RejectionReason } {
  if (original === undefined || original === null || original === '') return { millis: receivedAt }
  const happened = readTime(original)
  if (happened === undefined) return { reason: 'timestamp_invalid' }
  const sent = correct ? readTime(sentAt) : undefined
  const millis = sent === undefined || !inRange(sent) ? happened : receivedAt - (sent - happened)
  if (!inRange(millis)) return { reason: 'timestamp_out_of_range' }
  const skewed = sent !== undefined && inRange(sent) && Math.abs(receivedAt - sent) > SKEWED
  return skewed ? { millis, skewed } : { millis }
}

/** Milliseconds since 1970 of an ISO 8601 text or a number of milliseconds. */
function readTime(raw: unknown): number | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? Math.round(raw) : undefined
  if (typeof raw !== 'string' || !ISO.test(raw)) return undefined
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(raw.slice(10)) || raw.length <= 10 ? raw : `${raw}Z`
  const millis = Date.parse(zoned.replace(' ', 'T').replace(' ', '').replace(',', '.'))
  return Number.isNaN(millis) ? undefined : millis
}

function inRange(millis: number): boolean {
  return millis >= EARLIEST && millis <= LATEST
}
