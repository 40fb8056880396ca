import { commerceEvents } from '../../events/index.ts'
import { checkRecords, zoneShift } from '../../lib/records/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { userIdsWithManyAddresses, valueHash } from '../../profiles/index.ts'
import type { Found } from '../findings/schema.ts'
import { closeUnseen, keepFindings } from '../findings/store.ts'
import * as facts from './facts.ts'

const ORDER_DAYS = 90
const BEHAVIOUR_DAYS = 7
/** What events did wrong and not again for so long counts as mended. */
const SEEN_DAYS = 30
const MOST = 200_000
const MANY_ADDRESSES = 4
/** Stands for nobody in findings about a whole source. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'
const COMPARED: readonly string[] = [
  'order.duplicate',
  'order.refund_without_order',
  'money.currency_mismatch',
  'money.hundredfold',
]

/** Looks at events beside each other; answers how much was found. */
export async function sweepEvents(tx: Ctx): Promise<number> {
  const parts = await Promise.all([
    orders(tx),
    prices(tx),
    groups(await facts.readLoggedInWithoutUser(tx, BEHAVIOUR_DAYS), 'userId', 'event.user_missing', 'medium'),
    groups(await facts.readBeforeConsent(tx, BEHAVIOUR_DAYS), 'context.consent', 'consent.late', 'high'),
    shifted(tx),
    sharedIds(tx),
  ])
  const found = parts.flat()
  await keepFindings(tx, found)
  await closeUnseen(tx, new Date(tx.clock.now().getTime() - SEEN_DAYS * 86_400_000))
  return found.length
}

async function orders(tx: Ctx): Promise<Found[]> {
  const rows = (await facts.readOrders(tx, ORDER_DAYS, MOST)).toReversed()
  const names = [
    'order_id',
    'order_date',
    'customer_id',
    'currency',
    'total',
    'product_id',
    'status',
    'refund_of_order',
  ]
  const texts = rows.map((row) => {
    const refund = row.event === commerceEvents.orderRefunded
    return {
      order_id: refund ? `refund ${row.message_id}` : row.order_id,
      order_date: row.at,
      customer_id: row.profile_id,
      currency: row.currency,
      total: row.value === null ? '' : String(row.value),
      product_id: row.basket,
      status: refund ? 'refunded' : '',
      refund_of_order: refund ? row.order_id : '',
    }
  })
  const faults = checkRecords('orders', names, texts, tx.clock.now().getTime()).filter(
    ({ rule, field }) => COMPARED.includes(rule) && field !== 'total',
  )
  const refunded = faults.filter(({ rule }) => rule === 'order.refund_without_order')
  const known = await facts.ordersAmong(tx, [...new Set(refunded.map(({ value }) => value).filter(Boolean))])
  const found = faults
    .filter(({ rule, value }) => rule !== 'order.refund_without_order' || !known.has(value))
    .flatMap(({ row, rule, severity, suggestion }) => {
      const order = rows[row - 1]
      return order ? [toFound(order, fieldOf(rule), rule, severity, suggestion)] : []
    })
  return [...found, ...sameOrder(rows)]
}

/** One order id under several message ids: all but the first are repeats. */
function sameOrder(rows: readonly facts.OrderRow[]): Found[] {
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    if (row.event !== commerceEvents.orderCompleted || row.order_id === '') return []
    if (seen.has(row.order_id)) return [toFound(row, 'properties.order_id', 'order.duplicate', 'high')]
    seen.add(row.order_id)
    return []
  })
}

function fieldOf(rule: string): string {
  return rule.startsWith('money.') ? 'properties.currency' : 'properties.order_id'
}

async function prices(tx: Ctx): Promise<Found[]> {
  const rows = await facts.readPrices(tx, ORDER_DAYS, MOST)
  const texts = rows.map(({ product, price }) => ({ product_id: product, unit_price: String(price) }))
  return checkRecords('orders', ['product_id', 'unit_price'], texts, tx.clock.now().getTime()).flatMap(
    ({ row, rule, severity, suggestion }) => {
      const line = rows[row - 1]
      return line && rule === 'money.hundredfold'
        ? [toFound(line, 'properties.products.price', rule, severity, suggestion)]
        : []
    },
  )
}

type Place = Pick<facts.GroupRow, 'profile_id' | 'message_id' | 'source' | 'at'>

function toFound(
  row: Place,
  field: string,
  rule: string,
  severity: Found['severity'],
  suggestion?: string,
): Found {
  return {
    profileId: row.profile_id,
    field,
    rule,
    severity,
    suggestion,
    valueHash: valueHash(row.message_id),
    source: row.source,
    messageId: row.message_id,
    observedAt: new Date(row.at),
  }
}

function groups(
  rows: readonly facts.GroupRow[],
  field: string,
  rule: string,
  severity: Found['severity'],
): Found[] {
  return rows.map((row) => toFound(row, field, rule, severity))
}

async function shifted(tx: Ctx): Promise<Found[]> {
  const sources = await facts.readLags(tx, 1)
  return sources.flatMap(({ source, lags }) => {
    const hours = zoneShift(lags)
    if (hours === undefined) return []
    const place = { profile_id: NOBODY, message_id: '', source, at: tx.clock.now().toISOString() }
    return [
      toFound(
        place,
        `timestamp of ${source}`,
        'event.zone_shift',
        'high',
        `${hours > 0 ? '+' : ''}${hours} h`,
      ),
    ]
  })
}

async function sharedIds(tx: Ctx): Promise<Found[]> {
  const shared = await userIdsWithManyAddresses(tx, MANY_ADDRESSES)
  return shared.map(({ profileId, userId, since }) => ({
    profileId,
    field: 'userId',
    rule: 'id.shared',
    severity: 'high',
    valueHash: valueHash(userId),
    source: 'events',
    observedAt: since,
  }))
}
