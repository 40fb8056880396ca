import { describe, expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import {
  attributeSimilarity,
  clearScores,
  coOccurrence,
  createScores,
  createTop,
  ease,
  fitNext,
  fitSession,
  fitTaste,
  invertPositive,
  packHistories,
  popularity,
  rowsScorer,
  type Scorer,
  selectTop,
  sessionKnn,
} from './index.ts'

const best = (scorer: Scorer, items: number[], size: number, k = 3) => {
  const scores = createScores(size)
  clearScores(scores)
  scorer.score({ items }, scores)
  const top = selectTop(scores, createTop(k), new Set(items))
  return [...top.ids.subarray(0, top.count)]
}

/** Sessions that walk 0→1→2→… inside one of ten groups of ten items, with some noise. */
const walks = (count: number) => {
  const random = seeded(5)
  return packHistories(
    Array.from({ length: count }, () => {
      const group = random.whole(0, 9) * 10
      const start = random.whole(0, 5)
      return Array.from({ length: 4 }, (_, step) =>
        random.chance(0.1) ? random.whole(0, 99) : group + start + step,
      )
    }),
    100,
    Array.from({ length: count }, (_, at) => at * 60),
  )
}

describe('recommenders', () => {
  test('select the best, of equals the first, without those to leave out', () => {
    const scores = createScores(6)
    const scorer: Scorer = {
      name: 'given',
      score: (_, into) => {
        ;[3, 1, 3, 5, 0, 2].forEach((value, at) => {
          into.values[at] = value
          into.marks[at] = into.round
          into.touched[into.count] = at
          into.count += 1
        })
      },
    }
    scorer.score({ items: [] }, scores)
    expect([...selectTop(scores, createTop(3)).ids]).toEqual(expect.arrayContaining([3, 0, 2]))
    expect(selectTop(scores, createTop(9), new Set([3])).ids[0]).not.toBe(3)
    expect(selectTop(scores, createTop(9)).count).toBe(5)
  })

  test('rules look ahead, similarities both ways', () => {
    const of = packHistories(
      [
        [0, 1, 2],
        [0, 1],
        [3, 1],
      ],
      4,
    )
    const rules = rowsScorer(
      'r',
      coOccurrence(of, { direction: 'ahead', window: 3, fade: 1, norm: 0, keep: 5 }),
      {
        last: 1,
        keep: 1,
      },
    )
    expect(best(rules, [0], 4)).toEqual([1, 2])
    expect(best(rules, [2], 4)).toEqual([])
    const cosine = rowsScorer(
      'c',
      coOccurrence(of, { direction: 'both', window: 3, fade: 0, norm: 0.5, keep: 5 }),
      { last: 1, keep: 1 },
    )
    // 0·1 twice of (2, 3), 0·2 once of (2, 1): .816 against .707
    expect(best(cosine, [0], 4)).toEqual([1, 2])
  })

  test('EASE is what its formula says', () => {
    const a = Float64Array.from([4, 1, 0.5, 1, 3, 0.2, 0.5, 0.2, 2])
    const inverse = a.slice()
    invertPositive(inverse, 3)
    for (let i = 0; i < 3; i += 1)
      for (let j = 0; j < 3; j += 1) {
        let sum = 0
        for (let m = 0; m < 3; m += 1) sum += (a[i * 3 + m] as number) * (inverse[m * 3 + j] as number)
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 10)
      }
    const of = packHistories(
      [
        [0, 1],
        [0, 1],
        [2, 3],
        [2, 3],
        [0, 2],
      ],
      4,
    )
    expect(best(ease(of, { lambda: 1, most: 4 }), [1], 4)[0]).toBe(0)
  })

  test('nearest sessions and their blend find the walk', () => {
    const of = walks(2000)
    const knn = sessionKnn(of, {
      neighbours: 100,
      perItem: 500,
      decay: 2,
      recencyDays: 0,
      spread: 2,
      rarity: 0,
    })
    expect(best(knn, [21, 22], 100, 1)).toEqual([23])
    expect(best(fitSession(of, { k: 5, cases: 300 }).scorer, [41, 42], 100)).toContain(43)
    expect(best(fitNext(of, undefined, { k: 5, cases: 300 }).scorer, [41, 42], 100)).toContain(43)
    expect(Math.floor((best(fitTaste(of, { k: 5 }).scorer, [71, 72], 100)[0] ?? 0) / 10)).toBe(7)
  })

  test('a new item is found by what it is; what is popular lately comes first', () => {
    const rows = attributeSimilarity([[0, 1], [0, 1], [2], [2, 0], []], { keep: 3, common: 1 })
    expect(best(rowsScorer('a', rows, { last: 1, keep: 1 }), [0], 5)[0]).toBe(1)
    const of = packHistories([[0], [0], [0], [1], [1]], 2, [0, 0, 0, 864_000, 864_000])
    expect(best(popularity(of, { halfLifeDays: 0, keep: 2 }), [], 2)).toEqual([0, 1])
    expect(best(popularity(of, { halfLifeDays: 2, keep: 2 }), [], 2)).toEqual([1, 0])
  })
})
