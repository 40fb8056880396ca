import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pickWorthReading, type Specimen } from './picks.ts'

const plain = (index: number, more: Partial<Specimen> = {}): Specimen => ({
  profileId: `p${index}`,
  variantId: 'v',
  fallbacks: 0,
  values: ['Ada'],
  spent: 0,
  ...more,
})

describe('the messages most worth reading', () => {
  it('have the odd ones among them, with why', () => {
    const choice = pickWorthReading('seed')
    for (let index = 0; index < 5000; index++) choice.add(plain(index))
    choice.add(plain(-1, { fallbacks: 3, values: [] }))
    choice.add(plain(-2, { values: ['Wolfeschlegelsteinhausenbergerdorff'] }))
    choice.add(plain(-3, { values: ['X'] }))
    choice.add(plain(-4, { values: ['محمد'] }))
    choice.add(plain(-5, { values: ['Дмитрий'] }))
    choice.add(plain(-6, { spent: 9000 }))
    const picks = new Map(choice.picks().map((pick) => [pick.profileId, pick.why]))
    expect(picks.size).toBe(20)
    expect(picks.get('p-1')).toContain('most_fallbacks')
    expect(picks.get('p-2')).toContain('longest')
    expect(picks.get('p-3')).toContain('shortest')
    expect(picks.get('p-4')).toEqual(expect.arrayContaining(['right_to_left', 'other_script']))
    expect(picks.get('p-5')).toContain('other_script')
    expect(picks.get('p-6')).toContain('highest_value')
  })

  it('are the same in whatever order people come, never twice one, and no more than twenty', () => {
    const specimen = fc.record({
      fallbacks: fc.integer({ min: 0, max: 3 }),
      values: fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 3 }),
      spent: fc.integer({ min: 0, max: 5 }),
    })
    fc.assert(
      fc.property(fc.array(specimen, { maxLength: 60 }), (parts) => {
        const all = parts.map((part, index) => plain(index, part))
        const choice = pickWorthReading('seed')
        for (const one of all) choice.add(one)
        const picks = choice.picks()
        expect(picks.length).toBe(Math.min(20, all.length))
        expect(new Set(picks.map((pick) => pick.profileId)).size).toBe(picks.length)
        expect(picks.every((pick) => pick.why.length > 0)).toBe(true)
      }),
    )
  })
})
