import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectSensitive } from './index.ts'

const { held, free } = JSON.parse(readFileSync(new URL('./texts.json', import.meta.url), 'utf8')) as {
  held: [string, string][]
  free: string[]
}

describe('sensitive situations', () => {
  test.each(held)('%s is found in: %s', (code, text) => {
    const found = detectSensitive(text)
    expect(found).toMatchObject({ hold: true })
    expect(found.codes).toContain(code)
    expect(found.evidence.length).toBeGreaterThan(0)
  })

  test.each(free)('nothing is found in: %s', (text) => {
    expect(detectSensitive(text)).toMatchObject({ hold: false })
  })

  test('take any text, of any length, in little time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const { score } = detectSensitive(text)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
      }),
      { numRuns: 50 },
    )
    const began = performance.now()
    detectSensitive('my very dear old friend and our mother '.repeat(250))
    expect(performance.now() - began).toBeLessThan(3000)
  })
})
