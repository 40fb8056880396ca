import { expect, test } from 'vitest'
import { consentsIn, outweighs } from './consent.ts'
import type { ProfileEvent } from './schema.ts'

const event: ProfileEvent = {
  messageId: 'm1',
  type: 'identify',
  event: 'Identified',
  traits: {},
  context: {},
  timestamp: new Date('2026-06-01T12:00:00Z'),
  source: 'web',
  lines: [],
}
const answersIn = (consent: unknown, where: 'context' | 'traits' = 'context') =>
  consentsIn({ ...event, [where]: { consent } }, 'p').map(
    (one) => `${one.channel}.${one.purpose} ${one.state}`,
  )

test('consent is read in each of its forms, from context and traits', () => {
  expect(answersIn({ email: { marketing: true, service: 'denied' }, sms: 'no' })).toEqual([
    'email.marketing granted',
    'email.service denied',
    'sms.marketing denied',
  ])
  expect(answersIn({ 'email.personalization': 'opted_in' }, 'traits')).toEqual([
    'email.personalization granted',
  ])
})

test.each([
  null,
  'yes',
  7,
  [],
  { pigeon: true },
  { email: 'perhaps' },
  { email: { world_domination: true } },
])('%j is no answer', (consent) => {
  expect(answersIn(consent)).toEqual([])
})

test('the later answer holds, and of two at one time the refusal', () => {
  const [early, late] = [new Date(1), new Date(2)]
  expect(outweighs({ state: 'granted', at: late }, { state: 'denied', at: early })).toBe(true)
  expect(outweighs({ state: 'denied', at: early }, { state: 'granted', at: late })).toBe(false)
  expect(outweighs({ state: 'denied', at: late }, { state: 'granted', at: late })).toBe(true)
  expect(outweighs({ state: 'granted', at: late }, { state: 'denied', at: late })).toBe(false)
})
