import { commerceEvents, type ProductLine } from './schema.ts'

const MOST_MONEY = 1e12
const MOST_LINES = 2000
const MOST_ID_LENGTH = 200

/** The commerce fields of an event, and codes of those that were given but cannot be used. */
export interface Commerce {
  orderId?: string
  value?: number
  currency?: string
  lines: ProductLine[]
  problems: string[]
}

/**
 * Takes the fields of the e-commerce spec out of a track call. A field that cannot be used is left out and named
 * in `problems`; the event stays, for the behaviour is true even where its amount is not. The value of an event
 * is its revenue, else its total, else its value; a refund's amount is positive whichever sign it was sent with.
 */
export function readCommerce(event: string, properties: Record<string, unknown>): Commerce {
  const problems: string[] = []
  const refund = event === commerceEvents.orderRefunded
  const value = readValue(properties, refund, problems)
  const currency = readCurrency(properties.currency, problems)
  const orderId = readText(properties.order_id ?? properties.orderId)
  if (orderId === undefined && (refund || event === commerceEvents.orderCompleted))
    problems.push('order_id_missing')
  const lines = readLines(properties, problems)
  return {
    ...(orderId !== undefined && { orderId }),
    ...(value !== undefined && { value }),
    ...(currency !== undefined && { currency }),
    lines,
    problems,
  }
}

function readValue(
  properties: Record<string, unknown>,
  refund: boolean,
  problems: string[],
): number | undefined {
  for (const field of ['revenue', 'total', 'value'] as const) {
    const raw = properties[field]
    if (raw === undefined || raw === null || raw === '') continue
    const amount = readMoney(raw)
    if (amount === undefined) {
      problems.push(`${field}_not_a_number`)
      return undefined
    }
    const signed = refund ? Math.abs(amount) : amount
    if (signed < 0) problems.push(`${field}_negative`)
    else if (signed > MOST_MONEY) problems.push(`${field}_too_large`)
    else return signed
    return undefined
  }
  return undefined
}

/** A number, or a text that is nothing but one; "£12" or "1,200.50" are guesses, and money is not guessed. */
function readMoney(raw: unknown): number | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined
  if (typeof raw !== 'string' || !/^[+-]?\d{1,20}(\.\d{1,20})?$/.test(raw.trim())) return undefined
  return Number(raw)
}

function readCurrency(raw: unknown, problems: string[]): string | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined
  const text = typeof raw === 'string' ? raw.trim().toUpperCase() : ''
  if (/^[A-Z]{3}$/.test(text)) return text
  problems.push('currency_not_a_code')
  return undefined
}

function readLines(properties: Record<string, unknown>, problems: string[]): ProductLine[] {
  const raw = properties.products
  if (raw === undefined || raw === null) {
    const line = readLine(properties, problems)
    return line ? [line] : []
  }
  if (!Array.isArray(raw)) {
    problems.push('products_not_a_list')
    return []
  }
  if (raw.length > MOST_LINES) problems.push('products_too_many')
  const lines: ProductLine[] = []
  for (const item of raw.slice(0, MOST_LINES)) {
    const line = readLine(item, problems)
    if (line) lines.push(line)
    else if (!problems.includes('product_without_id')) problems.push('product_without_id')
  }
  return lines
}

function readLine(raw: unknown, problems: string[]): ProductLine | undefined {
  if (typeof raw === 'string' || typeof raw === 'number') {
    const productId = readText(raw)
    return productId === undefined ? undefined : { productId, quantity: 1 }
  }
  if (raw === null || typeof raw !== 'object') return undefined
  const item = raw as Record<string, unknown>
  const productId = readText(item.product_id ?? item.productId ?? item.sku)
  if (productId === undefined) return undefined
  const quantity = readAmount(item.quantity, 'quantity', problems)
  const price = readAmount(item.price, 'price', problems)
  return { productId, quantity: quantity ?? 1, ...(price !== undefined && { price }) }
}

function readAmount(raw: unknown, field: string, problems: string[]): number | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined
  const amount = readMoney(raw)
  if (amount !== undefined && amount >= 0 && amount <= MOST_MONEY) return amount
  const code =
    amount === undefined ? `${field}_not_a_number` : amount < 0 ? `${field}_negative` : `${field}_too_large`
  if (!problems.includes(code)) problems.push(code)
  return undefined
}

function readText(raw: unknown): string | undefined {
  if (typeof raw === 'number' && Number.isFinite(raw)) return String(raw)
  if (typeof raw !== 'string') return undefined
  const text = raw.trim()
  return text === '' || text.length > MOST_ID_LENGTH ? undefined : text
}
