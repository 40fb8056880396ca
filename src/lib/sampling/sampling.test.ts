import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import {
  type Cell,
  drawSample,
  estimateRate,
  type FrameItem,
  lotTolerancePlan,
  lowerBound,
  readsForNoDefect,
  sampleDesign,
  sequentialPlan,
  sequentialVerdict,
  strictnessAfter,
  twoPointPlan,
  upperBound,
} from './index.ts'

const cases = JSON.parse(readFileSync(new URL('./cases.json', import.meta.url), 'utf8')) as {
  zeroDefect: { limit: number; confidence: number; lot?: number; n: number }[]
  lotTolerance: { ltpd: number; confidence: number; sizes: number[] }
  sequential: Record<'good' | 'bad' | 'alpha' | 'beta' | 'toAccept' | 'toReject' | 'slope', number>
  strata: { cells: Cell[]; total: number; estimate: number; standardError: number }
  clopperPearson: { x: number; n: number; upper95: number; lower95: number }[]
}

describe('acceptance sampling', () => {
  test.each(cases.zeroDefect)(
    'reads $n to rule out $limit at $confidence',
    ({ limit, confidence, lot, n }) => {
      expect(readsForNoDefect(limit, confidence, lot)).toBe(n)
    },
  )

  test('has the published plans', () => {
    const { ltpd, confidence, sizes } = cases.lotTolerance
    expect(sizes.map((_, accept) => lotTolerancePlan(ltpd, confidence, accept).size)).toEqual(sizes)
    const { good, bad, alpha, beta, ...published } = cases.sequential
    const plan = sequentialPlan(good, bad, alpha, beta)
    expect(plan.toAccept).toBeCloseTo(published.toAccept, 3)
    expect(plan.toReject).toBeCloseTo(published.toReject, 3)
    expect(plan.slope).toBeCloseTo(published.slope, 4)
    expect(sequentialVerdict(plan, 10, 0)).toBe('read on')
    expect(sequentialVerdict(plan, 24, 0)).toBe('accept')
    expect(sequentialVerdict(plan, 10, 2)).toBe('reject')
    expect(twoPointPlan(0.01, 0.05, 0.08, 0.1)).toEqual({ size: 65, accept: 2 })
  })

  test('reads more after trouble and less after a good run', () => {
    expect(strictnessAfter([])).toBe('normal')
    expect(strictnessAfter(['accept', 'reject', 'accept', 'reject'])).toBe('tightened')
    expect(strictnessAfter(['reject', 'reject', ...Array(5).fill('accept')])).toBe('normal')
    expect(strictnessAfter(Array(10).fill('accept'))).toBe('reduced')
    expect(strictnessAfter([...Array(10).fill('accept'), 'reject'])).toBe('normal')
  })
})

