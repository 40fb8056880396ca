import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evidenceOf, identityKey } from './identities.ts'
import { shippedRules } from './rules/evaluate.ts'
import type { ProfileEvent } from './schema.ts'

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

test('addresses are compared in lower case, trimmed and composed', () => {
  expect(identityKey('email', ' Zoe\u0308@Shop.Example ')).toBe('email:zoë@shop.example')
})

test('a number is an identity when it states its country', () => {
  expect(identityKey('phone', '+44 (20) 7946-0958')).toBe('phone:+442079460958')
  expect(identityKey('phone', '0044 20 7946 0958')).toBe('phone:+442079460958')
  expect(identityKey('phone', '020 7946 0958')).toBeUndefined()
})

test.each(['null', 'undefined', 'Anonymous', '0', '-1', '', '   ', '00000000-0000-0000-0000-000000000000'])(
  '%j joins no strangers',
  (value) => {
    expect(identityKey('user_id', value)).toBeUndefined()
  },
)

test('an event that tells nobody apart is kept by itself', () => {
  expect(evidenceOf({ ...event, userId: 'null' }, shippedRules)).toEqual({
    identities: ['anonymous_id:message/m1'],
    links: [],
  })
})

test('the strongest identity comes first, and the others hang on it', () => {
  const { identities, links } = evidenceOf(
    {
      ...event,
      userId: 'u1',
      anonymousId: 'x1',
      email: 'a@shop.example',
      context: { device: { id: 'd1' } },
    },
    shippedRules,
  )
  expect(identities).toEqual(['user_id:u1', 'email:a@shop.example', 'anonymous_id:x1', 'device:d1'])
  expect(links.map(({ a, b, strength }) => [a, b, strength])).toEqual([
    ['email:a@shop.example', 'user_id:u1', 1],
    ['anonymous_id:x1', 'user_id:u1', 2],
    ['device:d1', 'user_id:u1', 2],
  ])
})

test('whatever is sent as an identifier gives a short, clean key or none', () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom('user_id', 'email', 'phone', 'device'), (value, kind) => {
      const key = identityKey(kind as 'user_id', value)
      if (key === undefined) return
      expect(key.length).toBeLessThan(500)
      expect(key.isWellFormed()).toBe(true)
      expect(key).not.toContain('\0')
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      const key = identityKey('user_id', text)
      expect(key === undefined || (key.length < 500 && !key.includes('\0'))).toBe(true)
    }),
  )
})
