import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addEvent,
  type BehaviourEvent,
  nothingYet,
  type Rolling,
  SESSION_GAP,
  together,
} from './behaviour.ts'

const start = Date.UTC(2026, 0, 1)
const anyEvent: fc.Arbitrary<BehaviourEvent> = fc
  .record({
    minute: fc.nat(3000),
    event: fc.constantFrom('Product Viewed', 'Order Completed', 'Order Refunded', 'Page Viewed'),
    value: fc.option(
      fc.integer({ min: 0, max: 10_000_000 }).map((cents) => cents / 100),
      { nil: undefined },
    ),
    product: fc.constantFrom('p1', 'p2', 'p3'),
    timezone: fc.constantFrom('Europe/London', 'Asia/Tokyo', 'nowhere'),
  })
  .map(({ minute, event, value, product, timezone }) => ({
    type: event === 'Page Viewed' ? ('page' as const) : ('track' as const),
    event,
    timestamp: new Date(start + minute * 60_000),
    ...(value !== undefined && { value }),
    lines: [{ productId: product, quantity: 1 }],
    context: { timezone },
  }))

test('sums, counts and extremes do not depend on the order of events', () => {
  fc.assert(
    fc.property(fc.array(anyEvent), (events) => {
      const { session: _, ...one } = rolled(events)
      const { session: __, ...other } = rolled(events.toReversed())
      expect(other).toEqual(one)
    }),
  )
})

test('what two profiles did adds up to what one would have done', () => {
  fc.assert(
    fc.property(fc.array(anyEvent), fc.array(anyEvent), (left, right) => {
      const { session: _, ...apart } = together([rolled(left), rolled(right)])
      const { session: __, ...whole } = together([rolled([...left, ...right])])
      expect(apart).toEqual(whole)
    }),
  )
})

test('a session ends after half an hour without an event, and remembers how it began', () => {
  const page = (minute: number, more: Partial<BehaviourEvent> = {}): BehaviourEvent => ({
    type: 'page',
    event: 'Page Viewed',
    timestamp: new Date(start + minute * 60_000),
    lines: [],
    context: {},
    ...more,
  })
  const rolling = rolled([
    page(0),
    page(29),
    page(60, { context: { campaign: { source: 'newsletter' } }, pageUrl: 'https://shop.example/sale' }),
    page(70, { type: 'track', event: 'Product Viewed', lines: [{ productId: 'p1', quantity: 1 }] }),
  ])
  expect(rolling.session).toEqual({
    start: start + 60 * 60_000,
    last: start + 70 * 60_000,
    pages: 1,
    events: 2,
    products: [['p1', start + 70 * 60_000]],
    entry: { source: 'newsletter', page: 'https://shop.example/sale' },
  })
  expect(SESSION_GAP).toBe(1_800_000)
})

test('money adds up without the errors of floating point', () => {
  const order = {
    type: 'track' as const,
    event: 'Order Completed',
    timestamp: new Date(start),
    lines: [],
    context: {},
  }
  expect(
    rolled([
      { ...order, value: 0.1 },
      { ...order, value: 0.2 },
    ]).revenue,
  ).toBe(3000)
})

function rolled(events: readonly BehaviourEvent[]): Rolling {
  const rolling = nothingYet()
  for (const event of events) addEvent(rolling, event)
  return rolling
}

test('what was sent to somebody is counted, but is no sign of life', () => {
  const done = nothingYet()
  addEvent(done, {
    type: 'track',
    event: 'Email Sent',
    timestamp: new Date('2026-05-01T03:00:00Z'),
    lines: [],
    context: {},
    source: 'deliver',
  })
  expect(done).toEqual({ ...nothingYet(), counts: { 'Email Sent': 1 } })
})
