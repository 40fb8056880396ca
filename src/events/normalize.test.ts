import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { toRow } from './fold/rows.ts'
import { normalize } from './normalize.ts'
import { type CollectedEvent, eventTypes } from './schema.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

const RECEIVED = Date.UTC(2026, 5, 1, 12)
const WORKSPACE = '01970000-0000-7000-8000-000000000001'
const PROFILE = '01970000-0000-7000-8000-000000000002'

const read = (raw: unknown, more: Partial<Parameters<typeof normalize>[1]> = {}) =>
  normalize(raw, {
    workspaceId: WORKSPACE,
    source: 'test',
    receivedAt: RECEIVED,
    call: 'batch',
    fallbackId: 'fallback',
    mayBeLarge: true,
    mayBeDirty: true,
    ...more,
  })
const usable = (raw: unknown, more = {}): CollectedEvent => {
  const result = read(raw, more)
  if ('reason' in result) throw new Error(result.reason)
  return result.event
}
const track = { type: 'track', event: 'Seen', userId: 'u' }

/** What clients really get wrong, beside whatever else there is. */
const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\ud800',
    'null',
    '<script>',
    '2026-02-30',
    '+050000-01-01T00:00:00Z',
    '-1',
    '1e309',
    'NaN',
  ),
)
const oddNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(
    0,
    -0,
    1e12,
    1e13,
    1e300,
    -5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.MAX_SAFE_INTEGER,
  ),
)
const oddValue = fc.oneof(oddText, oddNumber, fc.jsonValue({ maxDepth: 4 }), fc.constant(undefined))
const orderProperties = fc.record(
  {
    order_id: oddValue,
    revenue: oddValue,
    total: oddValue,
    value: oddValue,
    currency: oddValue,
    products: fc.oneof(
      oddValue,
      fc.array(fc.oneof(oddValue, fc.record({ product_id: oddValue, quantity: oddValue, price: oddValue }))),
    ),
    email: oddValue,
    session_id: oddValue,
    url: oddValue,
  },
  { requiredKeys: [] },
)
const oddObject = fc.oneof(fc.dictionary(oddText, oddValue, { maxKeys: 6 }), orderProperties, oddValue)
/** Mostly fit, so that the rest of the event is looked at too. */
const mostly = <T>(fit: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fit }, { weight: 1, arbitrary: oddValue })
const anyTime = fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
const fitTime = fc.date({ noInvalidDate: true, min: new Date('1990-01-01'), max: new Date('2069-12-31') })
const oddEvent = fc.oneof(
  oddValue,
  fc.record(
    {
      type: mostly(fc.constantFrom(...eventTypes)),
      event: mostly(fc.constantFrom('Order Completed', 'Order Refunded', 'Seen')),
      name: oddValue,
      messageId: oddValue,
      userId: mostly(fc.constantFrom('u1', 'u2', 7)),
      anonymousId: oddText,
      previousId: oddText,
      groupId: oddText,
      timestamp: mostly(
        fc.oneof(
          fitTime.map((date) => date.toISOString()),
          anyTime,
        ),
      ),
      originalTimestamp: mostly(fc.constant(undefined)),
      sentAt: oddValue,
      properties: mostly(fc.oneof(orderProperties, fc.dictionary(oddText, oddValue, { maxKeys: 6 }))),
      traits: mostly(fc.dictionary(oddText, oddValue, { maxKeys: 6 })),
      context: mostly(fc.record({ traits: mostly(orderProperties), page: oddObject, sessionId: oddValue })),
    },
    { requiredKeys: [] },
  ),
)

test('whatever comes is read or refused without throwing, and what is read can be stored', async () => {
  const rows: Record<string, unknown>[] = []
  let reads = 0
  fc.assert(
    fc.property(
      oddEvent,
      fc.constantFrom('batch' as const, 'import' as const, ...eventTypes),
      (raw, call) => {
        const json: unknown = JSON.parse(JSON.stringify(raw) ?? 'null')
        const result = read(json, { call })
        reads++
        expect(read(json, { call })).toEqual(result)
        if ('event' in result) rows.push(toRow(result.event, PROFILE, 7))
      },
    ),
    { numRuns: 3000 },
  )
  expect(rows.length).toBeGreaterThan(reads / 10)
  await stack.facts.insert('events', rows)
  const [stored] = await stack.facts.query<{ rows: number }>('SELECT count() AS rows FROM events')
  expect(stored?.rows).toBe(rows.length)
  // Text that a JSON document cannot carry would come back changed.
  const back = await stack.facts.query<{ properties: string }>('SELECT properties FROM events')
  for (const { properties } of back) expect(() => JSON.parse(properties)).not.toThrow()
})

