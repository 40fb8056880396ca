import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCondition } from './check.ts'
import type { Condition } from './schema.ts'

const order = { kind: 'event', event: 'Order Completed', is: { measure: 'count', op: 'at_least', value: 1 } }
const problems = (value: unknown) =>
  checkCondition(value).problems.map(({ path, message }) => `${path} ${message}`)

test('a sound condition is given back as it is', () => {
  const condition = {
    kind: 'and',
    of: [
      {
        ...order,
        within: { kind: 'last', n: 60, unit: 'days' },
        where: [{ property: 'products[].category', is: { op: 'in', values: ['a', 1, true] } }],
      },
      { kind: 'not', of: { kind: 'trait', trait: 'age', is: { op: 'gte', value: 18 } } },
      { kind: 'event', event: 'x', is: { measure: 'last', op: 'before', time: { date: '2024-02-29' } } },
    ],
  }
  expect(checkCondition(condition)).toEqual({ condition, problems: [] })
})

test('what is wrong is named by its path', () => {
  expect(problems('x')).toEqual(['condition must be a condition: an object with a kind'])
  expect(problems({ kind: 'xor', of: [] })).toEqual([
    'condition.kind must be one of and, or, not, event, sequence, behaviour, trait, consent, reachable, segment, everyone',
  ])
  expect(problems({ kind: 'and', of: [] })).toEqual([
    'condition.of must be a list with at least one condition',
  ])
  expect(
    problems({ kind: 'or', of: [order, { ...order, is: { measure: 'count', op: 'at_least', value: 1.5 } }] }),
  ).toEqual(['condition.of[1].is.value must be a whole number'])
  expect(problems({ ...order, is: { measure: 'often' } })).toEqual([
    'condition.is.measure must be one of count, sum, average, largest, first, last',
  ])
  expect(problems({ ...order, within: { kind: 'last', n: 0, unit: 'weeks' } })).toEqual([
    'condition.within.n must be at least 1',
    'condition.within.unit must be one of hours, days',
  ])
  expect(problems({ kind: 'not', of: { kind: 'trait', trait: '', is: { op: 'eq' } } })).toEqual([
    'condition.of.trait must not be empty',
    'condition.of.is.value is missing',
  ])
  expect(problems({ kind: 'everyone', x: 1 })).toEqual(['condition.x is not known here; remove it'])
  expect(problems({ kind: 'segment', segmentId: 'x' })).toEqual(['condition.segmentId must be an id'])
  expect(problems({ ...order, where: [{ property: 'a[].b[]', is: { op: 'exists' } }] })).toEqual([
    'condition.where[0].property must be a path like category, coupon.code or products[].category',
  ])
})

test('dates must exist and windows must not be turned round', () => {
  const last = (time: unknown) => ({ kind: 'event', event: 'x', is: { measure: 'last', op: 'after', time } })
  expect(problems(last({ date: '2023-02-29' }))).toEqual([
    'condition.is.time.date must be a date that exists, between 1990 and 2069',
  ])
  expect(problems(last({ at: '2023-02-10T10:00' }))).toHaveLength(1)
  expect(problems(last({ at: '50000-01-01T00:00:00Z' }))).toHaveLength(1)
  expect(problems(last({}))).toEqual(['condition.is.time must have ago and unit, or date, or at'])
  const between = { kind: 'between', from: { date: '2024-02-01' }, to: { date: '2024-01-01' } }
  expect(problems({ ...order, within: between })).toEqual(['condition.within.to must not be before from'])
})

test('depth and size are limited', () => {
  const nested = (depth: number): unknown => (depth === 0 ? order : { kind: 'not', of: nested(depth - 1) })
  expect(checkCondition(nested(7)).problems).toEqual([])
  expect(problems(nested(8))[0]).toMatch(/nested more than 8 levels deep/)
  expect(() => checkCondition(nested(5000))).not.toThrow()
  const wide = { kind: 'or', of: Array.from({ length: 101 }, () => order) }
  expect(problems(wide)).toEqual(['condition has more than 100 parts; split it into segments'])
})

test('whatever is sent, the answer is a condition or a list of problems', () => {
  const kinds = fc.constantFrom(
    'and',
    'or',
    'not',
    'event',
    'trait',
    'behaviour',
    'segment',
    '__proto__',
    'toString',
  )
  const junk = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      fc.anything(),
      fc.record({
        kind: kinds,
        of: fc.oneof(tie('node'), fc.array(tie('node'))),
        event: fc.anything(),
        is: fc.anything(),
        within: fc.anything(),
      }),
    ),
  })).node
  fc.assert(
    fc.property(junk, (value) => {
      const result: { condition?: Condition | undefined; problems: unknown[] } = checkCondition(value)
      expect(result.condition === undefined).toBe(result.problems.length > 0)
    }),
  )
})
