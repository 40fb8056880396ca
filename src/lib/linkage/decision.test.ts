import { expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import { type JudgedPair, linkThresholds } from './decision.ts'

const judged = (weights: number[], same: boolean): JudgedPair[] => weights.map((weight) => ({ weight, same }))
const between = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1))

test('before anybody judged, only what is sure beyond doubt is merged, and doubt is asked about', () => {
  const { upper, lower, chanceOf } = linkThresholds([])
  expect(upper).toBeGreaterThan(9)
  expect(upper).toBeLessThan(20)
  expect(lower).toBeGreaterThan(-3)
  expect(lower).toBeLessThan(0)
  expect(chanceOf(0)).toBeCloseTo(0.5)
})

test('verdicts that confirm lower the threshold of merging; such that contradict raise it', () => {
  const before = linkThresholds([]).upper
  const confirmed = linkThresholds([
    ...judged(between(2, 12, 60), true),
    ...judged(between(-6, 0, 40), false),
  ])
  expect(confirmed.upper).toBeLessThan(before)
  const contradicted = linkThresholds(judged(between(6, 14, 40), false))
  expect(contradicted.upper).toBeGreaterThan(before)
  expect(contradicted.chanceOf(10)).toBeLessThan(0.5)
})

test('where weights are what they claim to be, what is merged is right in at least 99 of 100', () => {
  const random = seeded(3)
  const draw = (count: number) =>
    Array.from({ length: count }, () => {
      const weight = random.next() * 30 - 10
      return { weight, same: random.next() < 1 / (1 + 2 ** -weight) }
    })
  const { upper } = linkThresholds(draw(300))
  const merged = draw(20_000).filter(({ weight }) => weight >= upper)
  expect(merged.length).toBeGreaterThan(2000)
  expect(merged.filter(({ same }) => same).length / merged.length).toBeGreaterThan(0.99)
})

test('one-sided or empty verdicts still give usable thresholds', () => {
  for (const labels of [judged([5], true), judged([5], false), judged(between(-9, 40, 200), true)]) {
    const { upper, lower } = linkThresholds(labels)
    expect(Number.isFinite(upper) && Number.isFinite(lower)).toBe(true)
    expect(lower).toBeLessThanOrEqual(upper)
  }
})
