import { expect, test } from 'vitest'
import { type CheckedEvent, checkEvent, zoneShift } from './event.ts'
import { checkRecords } from './index.ts'
import { personalData } from './personal.ts'
import { recordRules } from './rules.ts'
import { checkTrait } from './trait.ts'

const NOW = Date.UTC(2026, 4, 31, 12)
const order = (more: Partial<CheckedEvent> = {}): CheckedEvent => ({
  type: 'track',
  event: 'Order Completed',
  properties: { order_id: 'o1', revenue: 40, currency: 'EUR' },
  context: {},
  timestamp: NOW - 1000,
  receivedAt: NOW,
  known: true,
  orderId: 'o1',
  lines: [{ quantity: 2, price: 20 }],
  value: 40,
  problems: [],
  ...more,
})
const rulesOf = (event: CheckedEvent) => checkEvent(event).map(({ field, rule }) => `${rule} ${field}`)

test('an ordinary order passes', () => {
  expect(checkEvent(order())).toEqual([])
})

test.each([
  ['event.future timestamp', order({ timestamp: NOW + 600_000 })],
  ['event.default_time timestamp', order({ timestamp: Date.UTC(2026, 0, 1) })],
  ['event.skewed timestamp', order({ problems: ['clock_skewed'] })],
  ['order.customer_missing userId', order({ known: false })],
  ['id.missing properties.order_id', order({ orderId: undefined })],
  ['money.negative properties.revenue', order({ properties: { revenue: -40 }, value: undefined })],
  ['money.currency_unknown properties.currency', order({ properties: { currency: 'EUX' } })],
  ['money.hundredfold properties.revenue', order({ value: 4000 })],
  ['money.hundredfold properties.products.price', order({ value: 0.4 })],
  [
    'event.personal_data properties.billing.email',
    order({ properties: { billing: { email: 'jo@firm.com' } } }),
  ],
  ['event.personal_data context.page.url', order({ pageUrl: 'https://shop.com/?m=jo%40firm.com' })],
  ['consent.missing context.consent', order({ context: { consent: { onsite: { analytics: false } } } })],
])('%s is found', (found, event) => {
  expect(rulesOf(event)).toEqual([found])
})

test.each([
  ['a little ahead of our clock', order({ timestamp: NOW + 60_000 })],
  ['1 January in the afternoon', order({ timestamp: Date.UTC(2026, 0, 1, 15) })],
  ['a discount and shipping', order({ value: 34.5 })],
  ['a refund of a negative amount', order({ event: 'Order Refunded', properties: { revenue: -40 } })],
  ['what somebody writes', order({ event: 'Ticket', properties: { body: 'mail me at jo@firm.com' } })],
  ['consent that was given', order({ context: { consent: { onsite: { analytics: true } } } })],
  ['consent to something else denied', order({ context: { consent: { email: { marketing: false } } } })],
  [
    'an address in an identify',
    order({ type: 'identify', event: 'Identified', properties: { a: 'a@b.co' } }),
  ],
])('%s passes', (_what, event) => {
  expect(checkEvent(event)).toEqual([])
})

test.each([
  '4111111111111111',
  '5555 5555 5555 4444',
  '378282246310005',
  'DE89370400440532013000',
  '078-05-1120',
])('%s is personal data', (text) => {
  expect(personalData(text)).toBeDefined()
})
test.each([
  '4111111111111112',
  '2026-05-31T10:00:00Z',
  '4006381333931',
  '1001234567',
  'v1.2.3@beta',
  '10 000 000',
  'A-078-05-1120',
  'DE89370400440532013001',
])('%s is none', (text) => {
  expect(personalData(text)).toBeUndefined()
})

test('a source whose wall clock is sent as UTC is off by whole hours; late and slow ones are not', () => {
  const around = (middle: number, spread: number) =>
    Array.from({ length: 40 }, (_, i) => middle + ((i % 7) - 3) * spread)
  expect(zoneShift(around(7205, 10))).toBe(2)
  expect(zoneShift(around(-3600, 20))).toBe(-1)
  expect(zoneShift(around(2, 1))).toBeUndefined()
  expect(zoneShift(around(7200, 900))).toBeUndefined()
  expect(zoneShift([7200, 7200])).toBeUndefined()
})

test.each([
  ['firstName', 'asdf', 'name.keyboard'],
  ['lastName', 'NULL', 'name.placeholder'],
  ['email', 'jane@gmial.com', 'email.typo_domain'],
  ['birthday', '1981-02-29', 'date.impossible'],
  ['phone', '0000000000', 'phone.placeholder'],
  ['totalSpent', -4, 'money.negative'],
])('the trait %s of %s is %s', (name, value, rule) => {
  expect(checkTrait(name, value, NOW)?.rule).toBe(rule)
})
test.each([
  ['firstName', 'Ng'],
  ['name', 'Nguyễn Thị Minh Khai'],
  ['lastName', 'Okonkwo-Smith'],
  ['name', 'Suharto'],
  ['email', 'ann@shop.example'],
  ['petName', 'test'],
  ['usernameHint', 'asdf'],
  ['score', -4],
  ['birthday', '1980-02-29'],
  ['city', 'n/a'],
])('the trait %s may be %s', (name, value) => {
  expect(checkTrait(name, value, NOW)).toBeUndefined()
})

const COLUMN: Record<string, readonly ['customers' | 'orders' | 'products', string]> = {
  name: ['customers', 'first_name'],
  email: ['customers', 'email'],
  phone: ['customers', 'phone'],
  date: ['customers', 'birth_date'],
  money: ['orders', 'amount'],
  'money.currency_unknown': ['orders', 'currency'],
  id: ['customers', 'id'],
  quantity: ['orders', 'quantity'],
  'product.gtin': ['products', 'gtin'],
  'product.url': ['products', 'url'],
  'product.title_placeholder': ['products', 'title'],
}
const documented = Object.entries(recordRules).flatMap(([rule, { accepts, rejects }]) => {
  const [kind, column] = COLUMN[rule] ?? COLUMN[rule.split('.')[0] ?? ''] ?? []
  if (!kind || !column) return []
  return [
    ...accepts.map((value) => ({ rule, kind, column, value, expected: false })),
    ...rejects.map((value) => ({ rule, kind, column, value, expected: true })),
  ]
})
test.each(documented)('$rule on “$value”: $expected', ({ rule, kind, column, value, expected }) => {
  const found = checkRecords(kind, [column], [{ [column]: value }], NOW).filter((one) => one.rule === rule)
  expect(found).toHaveLength(expected ? 1 : 0)
})

test('the examples of personal data are right', () => {
  const { accepts, rejects } = recordRules['event.personal_data'] ?? { accepts: [], rejects: [] }
  expect(accepts.map(personalData)).toEqual(accepts.map(() => undefined))
  expect(rejects.filter((text) => personalData(text) === undefined)).toEqual([])
})
