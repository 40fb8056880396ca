import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evidenceOf, type IdentityKey, type LinkStrength, parseKey } from '../identities.ts'
import { type PartitionLink, partition } from '../partition.ts'
import { identityKinds, type ProfileEvent } from '../schema.ts'
import { compileRules, exceeds, shippedRules } from './evaluate.ts'
import { patternFault } from './pattern.ts'
import { defaultRules } from './schema.ts'

const DAY = 86_400_000

test.each([
  ['user_id:000-000', 'ignored'],
  ['anonymous_id:----', 'ignored'],
  ['user_id:NULL', 'ignored'],
  ['email:test@shop.example', 'ignored'],
  ['email:info@shop.example', 'alone'],
  ['email:no-reply@shop.example', 'alone'],
  ['email:tester@shop.example', undefined],
  ['email:information@shop.example', undefined],
  ['user_id:0017', undefined],
  ['user_id:info@shop.example', undefined],
] as const)('%s is %s', (key, effect) => {
  expect(shippedRules.blockedBy(key)?.effect).toBe(effect)
})

test.each([
  ['^[0-]*$', true],
  ['@shop\\.example$', true],
  ['^(info|office)@', true],
  ['^.*@.*$', true],
  ['.*@.*', false],
  ['^a|.*@.*', false],
  ['(a+)+$', false],
  ['^(a|a)*b', false],
  ['(a)\\1', false],
  ['^(?=a)', false],
  ['a?a?a?a?a?a?a?a?a?a?a?a?a?b', false],
  ['a{1,5000}', false],
  ['(', false],
] as const)('the pattern %s may be used: %s', (pattern, usable) => {
  expect(patternFault(pattern) === undefined).toBe(usable)
})

test('a pattern that is allowed is quick on whatever it is tried on', () => {
  const part = fc.constantFrom(
    'a',
    'b',
    '.',
    '[ab]',
    'a*',
    '.+',
    'a?',
    '(a|b)',
    '(?:ab)?',
    'a{2,9}',
    '\\d',
    '|',
    '^',
    '$',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), fc.constantFrom('a', 'ab', 'aab'), (parts, text) => {
      const pattern = parts.join('')
      if (patternFault(pattern) !== undefined) return
      const began = performance.now()
      new RegExp(pattern, 'iu').test(`${text.repeat(400 / text.length)}!`)
      expect(performance.now() - began).toBeLessThan(250)
    }),
    { numRuns: 500 },
  )
})

test('a limit counts what was newly seen within any of its periods', () => {
  const weekly = (days: number[]) =>
    exceeds(
      days.map((day) => day * DAY),
      { most: 2, per: 'week' },
    )
  expect(weekly([0, 1])).toBe(false)
  expect(weekly([0, 1, 6])).toBe(true)
  expect(weekly([0, 1, 7, 8, 14])).toBe(false)
  expect(weekly([20, 0, 22, 10, 21])).toBe(true)
  expect(exceeds([0, 900 * DAY], { most: 1, per: 'ever' })).toBe(true)
  expect(exceeds([0, 366 * DAY], { most: 1, per: 'year' })).toBe(false)
})

test('an ignored value is no identity, and a shared mailbox is one only where nothing else is told', () => {
  const at = (more: Partial<ProfileEvent>) => evidenceOf({ ...event, ...more }, shippedRules).identities
  expect(at({ userId: '0-0', anonymousId: 'x' })).toEqual(['anonymous_id:x'])
  expect(at({ email: 'office@shop.example', userId: 'u' })).toEqual(['user_id:u'])
  expect(at({ email: 'office@shop.example' })).toEqual(['email:office@shop.example'])
  expect(at({ email: 'test@shop.example' })).toEqual(['anonymous_id:message/m1'])
})

test('an event is kept under the identity that the rules call strongest', () => {
  const rules = compileRules({
    ...defaultRules,
    priority: ['email', 'user_id', 'phone', 'device', 'anonymous_id'],
  })
  const both = { ...event, userId: 'u', email: 'a@shop.example' }
  expect(evidenceOf(both, rules).identities[0]).toBe('email:a@shop.example')
})

test('nobody has more of a kind than allowed, in whatever order the evidence came', () => {
  const key = fc
    .tuple(fc.constantFrom(...identityKinds), fc.nat(5))
    .map(([kind, number]): IdentityKey => `${kind}:${number}`)
  const links = fc.array(fc.tuple(key, key, fc.constantFrom<LinkStrength>(1, 2), fc.nat(40)), {
    maxLength: 30,
  })
  const limit = fc.record({
    most: fc.integer({ min: 1, max: 3 }),
    per: fc.constantFrom('week' as const, 'year' as const, 'ever' as const),
  })
  const limits = fc.record({ user_id: limit, email: limit, phone: limit, anonymous_id: limit, device: limit })
  fc.assert(
    fc.property(links, limits, (pairs, own) => {
      const rules = compileRules({ ...defaultRules, limits: own })
      const all: PartitionLink[] = pairs.map(([a, b, strength, day]) => ({
        a,
        b,
        strength,
        firstAt: new Date(day * DAY),
      }))
      const keys = [...new Set(all.flatMap((one) => [one.a, one.b]))]
      const first = (wanted: IdentityKey) =>
        Math.min(
          ...all.filter((one) => one.a === wanted || one.b === wanted).map((one) => one.firstAt.getTime()),
        )
      const { groups } = partition(keys, all, [], rules)
      for (const group of groups)
        for (const kind of identityKinds) {
          const times = group.filter((one) => parseKey(one).kind === kind).map(first)
          expect(exceeds(times, own[kind])).toBe(false)
        }
      const shape = (some: IdentityKey[][]) => some.map((group) => [...group].sort().join()).sort()
      const again = partition([...keys].reverse(), [...all].reverse(), [], rules)
      expect(shape(again.groups)).toEqual(shape(groups))
    }),
  )
})

const event: ProfileEvent = {
  messageId: 'm1',
  type: 'track',
  event: 'Seen',
  traits: {},
  context: {},
  timestamp: new Date('2026-06-01T12:00:00Z'),
  source: 'web',
  lines: [],
}
