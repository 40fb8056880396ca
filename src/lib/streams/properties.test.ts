import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PropertyUse, type StreamUse, streamChanges } from './properties.ts'

const days = { before: 14, now: 1 }
const use = (events: number, properties: PropertyUse[], more: Partial<StreamUse> = {}): StreamUse => ({
  event: 'Product Viewed',
  events,
  properties,
  repeated: 0,
  late: 0,
  ...more,
})
const filled = (
  property: string,
  count: number,
  values = 10,
  types: Record<string, number> = { text: count },
) => ({
  property,
  filled: count,
  types,
  values,
})
const checks = (before: StreamUse, now: StreamUse) =>
  streamChanges(before, now, days).map((change) => `${change.check} ${change.property ?? ''}`.trim())

test('a property that fewer events carry is a jump of its null rate; a little fewer is not', () => {
  const before = use(14_000, [filled('color', 13_800)])
  expect(checks(before, use(1000, [filled('color', 400)]))).toEqual(['null_rate color'])
  expect(checks(before, use(1000, [filled('color', 940)]))).toEqual([])
  expect(checks(before, use(60, [filled('color', 10)]))).toEqual([])
})

test('properties that are new or gone are said so, rare ones are not', () => {
  const before = use(14_000, [filled('color', 9000), filled('odd', 300)])
  expect(checks(before, use(1000, [filled('colour', 650)]))).toEqual([
    'vanished_property color',
    'new_property colour',
  ])
  expect(checks(before, use(1000, [filled('color', 650), filled('rare', 20)]))).toEqual([])
})

test('a number that becomes text is a change of type', () => {
  const before = use(14_000, [filled('price', 14_000, 90, { number: 14_000 })])
  const now = use(1000, [filled('price', 1000, 90, { number: 700, text: 300 })])
  expect(streamChanges(before, now, days)).toMatchObject([
    { check: 'type_change', property: 'price', type: 'text' },
  ])
})

test('a list of words that becomes a list of ids is an explosion; what always had many values is not', () => {
  const before = use(14_000, [filled('category', 14_000, 30), filled('product_id', 14_000, 6000)])
  const now = use(1000, [filled('category', 1000, 940), filled('product_id', 1000, 900)])
  expect(checks(before, now)).toEqual(['cardinality category'])
})

test('many more repeated or late events are said so', () => {
  const before = use(14_000, [], { repeated: 30, late: 280 })
  expect(checks(before, use(1000, [], { repeated: 300, late: 25 }))).toEqual(['duplicates'])
  expect(checks(before, use(1000, [], { repeated: 2, late: 400 }))).toEqual(['late'])
  expect(checks(before, use(1000, [], { repeated: 8, late: 60 }))).toEqual([])
})

test('two periods that are alike give nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (events, share) => {
        const one = use(events * 14, [filled('a', Math.round(events * 14 * share), 40)])
        const other = use(events, [filled('a', Math.round(events * share), 40)])
        const found = checks(one, other)
        expect(found.filter((check) => !check.startsWith('new_property'))).toEqual([])
      },
    ),
  )
})
