import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { krippendorffAlpha, type Level } from './index.ts'

const published = JSON.parse(readFileSync(new URL('./cases.json', import.meta.url), 'utf8')) as {
  observers: (number | null)[][]
  alpha: Record<Level, number>
}

describe("Krippendorff's α", () => {
  const units = (published.observers[0] ?? []).map((_, unit) =>
    published.observers.map((values) => values[unit]).filter((value) => typeof value === 'number'),
  )

  test.each(Object.entries(published.alpha))('is the published one at the %s level', (level, alpha) => {
    expect(krippendorffAlpha(units, level as Level)).toBeCloseTo(alpha, 3)
  })

  test('is 1 where all agree, about 0 by chance, and unknown where nobody read the same', () => {
    expect(
      krippendorffAlpha([
        [1, 1],
        [2, 2],
      ]),
    ).toBe(1)
    expect(
      krippendorffAlpha([
        [1, 1],
        [1, 1],
      ]),
    ).toBe(1)
    expect(krippendorffAlpha([[1], [2]])).toBeUndefined()
    const chance = Array.from({ length: 4000 }, (_, i) => [i % 2, (i >> 1) % 2])
    expect(Math.abs(krippendorffAlpha(chance) ?? 1)).toBeLessThan(0.01)
  })
})
