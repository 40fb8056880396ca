import { contentHash } from '../../lib/hash.ts'
import type { CustomersMap, EventsMap, OrdersMap, ProductsMap, Source } from './map.ts'
import { BadRow, type Values } from './values.ts'

type Row = Record<string, unknown>

/** An event of the Segment form, as the collection takes it. */
export interface ImportedEvent {
  type: 'track' | 'identify'
  event?: string
  messageId: string
  timestamp: string
  userId?: string
  anonymousId?: string
  properties?: Record<string, unknown>
  traits?: Record<string, unknown>
}

/** A product, as the catalogue takes it. */
export type ImportedProduct = Record<string, unknown> & { id: string }

/** Who a row is about. */
export interface Who {
  userId?: string
  anonymousId?: string
  email?: string
  phone?: string
}

/** Reads who a row is about; refused when nothing says it. */
export function whoOf(
  map: Partial<Record<'user_id' | 'email' | 'phone' | 'anonymous_id', Source>>,
  row: Row,
  values: Values,
): Who {
  const [userId, email, phone, anonymousId] = [
    values.text('user_id', map.user_id, row),
    values.text('email', map.email, row),
    values.text('phone', map.phone, row),
    values.text('anonymous_id', map.anonymous_id, row),
  ]
  if (!userId && !email && !phone && !anonymousId)
    throw new BadRow(
      'user_id',
      'nothing says whose row this is: user_id, email, phone and anonymous_id are empty',
    )
  return {
    ...(userId && { userId }),
    ...(email && { email }),
    ...(phone && { phone }),
    ...(anonymousId && !userId && { anonymousId }),
  }
}

/** What an identify call says of a person: contact, traits and consent. */
export function traitsOf(
  map: Pick<CustomersMap, 'traits' | 'consent'>,
  who: Who,
  row: Row,
  values: Values,
): Record<string, unknown> {
  const traits: Record<string, unknown> = {}
  for (const [name, source] of Object.entries(map.traits ?? {})) {
    const value = values.any(source, row)
    if (value !== undefined && value !== '') traits[name] = value
  }
  if (who.email) traits.email = who.email
  if (who.phone) traits.phone = who.phone
  const consent: Record<string, Record<string, unknown>> = {}
  for (const { channel, purpose, state } of map.consent ?? []) {
    const value = values.any(state, row)
    if (value !== undefined && value !== '') consent[channel] = { ...consent[channel], [purpose]: value }
  }
  if (Object.keys(consent).length > 0) traits.consent = consent
  return traits
}

/** The identify call of a person at a time. The same facts at the same time are the same message. */
export function identifyCall(who: Who, traits: Record<string, unknown>, time: Date): ImportedEvent {
  const { userId, anonymousId } = who
  const content = { userId, anonymousId, traits, time: time.toISOString() }
  return {
    type: 'identify',
    messageId: `import-person-${contentHash(content).slice(0, 40)}`,
    timestamp: time.toISOString(),
    ...(userId && { userId }),
    // A person of whom only contact details are known is named by them.
    ...(!userId && {
      anonymousId: anonymousId ?? `import-${contentHash([who.email, who.phone]).slice(0, 32)}`,
    }),
    traits,
  }
}

/** A customer's row as an identify call. */
export function customerOf(map: CustomersMap, row: Row, values: Values, imported: Date): ImportedEvent {
  const who = whoOf(map, row, values)
  const time = map.time ? values.time('time', map.time, row) : imported
  return identifyCall(who, traitsOf(map, who, row, values), time)
}

/** A product's row. */
export function productOf(map: ProductsMap, row: Row, values: Values): ImportedProduct {
  const product: ImportedProduct = { id: values.required('id', map.id, row) }
  for (const field of ['name', 'category', 'currency', 'url', 'image'] as const) {
    const value = values.text(field, map[field], row)
    if (value) product[field] = value
  }
  for (const field of ['price', 'cost', 'stock'] as const) {
    const value = values.number(field, map[field], row)
    if (value === undefined) continue
    if (value < 0 && field !== 'stock') throw new BadRow(field, `${field} is negative`, value)
    product[field] = field === 'stock' ? Math.round(value) : value
  }
  const attributes = Object.entries(map.attributes ?? {}).map(
    ([name, source]) => [name, values.any(source, row)] as const,
  )
  if (attributes.length > 0)
    product.attributes = Object.fromEntries(attributes.filter(([, value]) => value !== undefined))
  return product
}

