import { expect, test } from 'vitest'
import { describe } from './describe.ts'
import type { Condition, EventCondition } from './schema.ts'

const order = (rest: Partial<EventCondition> = {}): EventCondition => ({
  kind: 'event',
  event: 'Order Completed',
  is: { measure: 'count', op: 'at_least', value: 1 },
  ...rest,
})
const last60 = { kind: 'last', n: 60, unit: 'days' } as const
const never = { measure: 'count', op: 'exactly', value: 0 } as const

const cases: [string, Condition][] = [
  ['bought', order()],
  [
    'bought at least 3 times in the last 24 hours',
    order({
      is: { measure: 'count', op: 'at_least', value: 3 },
      within: { kind: 'last', n: 24, unit: 'hours' },
    }),
  ],
  ['did not buy in the last 60 days', order({ is: never, within: last60 })],
  [
    'did not do “Quiz Taken”',
    { kind: 'event', event: 'Quiz Taken', is: { measure: 'count', op: 'less_than', value: 1 } },
  ],
  [
    'last bought more than 60 days ago',
    order({ is: { measure: 'last', op: 'before', time: { ago: 60, unit: 'days' } } }),
  ],
  [
    'first bought since 1 March 2024',
    order({ is: { measure: 'first', op: 'after', time: { date: '2024-03-01' } } }),
  ],
  [
    'spent at least 1,200.5 in the last 60 days',
    order({ is: { measure: 'sum', op: 'at_least', value: 1200.5 }, within: last60 }),
  ],
  [
    'viewed a product between 30 days ago and 1 day ago where category is “Mugs” or “Bowls” and price is more than 5',
    {
      kind: 'event',
      event: 'Product Viewed',
      within: { kind: 'between', from: { ago: 30, unit: 'days' }, to: { ago: 1, unit: 'days' } },
      where: [
        { property: 'category', is: { op: 'in', values: ['Mugs', 'Bowls'] } },
        { property: 'price', is: { op: 'gt', value: 5 } },
      ],
      is: { measure: 'count', op: 'at_least', value: 1 },
    },
  ],
  [
    'bought where any products’ category is “Mugs”',
    order({ where: [{ property: 'products[].category', is: { op: 'eq', value: 'Mugs' } }] }),
  ],
  ['brought more than 100 in revenue', { kind: 'behaviour', of: 'revenue', op: 'more_than', value: 100 }],
  ['had exactly 1 order', { kind: 'behaviour', of: 'orders', op: 'exactly', value: 1 }],
  [
    'have a profile whose country is “DE”',
    { kind: 'trait', trait: 'country', is: { op: 'eq', value: 'DE' } },
  ],
  [
    'refused marketing by e-mail',
    { kind: 'consent', channel: 'email', purpose: 'marketing', state: 'denied' },
  ],
  ['do not meet this: bought', { kind: 'not', of: order() }],
  [
    'bought, or (bought and have a usable e-mail address)',
    { kind: 'or', of: [order(), { kind: 'and', of: [order(), { kind: 'reachable', channel: 'email' }] }] },
  ],
]

test.each(cases)('%s', (text, condition) => {
  expect(describe(condition)).toBe(text)
})

test('an absence beside a presence of the same events reads as its exception, in whatever order', () => {
  const twice = order({ is: { measure: 'count', op: 'at_least', value: 2 } })
  const lapsed = order({ is: never, within: last60 })
  const text = 'bought at least twice, but not in the last 60 days'
  expect(describe({ kind: 'and', of: [twice, lapsed] })).toBe(text)
  expect(describe({ kind: 'and', of: [lapsed, twice] })).toBe(text)
  expect(describe({ kind: 'and', of: [twice, lapsed, { kind: 'reachable', channel: 'email' }] })).toBe(
    `${text}; and have a usable e-mail address`,
  )
})

test('segments are named', () => {
  const condition: Condition = { kind: 'segment', segmentId: '01890000-0000-7000-8000-000000000000' }
  expect(describe(condition, { segment: () => 'Regulars' })).toBe('are in the segment “Regulars”')
  expect(describe(condition)).toBe('are in the segment “unknown”')
  expect(describe({ kind: 'not', of: condition }, { segment: () => 'Regulars' })).toBe(
    'are not in the segment “Regulars”',
  )
})
