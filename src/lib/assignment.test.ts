import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { armOf, pickEqual, uniform } from './assignment.ts'

const ids = Array.from({ length: 20_000 }, (_, index) => `person-${index}`)

describe('assignment', () => {
  it('gives the same arm at every call', () => {
    fc.assert(
      fc.property(fc.string(), fc.uuid(), fc.double({ min: 0, max: 1, noNaN: true }), (salt, id, share) => {
        expect(armOf(salt, id, share)).toBe(armOf(salt, id, share))
        const value = uniform(salt, id)
        expect(value >= 0 && value < 1).toBe(true)
      }),
    )
  })

  it('keeps the share that was asked for, and nobody or everybody at the ends', () => {
    const controls = ids.filter((id) => armOf('a', id, 0.1) === 'control').length
    expect(Math.abs(controls / ids.length - 0.1)).toBeLessThan(0.01)
    expect(ids.some((id) => armOf('a', id, 0) === 'control')).toBe(false)
    expect(ids.every((id) => armOf('a', id, 1) === 'control')).toBe(true)
  })

  it('keeps everybody held out who was when the share grows', () => {
    for (const id of ids.slice(0, 2000))
      if (armOf('a', id, 0.1) === 'control') expect(armOf('a', id, 0.3)).toBe('control')
  })

  it('is independent between salts', () => {
    const both = ids.filter(
      (id) => armOf('a', id, 0.5) === 'control' && armOf('b', id, 0.5) === 'control',
    ).length
    expect(Math.abs(both / ids.length - 0.25)).toBeLessThan(0.02)
  })

  it('splits equally among the choices', () => {
    const counts = new Map<string, number>()
    for (const id of ids) {
      const choice = pickEqual('a', id, ['x', 'y', 'z']) ?? ''
      counts.set(choice, (counts.get(choice) ?? 0) + 1)
    }
    for (const count of counts.values()) expect(Math.abs(count / ids.length - 1 / 3)).toBeLessThan(0.02)
    expect(pickEqual('a', 'b', [])).toBeUndefined()
  })
})
