import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isQuiet, nextAllowed } from './quiet-hours.ts'
import { isTimeZone, offsetAt } from './wall-clock.ts'

const at = (text: string) => Date.parse(text)
const next = (from: string, to: string, zone: string, text: string) =>
  new Date(nextAllowed({ from, to }, zone, at(text))).toISOString()

describe('quiet hours', () => {
  it('let a message go at once outside them', () => {
    expect(next('21:00', '08:00', 'Europe/Berlin', '2026-06-01T10:00:00Z')).toBe('2026-06-01T10:00:00.000Z')
  })

  it('end in the morning of the person, not of the server', () => {
    expect(next('21:00', '08:00', 'Asia/Tokyo', '2026-06-01T13:10:20Z')).toBe('2026-06-01T23:00:00.000Z')
    expect(next('21:00', '08:00', 'America/New_York', '2026-06-02T05:00:00Z')).toBe(
      '2026-06-02T12:00:00.000Z',
    )
  })

  it('end when the clock changes if the hour in which they end does not exist that day', () => {
    // Berlin skips 02:00–03:00 on 29 March 2026
    expect(next('22:00', '02:30', 'Europe/Berlin', '2026-03-28T23:00:00Z')).toBe('2026-03-29T01:00:00.000Z')
  })

  it('are an hour shorter in the night that loses one', () => {
    expect(next('22:00', '08:00', 'Europe/Berlin', '2026-03-28T23:00:00Z')).toBe('2026-03-29T06:00:00.000Z')
  })

  it('end at the first of the two when the hour in which they end comes twice', () => {
    // Berlin has 02:00–03:00 twice on 25 October 2026
    expect(next('22:00', '02:30', 'Europe/Berlin', '2026-10-24T22:00:00Z')).toBe('2026-10-25T00:30:00.000Z')
  })

  it('begin again in the doubled hour, so a message then waits for the second end', () => {
    expect(next('22:00', '02:30', 'Europe/Berlin', '2026-10-25T01:10:00Z')).toBe('2026-10-25T01:30:00.000Z')
  })

  it('pause while the clock, put back, shows a time before they began', () => {
    // London goes back from 02:00 to 01:00 at 01:00 UTC: for a minute it is before 01:01 again
    expect(next('01:01', '00:00', 'Europe/London', '2026-10-25T00:59:17Z')).toBe('2026-10-25T01:00:00.000Z')
  })

  it('follow zones with half-hour changes and the day that Samoa left out', () => {
    expect(next('22:00', '07:00', 'Australia/Lord_Howe', '2026-10-03T14:00:00Z')).toBe(
      '2026-10-03T20:00:00.000Z',
    )
    expect(
      isQuiet(
        { from: '22:00', to: '07:00' },
        'Pacific/Apia',
        nextAllowed({ from: '22:00', to: '07:00' }, 'Pacific/Apia', at('2011-12-30T09:30:00Z')),
      ),
    ).toBe(false)
  })

  it('are never broken and never last longer than needed', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
    const zone = fc.constantFrom(
      'UTC',
      'Europe/London',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/St_Johns',
      'Africa/Casablanca',
      'Pacific/Apia',
      'Asia/Tehran',
    )
    // half of the instants lie near changes of the clock
    const near = fc
      .tuple(
        fc.constantFrom(
          '2026-03-29T01:00:00Z',
          '2026-10-25T01:00:00Z',
          '2026-04-04T15:00:00Z',
          '2026-11-01T04:00:00Z',
          '2018-02-18T02:00:00Z',
          '2018-11-04T03:00:00Z',
        ),
        fc.integer({ min: -1500, max: 1500 }),
      )
      .map(([text, minutes]) => at(text) + minutes * 60_000 + 17_000)
    const instant = fc.oneof(
      near,
      fc.integer({ min: at('2010-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') }),
    )
    fc.assert(
      fc.property(time, time, zone, instant, (from, to, name, now) => {
        const allowed = nextAllowed({ from, to }, name, now)
        expect(allowed).toBeGreaterThanOrEqual(now)
        expect(isQuiet({ from, to }, name, allowed)).toBe(false)
        for (let minute = now; minute + 60_000 < allowed; minute += 60_000)
          expect(isQuiet({ from, to }, name, minute)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the wall clock', () => {
  it('knows which zones exist', () => {
    expect(isTimeZone('Europe/Berlin')).toBe(true)
    expect(isTimeZone('Mars/Olympus')).toBe(false)
    expect(() => offsetAt('Mars/Olympus', 0)).toThrow(RangeError)
  })
})