describe('a rate from a sample', () => {
  test.each(cases.clopperPearson)('has the exact bounds of $x in $n', ({ x, n, upper95, lower95 }) => {
    expect(upperBound(x, n)).toBeCloseTo(upper95, 4)
    expect(lowerBound(x, n)).toBeCloseTo(lower95, 4)
  })

  test('from strata is the published one, and a stratum without a hit is not taken for zero', () => {
    const { cells, total, estimate, standardError } = cases.strata
    const got = estimateRate(cells)
    expect(got.total).toBeCloseTo(total, 8)
    expect(got.estimate).toBeCloseTo(estimate, 10)
    expect(got.standardError).toBeCloseTo(standardError, 5)
    expect(got.upper95).toBeGreaterThan(0.9 * (1 - 0.05 ** (1 / 100)))
  })

  test('is known where all was read, and open where nothing was', () => {
    expect(estimateRate([{ size: 10, read: 10, defects: 2 }])).toMatchObject({
      estimate: 0.2,
      upper95: 0.2,
      standardError: 0,
    })
    expect(estimateRate([{ size: 10, read: 0, defects: 0 }])).toMatchObject({ upper95: 1, lower95: 0 })
  })

  test('covers the truth about as often as it says, in a frame with unlike strata', () => {
    const random = seeded(4)
    const truths = [0.15, 0.02, 0.002]
    const frame: (FrameItem & { defect: boolean })[] = truths.flatMap((rate, stratum) =>
      Array.from({ length: 300 * 5 ** stratum }, (_, at) => ({
        id: `${stratum}-${at}`,
        stratum: String(stratum),
        risk: rate * (0.5 + random.next()),
        defect: random.chance(rate),
      })),
    )
    const truth = frame.filter(({ defect }) => defect).length / frame.length
    const bad = new Set(frame.filter(({ defect }) => defect).map(({ id }) => id))
    const rounds = 300
    let covered = 0
    let sum = 0
    for (let seed = 1; seed <= rounds; seed += 1) {
      const drawn = drawSample(frame, 200, seed)
      const cells = [
        ...Map.groupBy(drawn, ({ stratum, probability }) => `${stratum}|${probability}`).values(),
      ]
      const got = estimateRate(
        cells.map((cell) => ({
          size: Math.round(cell.length / (cell[0]?.probability ?? 1)),
          read: cell.length,
          defects: cell.filter(({ id }) => bad.has(id)).length,
        })),
      )
      sum += got.estimate
      if (got.upper95 >= truth) covered += 1
    }
    expect(covered / rounds).toBeGreaterThanOrEqual(0.95)
    expect(Math.abs(sum / rounds / truth - 1)).toBeLessThan(0.1)
  })
})

describe('a sample', () => {
  const item = fc.record({
    stratum: fc.constantFrom('a', 'b', 'c', 'd'),
    risk: fc.constantFrom(0, 0.1, 0.5, 1, 9),
  })
  const frames = fc
    .array(item, { minLength: 1, maxLength: 200 })
    .map((items) => items.map((one, at) => ({ ...one, id: `m${at}` })))

  test('has exactly the size asked for, leaves nothing without a chance, and does not mind the order', () => {
    fc.assert(
      fc.property(frames, fc.integer({ min: 1, max: 220 }), (frame, budget) => {
        const drawn = drawSample(frame, budget, 7)
        expect(drawn).toHaveLength(Math.min(budget, frame.length))
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length)
        const design = sampleDesign(frame, budget)
        expect(design.flatMap(({ items }) => items)).toHaveLength(frame.length)
        expect(design.every(({ reads, items }) => reads >= 1 && reads <= items.length)).toBe(true)
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
        expect(drawSample([...frame].reverse(), budget, 7).sort(byId)).toEqual(drawn.sort(byId))
      }),
    )
  })

  test('reads more where the risk is higher, and nowhere less than half of an even sample', () => {
    const frame = Array.from({ length: 1000 }, (_, at) => ({
      id: String(at),
      stratum: at % 2 ? 'new' : 'old',
      risk: at % 2 ? 9 : 1,
    }))
    const chance = new Map(
      sampleDesign(frame, 100).map((cell) => [cell.strata[0], cell.reads / cell.items.length]),
    )
    expect(chance.get('new')).toBeGreaterThan(chance.get('old') ?? 1)
    expect(chance.get('old')).toBeGreaterThanOrEqual(0.05)
  })

  test('draws each as often as its probability says', () => {
    const frame = Array.from({ length: 60 }, (_, at) => ({
      id: String(at),
      stratum: at < 20 ? 'a' : 'b',
      risk: 1 + (at % 3),
    }))
    const seen = new Map<string, number>()
    const rounds = 4000
    for (let seed = 0; seed < rounds; seed += 1)
      for (const { id, probability } of drawSample(frame, 18, seed))
        seen.set(id, (seen.get(id) ?? 0) + 1 / probability)
    for (const { id } of frame) expect(Math.abs((seen.get(id) ?? 0) / rounds - 1)).toBeLessThan(0.15)
  })
})
