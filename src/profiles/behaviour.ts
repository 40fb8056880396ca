import { commerceEvents } from '../events/schema.ts'
import type { ProfileEvent } from './schema.ts'

/** Rolling behaviour of one profile as it is stored. Money in ten-thousandths of a major unit, times in milliseconds. */
export interface Rolling {
  firstSeen?: number | undefined
  lastSeen?: number | undefined
  events: number
  counts: Record<string, number>
  orders: number
  revenue: number
  refunds: number
  refunded: number
  firstOrderAt?: number | undefined
  lastOrderAt?: number | undefined
  lastItems: string[]
  session?: RollingSession | undefined
  timeZone?: string | undefined
  timeZoneAt?: number | undefined
}

/** The open session; products with the time of their latest view. */
interface RollingSession {
  start: number
  last: number
  pages: number
  events: number
  products: [id: string, at: number][]
  entry?: { source: string; page?: string } | undefined
}

/** A session ends after this long without an event. */
export const SESSION_GAP = 30 * 60_000

/** What behaviour reads of an event, live or from ClickHouse. */
export type BehaviourEvent = Pick<
  ProfileEvent,
  'type' | 'event' | 'timestamp' | 'value' | 'lines' | 'pageUrl' | 'context'
> & { source?: string }

/** The source of events that tell what became of messages. */
const DELIVERY = 'deliver'
const SCALE = 10_000
const MOST_NAMES = 300
const MOST_PRODUCTS = 20

/** Behaviour of somebody who did nothing yet. */
export function nothingYet(): Rolling {
  return {
    events: 0,
    counts: {},
    orders: 0,
    revenue: 0,
    refunds: 0,
    refunded: 0,
    lastItems: [],
  }
}

/**
 * Adds one event to a profile's behaviour, in place. Sums, counts and extremes do not depend on the order of
 * events; the session is exact for events in order and takes late ones in where they touch it.
 */
export function addEvent(rolling: Rolling, event: BehaviourEvent): void {
  const at = event.timestamp.getTime()
  count(rolling.counts, event.event)
  // what was done to them is no sign of life: a message sent at night opens no session
  if (event.source === DELIVERY) return
  rolling.firstSeen = least(rolling.firstSeen, at)
  rolling.lastSeen = Math.max(rolling.lastSeen ?? at, at)
  rolling.events++
  if (event.event === commerceEvents.orderCompleted) addOrder(rolling, event, at)
  if (event.event === commerceEvents.orderRefunded) {
    rolling.refunds++
    rolling.refunded += minor(event.value)
  }
  addToSession(rolling, event, at)
  const { timezone } = event.context
  if (typeof timezone === 'string' && isTimeZone(timezone)) noteTimeZone(rolling, timezone, at)
}

/** Behaviour of one person from that of the profiles that belong to them. */
export function together(parts: readonly Rolling[]): Rolling {
  const whole = nothingYet()
  for (const part of parts) {
    whole.firstSeen = least(whole.firstSeen, part.firstSeen)
    if (part.lastSeen !== undefined) whole.lastSeen = Math.max(whole.lastSeen ?? part.lastSeen, part.lastSeen)
    whole.events += part.events
    for (const [name, times] of Object.entries(part.counts))
      whole.counts[name] = (Object.hasOwn(whole.counts, name) ? (whole.counts[name] ?? 0) : 0) + times
    whole.orders += part.orders
    whole.revenue += part.revenue
    whole.refunds += part.refunds
    whole.refunded += part.refunded
    whole.firstOrderAt = least(whole.firstOrderAt, part.firstOrderAt)
    if (part.lastOrderAt !== undefined) noteOrder(whole, part.lastItems, part.lastOrderAt)
    if (part.timeZone !== undefined) noteTimeZone(whole, part.timeZone, part.timeZoneAt ?? 0)
  }
  const sessions = parts.flatMap((part) => part.session ?? []).toSorted((a, b) => a.start - b.start)
  whole.session = sessions.reduce<RollingSession | undefined>(joinSessions, undefined)
  return whole
}

/** Money of the books (ten-thousandths) in major units. */
export function major(minorUnits: number): number {
  return minorUnits / SCALE
}

/** Money in major units as the books keep it. */
function minor(value: number | undefined): number {
  return value === undefined || !Number.isFinite(value) ? 0 : Math.round(value * SCALE)
}

