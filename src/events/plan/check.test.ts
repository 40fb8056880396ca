import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compilePlan } from './check.ts'
import type { TrackingPlan } from './schema.ts'

const plan: TrackingPlan = {
  unplanned: 'drop',
  events: [
    {
      event: 'Product Viewed',
      mode: 'flag',
      additional: false,
      properties: [
        { name: 'product_id', types: ['text', 'number'], required: true },
        { name: 'price', types: ['number'], required: false },
        { name: 'size', types: ['text'], required: false, oneOf: ['s', 'm', 'l'] },
        { name: 'note', types: [], required: false },
      ],
    },
    {
      event: 'Free',
      mode: 'allow',
      additional: false,
      properties: [{ name: 'x', types: ['text'], required: true }],
    },
  ],
}
const check = compilePlan(plan)
const viewed = (properties: Record<string, unknown>, more = {}) =>
  check({ type: 'track', event: 'Product Viewed', source: 'web', properties, ...more })

test.each([
  [{ product_id: 'p' }, undefined],
  [{ product_id: 7, price: 3, size: 'm', note: { any: 1 } }, undefined],
  [{ product_id: 'p', price: null }, undefined],
  [{}, ['Required-Missing']],
  [{ product_id: '' }, ['Required-Missing']],
  [{ product_id: 'p', price: '3' }, ['Datatype-Mismatch']],
  [{ product_id: ['p'] }, ['Datatype-Mismatch']],
  [{ product_id: 'p', colour: 'red' }, ['Additional-Properties']],
  [{ product_id: 'p', size: 'xl' }, ['Unknown-Violation']],
  [{ price: '3', colour: 'red' }, ['Required-Missing', 'Datatype-Mismatch', 'Additional-Properties']],
])('%j violates %j', (properties, violations) => {
  expect(viewed(properties)?.violations).toEqual(violations)
})

test('events that are not planned follow the mode for them, unless they are calls of another kind or our own', () => {
  expect(viewed({}, { event: 'Odd' })).toEqual({ mode: 'drop', violations: ['Unplanned-Event'] })
  expect(viewed({}, { event: 'Page Viewed', type: 'page' })).toBeUndefined()
  expect(viewed({}, { event: 'Message Opened', source: 'deliver' })).toBeUndefined()
  expect(viewed({}, { event: 'Free' })).toBeUndefined()
  expect(
    compilePlan({ unplanned: 'allow', events: [] })({
      type: 'track',
      event: 'x',
      source: '',
      properties: {},
    }),
  ).toBeUndefined()
})

test('whatever an event carries is judged, never a fault', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (properties) => {
      viewed(properties)
    }),
  )
})
