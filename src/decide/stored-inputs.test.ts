import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PersonInput, packInput, unpackInput } from './stored-inputs.ts'

const input: fc.Arbitrary<PersonInput> = fc.record({
  held: fc.boolean(),
  approved: fc.boolean(),
  eligible: fc.boolean(),
  hasAddress: fc.boolean(),
  suppressed: fc.boolean(),
  campaign: fc.constantFrom('live', 'paused', 'cancelled'),
  consent: fc.constantFrom('granted', 'denied', 'unknown'),
  messagesInWindow: fc.nat(),
  lastMessageAt: fc.option(fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true })),
  timeZone: fc.constantFrom('Europe/London', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5'),
})

describe('the stored input of a decision', () => {
  it('comes back as it was, whatever it was', () => {
    fc.assert(
      fc.property(input, (one) => {
        expect(unpackInput(packInput(one))).toEqual(one)
      }),
    )
  })

  it('takes few bytes', () => {
    fc.assert(fc.property(input, (one) => packInput(one).length < 64))
  })

  it('is nothing when it was written by somebody else', () => {
    fc.assert(fc.property(fc.string(), (text) => void unpackInput(text)))
    expect(unpackInput('')).toBeUndefined()
    expect(unpackInput('zz')).toBeUndefined()
  })
})
