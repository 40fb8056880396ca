import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Moments, meanDifference } from './mean-difference.ts'
import { sampleRatio } from './sample-ratio.ts'
import { studentTCdf, studentTQuantile } from './student-t.ts'

interface MeanCase {
  id: string
  control: Moments
  treatment: Moments
  relative: boolean
  expected: { estimate: number; interval: [number, number]; standardError: number; pValue: number }
}
const cases = JSON.parse(readFileSync(new URL('./cases.json', import.meta.url), 'utf8')) as {
  meanDifference: MeanCase[]
  sampleRatio: { id: string; observed: number[]; shares: number[]; pValue: number }[]
  studentT: { id: string; p: number; df: number; t: number }[]
}

const moments = (values: readonly number[]): Moments => ({
  n: values.length,
  sum: values.reduce((sum, x) => sum + x, 0),
  sumSquares: values.reduce((sum, x) => sum + x * x, 0),
})

describe('the difference of two means', () => {
  test.each(cases.meanDifference)('agrees with the published case $id', (published) => {
    const got = meanDifference(published.control, published.treatment, { relative: published.relative })
    expect(got.kind).toBe('estimate')
    if (got.kind !== 'estimate') return
    expect(got.estimate).toBeCloseTo(published.expected.estimate, 10)
    expect(got.standardError).toBeCloseTo(published.expected.standardError, 10)
    expect(got.interval[0]).toBeCloseTo(published.expected.interval[0], 8)
    expect(got.interval[1]).toBeCloseTo(published.expected.interval[1], 8)
    expect(got.pValue).toBeCloseTo(published.expected.pValue, 8)
  })

  test('says why there is no answer instead of giving a number that is none', () => {
    const some = moments([1, 2, 3])
    expect(meanDifference(moments([1]), some)).toEqual({ kind: 'none', why: 'too few people' })
    expect(meanDifference(moments([2, 2]), some)).toEqual({ kind: 'none', why: 'no variance' })
    expect(meanDifference(moments([-1, 1]), some, { relative: true })).toEqual({
      kind: 'none',
      why: 'control mean is zero',
    })
  })

  test('exchanging the arms turns the sign and mirrors the interval', () => {
    const values = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 3, maxLength: 50 })
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [forth, back] = [meanDifference(moments(a), moments(b)), meanDifference(moments(b), moments(a))]
        if (forth.kind !== 'estimate' || back.kind !== 'estimate') return forth.kind === back.kind
        const close = (x: number, y: number) => Math.abs(x - y) <= 1e-9 * (1 + Math.abs(x))
        return (
          close(forth.estimate, -back.estimate) &&
          close(forth.interval[0], -back.interval[1]) &&
          close(forth.pValue, back.pValue)
        )
      }),
    )
  })
})

test.each(cases.studentT)('the t quantile agrees with the table: $id', ({ p, df, t }) => {
  expect(studentTQuantile(p, df)).toBeCloseTo(t, 3)
  expect(studentTCdf(studentTQuantile(p, df), df)).toBeCloseTo(p, 12)
})

test.each(cases.sampleRatio)('the sample ratio agrees with the published case $id', (published) => {
  const got = sampleRatio(published.observed, published.shares)
  expect(got?.pValue).toBeCloseTo(published.pValue, 9)
  expect(got?.mismatch).toBe(published.pValue < 0.001)
})

test('a sample ratio needs two arms and somebody in them', () => {
  expect(sampleRatio([10], [1])).toBeUndefined()
  expect(sampleRatio([0, 0], [0.5, 0.5])).toBeUndefined()
  expect(sampleRatio([10, 0], [1, 0])).toBeUndefined()
})