describe('when it happened', () => {
  const cases: [string, object, object, string][] = [
    ['the time of receipt, where none is given', {}, {}, '2026-06-01T12:00:00.000Z'],
    [
      'as given, where nothing says when it was sent',
      { timestamp: '2011-12-01T08:26:00Z' },
      {},
      '2011-12-01T08:26:00.000Z',
    ],
    [
      'corrected for a clock ten minutes late',
      { timestamp: '2026-06-01T11:45:00Z', sentAt: '2026-06-01T11:50:00Z' },
      {},
      '2026-06-01T11:55:00.000Z',
    ],
    [
      'corrected by the time on the batch',
      { originalTimestamp: '2030-01-01T00:00:00Z' },
      { sentAt: '2030-01-01T00:00:01Z' },
      '2026-06-01T11:59:59.000Z',
    ],
    [
      'as given in an import, whenever it was sent',
      { timestamp: '2011-12-01T00:00:00Z', sentAt: '2020-01-01T00:00:00Z' },
      { call: 'import' },
      '2011-12-01T00:00:00.000Z',
    ],
    ['a day alone is its midnight in UTC', { timestamp: '2011-12-01' }, {}, '2011-12-01T00:00:00.000Z'],
    ['without a zone it is UTC', { timestamp: '2011-12-01 08:26:00' }, {}, '2011-12-01T08:26:00.000Z'],
    ['with a zone', { timestamp: '2011-12-01T08:26:00+02:00' }, {}, '2011-12-01T06:26:00.000Z'],
    ['in milliseconds', { timestamp: 1322728000000 }, {}, '2011-12-01T08:26:40.000Z'],
    [
      'as given, where sentAt is nonsense',
      { timestamp: '2011-12-01T00:00:00Z', sentAt: 'yesterday' },
      {},
      '2011-12-01T00:00:00.000Z',
    ],
  ]
  test.each(cases)('%s', (_name, times, more, expected) => {
    expect(usable({ ...track, ...times }, more).timestamp.toISOString()).toBe(expected)
  })

  test.each([
    ['yesterday', 'timestamp_invalid'],
    ['2026-13-01T00:00:00Z', 'timestamp_invalid'],
    [true, 'timestamp_invalid'],
    [1322728000, 'timestamp_out_of_range'],
    ['+050000-01-01T00:00:00Z', 'timestamp_out_of_range'],
    ['1900-01-01', 'timestamp_out_of_range'],
  ])('%s is refused: %s', (timestamp, reason) => {
    expect(read({ ...track, timestamp })).toMatchObject({ reason })
  })
})

describe('whose it is', () => {
  test('identifiers that stand for nobody are none', () => {
    for (const userId of ['null', 'undefined', '', '  ', '[object Object]', 'NaN', null, {}, true])
      expect(read({ ...track, userId })).toMatchObject({ reason: 'identity_missing' })
    expect(usable({ ...track, userId: 0 }).userId).toBe('0')
    expect(usable({ ...track, userId: ' 007 ' }).userId).toBe('007')
  })

  test('an address in the traits is enough, and is compared in lower case', () => {
    const event = usable({ type: 'identify', traits: { email: ' Mira@Shop.Example ' } })
    expect(event).toMatchObject({ email: 'mira@shop.example', event: 'Identified' })
    expect(read({ type: 'identify', traits: { email: 'mira at shop' } })).toMatchObject({
      reason: 'identity_missing',
    })
  })

  test('a group’s traits are not the person’s', () => {
    const event = usable({
      type: 'group',
      userId: 'u',
      groupId: 'g',
      traits: { email: 'office@shop.example' },
    })
    expect(event.email).toBeUndefined()
    expect(event.traits).toEqual({})
    expect(event.properties).toEqual({ email: 'office@shop.example' })
  })

  test('RudderStack sends traits in the context', () => {
    expect(usable({ type: 'identify', userId: 'u', context: { traits: { city: 'Graz' } } }).traits).toEqual({
      city: 'Graz',
    })
  })
})

describe('what it was worth', () => {
  const order = (properties: object, event = 'Order Completed') => usable({ ...track, event, properties })
  test.each([
    [{ order_id: 1, revenue: 10, total: 12 }, 10, []],
    [{ order_id: 1, total: '12.50' }, 12.5, []],
    [{ order_id: 1, revenue: -1 }, undefined, ['revenue_negative']],
    [{ order_id: 1, revenue: '£12' }, undefined, ['revenue_not_a_number']],
    [{ order_id: 1, revenue: '1,200.50' }, undefined, ['revenue_not_a_number']],
    [{ order_id: 1, revenue: 1e13 }, undefined, ['revenue_too_large']],
    [{ order_id: 1 }, undefined, []],
    [{ revenue: 1 }, 1, ['order_id_missing']],
  ])('%j is %s', (properties, value, problems) => {
    expect(order(properties).value).toBe(value)
    expect(order(properties).problems).toEqual(problems)
  })

  test('a refund is positive whichever sign it was sent with', () => {
    expect(order({ order_id: 1, total: -7 }, 'Order Refunded').value).toBe(7)
    expect(order({ order_id: 1, total: 7 }, 'Order Refunded').value).toBe(7)
  })

  test('lines keep their order, and one that names no product is reported', () => {
    const event = order({
      order_id: 1,
      products: [{ product_id: 'b', quantity: '2', price: 3 }, { sku: 'a' }, { price: 1 }],
    })
    expect(event.lines).toEqual([
      { productId: 'b', quantity: 2, price: 3 },
      { productId: 'a', quantity: 1 },
    ])
    expect(event.problems).toEqual(['product_without_id'])
  })
})
