import type { Fault } from './finding.ts'
import { checkCurrency } from './money.ts'
import { personalData } from './personal.ts'

/** What the rules for single events read. Times in milliseconds. */
export interface CheckedEvent {
  type: string
  event: string
  properties: Readonly<Record<string, unknown>>
  context: Readonly<Record<string, unknown>>
  timestamp: number
  receivedAt: number
  known: boolean
  orderId?: string | undefined
  pageUrl?: string | undefined
  lines: readonly { quantity: number; price?: number }[]
  value?: number | undefined
  /** codes of collection, `clock_skewed` among them */
  problems: readonly string[]
}

/** A fault in a field of an event: a path such as `properties.email`. */
export interface EventFault extends Fault {
  field: string
}

/** ms; a clock this far ahead after correction is wrong, less is the network */
const AHEAD = 5 * 60_000
const MOST_VALUES = 200
const DEEPEST = 4
/** fields in which people write freely: what they tell of themselves there is theirs to tell */
const WORDS =
  /^(text|body|message|comment|note|description|feedback|answer|reply|content|reason|subject|review)$/i
const REFUNDS = 'Order Refunded'
const ORDERS = 'Order Completed'

/** Every fault of one event by itself; none for most. */
export function checkEvent(event: CheckedEvent): EventFault[] {
  const faults: EventFault[] = []
  times(event, faults)
  if (event.type !== 'identify') personal(event, faults)
  if (event.event === ORDERS || event.event === REFUNDS) money(event, faults)
  consent(event, faults)
  return faults
}

function times({ timestamp, receivedAt, problems }: CheckedEvent, faults: EventFault[]): void {
  if (timestamp > receivedAt + AHEAD)
    faults.push({ field: 'timestamp', rule: 'event.future', severity: 'high' })
  const date = new Date(timestamp)
  if (timestamp % 86_400_000 === 0 && date.getUTCMonth() === 0 && date.getUTCDate() === 1)
    faults.push({ field: 'timestamp', rule: 'event.default_time', severity: 'low' })
  if (problems.includes('clock_skewed'))
    faults.push({ field: 'timestamp', rule: 'event.skewed', severity: 'low' })
}

function personal({ properties, pageUrl }: CheckedEvent, faults: EventFault[]): void {
  let left = MOST_VALUES
  const look = (value: unknown, path: string, depth: number): void => {
    if (left <= 0) return
    left -= 1
    if (typeof value === 'string') {
      if (WORDS.test(path.slice(path.lastIndexOf('.') + 1))) return
      if (personalData(value)) faults.push({ field: path, rule: 'event.personal_data', severity: 'high' })
    } else if (value !== null && typeof value === 'object' && depth < DEEPEST)
      for (const [key, member] of Object.entries(value))
        look(member, Array.isArray(value) ? path : `${path}.${key}`, depth + 1)
  }
  look(properties, 'properties', 0)
  if (pageUrl && !('url' in properties) && personalData(pageUrl))
    faults.push({ field: 'context.page.url', rule: 'event.personal_data', severity: 'high' })
}

function money(event: CheckedEvent, faults: EventFault[]): void {
  const { properties, known, orderId, lines, value } = event
  if (event.event === ORDERS)
    for (const field of ['revenue', 'total', 'value'] as const) {
      const amount = Number(properties[field])
      if (properties[field] !== undefined && amount < 0)
        faults.push({
          field: `properties.${field}`,
          rule: 'money.negative',
          severity: 'high',
          suggestion: String(-amount),
        })
    }
  if (typeof properties.currency === 'string') {
    const fault = checkCurrency(properties.currency)
    if (fault) faults.push({ field: 'properties.currency', ...fault })
  }
  if (event.event === ORDERS && !known)
    faults.push({ field: 'userId', rule: 'order.customer_missing', severity: 'medium' })
  if (orderId === undefined)
    faults.push({ field: 'properties.order_id', rule: 'id.missing', severity: 'high' })
  const worth = lines.reduce((sum, line) => sum + (line.price ?? Number.NaN) * line.quantity, 0)
  if (event.event !== ORDERS || value === undefined || !(worth > 0)) return
  const ratio = value / worth
  if (ratio > 80 && ratio < 125)
    faults.push({
      field: 'properties.revenue',
      rule: 'money.hundredfold',
      severity: 'high',
      suggestion: String(Math.round(value) / 100),
    })
  else if (ratio > 1 / 125 && ratio < 1 / 80)
    faults.push({ field: 'properties.products.price', rule: 'money.hundredfold', severity: 'high' })
}

/** A sender that states what was answered, and sends behaviour although the answer was no. */
function consent({ type, context }: CheckedEvent, faults: EventFault[]): void {
  if (type === 'identify' || type === 'alias') return
  const stated = context.consent
  if (stated === null || typeof stated !== 'object') return
  const answers = stated as Record<string, unknown>
  const onsite = answers.onsite
  const answer =
    onsite !== null && typeof onsite === 'object'
      ? (onsite as Record<string, unknown>).analytics
      : (answers['onsite.analytics'] ?? answers.analytics)
  if (answer === false || (typeof answer === 'string' && /^(denied|no|false|0)$/i.test(answer)))
    faults.push({ field: 'context.consent', rule: 'consent.missing', severity: 'high' })
}

const HOUR = 3600
const ENOUGH = 20

/**
 * The whole hours by which a live source's times are off (a wall clock sent as UTC), `undefined` where they are not:
 * the median of `receivedAt − timestamp` (seconds) lies within two minutes of hours other than 0, and three quarters
 * of the events lie within five minutes of it.
 */
export function zoneShift(lags: readonly number[]): number | undefined {
  if (lags.length < ENOUGH) return undefined
  const sorted = [...lags].sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0
  const hours = Math.round(middle / HOUR)
  if (hours === 0 || Math.abs(hours) > 14 || Math.abs(middle - hours * HOUR) > 120) return undefined
  const near = sorted.filter((lag) => Math.abs(lag - middle) <= 300).length
  return near >= sorted.length * 0.75 ? hours : undefined
}