/** An event's row. Without a message id, rows that are alike in everything are one event. */
export function eventOf(map: EventsMap, row: Row, values: Values): ImportedEvent {
  const { userId, anonymousId, email, phone } = whoOf(map, row, values)
  const properties: Record<string, unknown> = {}
  for (const [name, source] of Object.entries(map.properties ?? {})) {
    const value = values.any(source, row)
    if (value !== undefined) properties[name] = value
  }
  const content = {
    type: 'track' as const,
    event: values.required('event', map.event, row),
    timestamp: values.time('time', map.time, row).toISOString(),
    ...(userId && { userId }),
    ...(!userId && { anonymousId: anonymousId ?? `import-${contentHash([email, phone]).slice(0, 32)}` }),
    properties,
    ...((email || phone) && { context: { traits: { ...(email && { email }), ...(phone && { phone }) } } }),
  }
  const given = values.text('message_id', map.message_id, row)
  return { ...content, messageId: given || `import-event-${contentHash(content).slice(0, 40)}` }
}

/** One line of an order, reduced to what the order needs. */
export interface OrderLine {
  orderId: string
  refund: boolean
  refundOf: string
  at: number
  who: Who
  traits: Record<string, unknown>
  currency: string
  product?: { product_id: string; name?: string; category?: string; price?: number; quantity: number }
  amount: number
  total?: number
}

/**
 * A row as a line of an order or a refund. An order belongs to whom its first line names, so a line that follows
 * one of the same order takes that from it.
 */
export function lineOf(map: OrdersMap, row: Row, values: Values, previous?: OrderLine): OrderLine {
  const orderId = values.required('order_id', map.order_id, row)
  const refund = values.holds(map.refund, row)
  const same = previous?.orderId === orderId && previous.refund === refund ? previous : undefined
  const quantity = values.number('quantity', map.quantity, row) ?? 1
  const price = values.number('price', map.price, row)
  const total = values.number('total', map.total, row)
  const productId = values.text('product_id', map.product_id, row)
  if (!refund && map.quantity && quantity < 0)
    throw new BadRow('quantity', 'quantity is negative and the row is not a refund', quantity)
  if (!refund && (price ?? 0) < 0)
    throw new BadRow('price', 'price is negative and the row is not a refund', price)
  const who = same?.who ?? whoOf(map, row, values)
  const isProduct = productId && !values.holds(map.not_a_product, row)
  const name = values.text('product_name', map.product_name, row)
  const category = values.text('category', map.category, row)
  return {
    orderId,
    refund,
    refundOf: refund ? values.text('refund_of', map.refund_of, row) : '',
    at: values.time('time', map.time, row).getTime(),
    who,
    traits: same?.traits ?? traitsOf(map, who, row, values),
    currency: same?.currency ?? values.text('currency', map.currency, row),
    ...(isProduct && {
      product: {
        product_id: productId,
        ...(name && { name }),
        ...(category && { category }),
        ...(price !== undefined && { price }),
        quantity: Math.abs(quantity),
      },
    }),
    amount: (price ?? 0) * quantity,
    ...(total !== undefined && { total }),
  }
}

/** The event that the lines of one order make. Its id follows from the order alone: an order that is there stays as it is. */
export function orderOf(lines: readonly [OrderLine, ...OrderLine[]]): ImportedEvent {
  const [first] = lines
  const at = new Date(Math.min(...lines.map((line) => line.at)))
  const worth = Math.abs(first.total ?? lines.reduce((sum, line) => sum + line.amount, 0))
  const { userId, anonymousId, email, phone } = first.who
  return {
    type: 'track',
    event: first.refund ? 'Order Refunded' : 'Order Completed',
    messageId: `import-${first.refund ? 'refund' : 'order'}-${first.orderId}`,
    timestamp: at.toISOString(),
    ...(userId && { userId }),
    ...(!userId && { anonymousId: anonymousId ?? `import-${contentHash([email, phone]).slice(0, 32)}` }),
    properties: {
      ...(first.refund
        ? { refund_id: first.orderId, ...(first.refundOf && { order_id: first.refundOf }) }
        : { order_id: first.orderId }),
      revenue: Math.round(worth * 10_000) / 10_000,
      ...(first.currency && { currency: first.currency }),
      products: lines.flatMap((line) => (line.product ? [line.product] : [])),
    },
  }
}
