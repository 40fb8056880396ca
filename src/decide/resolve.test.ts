import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isQuiet } from '../lib/quiet-hours.ts'
import { barriers, delays, precedenceMarkdown, type ResolverInput } from './precedence.ts'
import { resolve } from './resolve.ts'

const clear: ResolverInput = {
  now: new Date('2026-06-01T10:00:00Z'),
  purpose: 'marketing',
  held: false,
  campaign: 'live',
  approved: true,
  eligible: true,
  hasAddress: true,
  suppressed: false,
  consent: 'granted',
  cap: { messages: 2, days: 7 },
  messagesInWindow: 0,
  control: false,
  cooldownHours: 24,
  lastMessageAt: null,
  quietHours: { from: '21:00', to: '08:00' },
  timeZone: 'Europe/London',
  notBefore: null,
}

const clockTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
const anyInput: fc.Arbitrary<ResolverInput> = fc.record({
  now: moment,
  purpose: fc.constantFrom('marketing', 'service', 'transactional'),
  held: fc.boolean(),
  campaign: fc.constantFrom('live', 'live', 'paused', 'cancelled'),
  approved: fc.boolean(),
  eligible: fc.boolean(),
  hasAddress: fc.boolean(),
  suppressed: fc.boolean(),
  consent: fc.constantFrom('granted', 'denied', 'unknown'),
  cap: fc.option(
    fc.record({ messages: fc.integer({ min: 1, max: 5 }), days: fc.integer({ min: 1, max: 30 }) }),
  ),
  messagesInWindow: fc.integer({ min: 0, max: 6 }),
  control: fc.boolean(),
  cooldownHours: fc.integer({ min: 0, max: 100 }),
  lastMessageAt: fc.option(moment),
  quietHours: fc.option(fc.record({ from: clockTime, to: clockTime })),
  timeZone: fc.constantFrom(
    'UTC',
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
  ),
  notBefore: fc.option(moment),
})
/** Inputs that nothing keeps from sending, so that delays are reached. */
const passing = anyInput.map(
  (input): ResolverInput => ({
    ...clear,
    now: input.now,
    purpose: input.purpose,
    cooldownHours: input.cooldownHours,
    lastMessageAt: input.lastMessageAt,
    quietHours: input.quietHours,
    timeZone: input.timeZone,
    notBefore: input.notBefore,
  }),
)
const anything = fc.oneof(anyInput, passing)
const goes = (kind: string) => kind === 'send' || kind === 'wait'

describe('the resolver', () => {
  it('sends at once to somebody whom nothing keeps from it', () => {
    expect(resolve(clear)).toEqual({ kind: 'send', reasons: [], sendAt: clear.now })
  })

  it('gives every reason, the strongest first', () => {
    const answer = resolve({
      ...clear,
      consent: 'denied',
      messagesInWindow: 2,
      hasAddress: false,
      control: true,
    })
    expect(answer).toEqual({ kind: 'skip', reasons: ['no_address', 'no_consent', 'frequency_cap'] })
  })

  it('waits for the cooldown, then for the morning', () => {
    const answer = resolve({ ...clear, lastMessageAt: new Date('2026-05-31T21:30:00Z') })
    expect(answer.kind).toBe('wait')
    expect(answer.reasons).toEqual(['cooldown', 'quiet_hours'])
    expect(answer.sendAt?.toISOString()).toBe('2026-06-02T07:00:00.000Z')
  })

  it('lets a service message reach everyone who has not refused it, caps or not, control included only when asked', () => {
    const service = {
      ...clear,
      purpose: 'service' as const,
      consent: 'unknown' as const,
      messagesInWindow: 9,
    }
    expect(resolve(service).kind).toBe('send')
    expect(resolve({ ...service, consent: 'denied' }).reasons).toEqual(['no_consent'])
  })

  it('holds whatever is held, for every purpose and beside every other constraint', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const answer = resolve({ ...input, held: true })
        expect(answer.kind).toBe('hold')
        expect(answer.reasons[0]).toBe('held')
        expect(answer.sendAt).toBeUndefined()
      }),
    )
  })

  it('never sends to control, except what is transactional', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const answer = resolve({ ...input, control: true })
        if (input.purpose === 'transactional') expect(answer.kind).not.toBe('control')
        else expect(goes(answer.kind)).toBe(false)
      }),
    )
  })

  it('never sends without approval, without an address, to a suppressed address, or in a campaign that is stopped', () => {
    fc.assert(
      fc.property(anything, (input) => {
        if (!goes(resolve(input).kind)) return
        expect(input.approved && input.hasAddress && !input.suppressed && input.eligible).toBe(true)
        expect(input.campaign).toBe('live')
      }),
    )
  })

  it('never sends marketing without consent that was given, nor above the cap', () => {
    fc.assert(
      fc.property(anything, (input) => {
        if (input.purpose !== 'marketing' || !goes(resolve(input).kind)) return
        expect(input.consent).toBe('granted')
        if (input.cap) expect(input.messagesInWindow).toBeLessThan(input.cap.messages)
      }),
    )
  })

  it('never sends inside quiet hours, in the past, before its time or inside the cooldown', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const { kind, sendAt } = resolve(input)
        expect(goes(kind)).toBe(sendAt !== undefined)
        if (!sendAt) return
        expect(sendAt.getTime()).toBeGreaterThanOrEqual(input.now.getTime())
        if (kind === 'send') expect(sendAt.getTime()).toBe(input.now.getTime())
        if (input.notBefore) expect(sendAt.getTime()).toBeGreaterThanOrEqual(input.notBefore.getTime())
        if (input.purpose === 'transactional') return
        if (input.quietHours) expect(isQuiet(input.quietHours, input.timeZone, sendAt.getTime())).toBe(false)
        if (input.purpose !== 'marketing' || !input.lastMessageAt || input.cooldownHours === 0) return
        const free = input.lastMessageAt.getTime() + input.cooldownHours * 3_600_000
        expect(sendAt.getTime()).toBeGreaterThanOrEqual(free)
      }),
      { numRuns: 1000 },
    )
  })

  it('sends a message that waited when it is asked again at the time it gave', () => {
    fc.assert(
      fc.property(passing, (input) => {
        const { sendAt } = resolve(input)
        if (sendAt) expect(resolve({ ...input, now: sendAt })).toEqual({ kind: 'send', reasons: [], sendAt })
      }),
      { numRuns: 1000 },
    )
  })

  it('knows no caps, quiet hours, control or consent for what is transactional', () => {
    const free = ['no_consent', 'frequency_cap', 'control', 'cooldown', 'quiet_hours']
    fc.assert(
      fc.property(anything, (input) => {
        const { reasons } = resolve({ ...input, purpose: 'transactional' })
        expect(reasons.filter((reason) => free.includes(reason))).toEqual([])
      }),
    )
  })
})

describe('the table of precedence', () => {
  it('is published as it is', async () => {
    await expect(precedenceMarkdown()).toMatchFileSnapshot('../../docs/reference/precedence.md')
  })

  it('names each reason once', () => {
    const reasons = [...barriers, ...delays].map((rule) => rule.reason)
    expect(new Set(reasons).size).toBe(reasons.length)
  })
})