/** Whether the runtime knows a time zone by this name. */
export function isTimeZone(name: string): boolean {
  const known = zones.get(name)
  if (known !== undefined) return known
  let valid = /^[A-Za-z][A-Za-z0-9_+\-/]{1,63}$/.test(name)
  if (valid) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name })
    } catch {
      valid = false
    }
  }
  if (zones.size < 5000) zones.set(name, valid)
  return valid
}

const zones = new Map<string, boolean>()

// Names beyond the limit are counted together under `*`, so that dynamic event names cannot grow a row without end.
function count(counts: Record<string, number>, name: string): void {
  if (Object.hasOwn(counts, name)) counts[name] = (counts[name] ?? 0) + 1
  else if (Object.keys(counts).length < MOST_NAMES && name !== '__proto__') counts[name] = 1
  else counts['*'] = (counts['*'] ?? 0) + 1
}

function addOrder(rolling: Rolling, event: BehaviourEvent, at: number): void {
  rolling.orders++
  rolling.revenue += minor(event.value)
  rolling.firstOrderAt = least(rolling.firstOrderAt, at)
  const items = [...new Set(event.lines.map((line) => line.productId))].slice(0, 100)
  noteOrder(rolling, items, at)
}

// Of two orders or zones at one moment the greater text counts, so that their order does not.
function noteOrder(rolling: Rolling, items: string[], at: number): void {
  const { lastOrderAt } = rolling
  if (lastOrderAt !== undefined && at < lastOrderAt) return
  if (at === lastOrderAt && items.join('\n') <= rolling.lastItems.join('\n')) return
  rolling.lastOrderAt = at
  rolling.lastItems = items
}

function noteTimeZone(rolling: Rolling, zone: string, at: number): void {
  const { timeZone = '', timeZoneAt } = rolling
  if (timeZoneAt !== undefined && (at < timeZoneAt || (at === timeZoneAt && zone <= timeZone))) return
  rolling.timeZone = zone
  rolling.timeZoneAt = at
}

function addToSession(rolling: Rolling, event: BehaviourEvent, at: number): void {
  const open = rolling.session
  if (open && at < open.start - SESSION_GAP) return
  if (!open || at > open.last + SESSION_GAP) {
    rolling.session = { start: at, last: at, pages: 0, events: 0, products: [], entry: entryOf(event) }
  } else if (at < open.start) {
    open.start = at
    open.entry = entryOf(event)
  }
  const session = rolling.session
  if (!session) return
  session.last = Math.max(session.last, at)
  session.events++
  if (event.type === 'page' || event.type === 'screen') session.pages++
  if (event.event === commerceEvents.productViewed)
    session.products = latestProducts([
      ...session.products,
      ...event.lines.map((line): [string, number] => [line.productId, at]),
    ])
}

function joinSessions(one: RollingSession | undefined, next: RollingSession): RollingSession {
  if (!one || next.start > one.last + SESSION_GAP)
    return next.last >= (one?.last ?? next.last) ? next : (one ?? next)
  return {
    start: one.start,
    last: Math.max(one.last, next.last),
    pages: one.pages + next.pages,
    events: one.events + next.events,
    products: latestProducts([...one.products, ...next.products]),
    entry: one.entry,
  }
}

function latestProducts(views: [string, number][]): [string, number][] {
  const latest = new Map<string, number>()
  for (const [id, at] of views) latest.set(id, Math.max(at, latest.get(id) ?? at))
  return [...latest].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_PRODUCTS)
}

function entryOf(event: BehaviourEvent): RollingSession['entry'] {
  const campaign = textOf(event.context.campaign, 'source')
  const referrer = textOf(event.context.referrer, 'url') ?? textOf(event.context.page, 'referrer')
  const source = campaign ?? hostOf(referrer) ?? 'direct'
  const page = event.pageUrl?.slice(0, 500)
  return { source, ...(page && { page }) }
}

function textOf(holder: unknown, name: string): string | undefined {
  if (holder === null || typeof holder !== 'object') return undefined
  const value = (holder as Record<string, unknown>)[name]
  return typeof value === 'string' && value !== '' ? value.slice(0, 500) : undefined
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname || undefined : undefined
}

function least(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined ? other : other === undefined ? one : Math.min(one, other)
}
