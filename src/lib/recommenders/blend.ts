import type { Query, Scorer } from './scorer.ts'
import { addScore, clearScores, createScores, createTop, selectTop } from './scores.ts'

/** Adds the `keep` best of each scorer, as shares of its best score, by weight. One query at a time. */
export function blend(
  scorers: readonly Scorer[],
  weights: readonly number[],
  { items, keep }: { items: number; keep: number },
): Scorer {
  const own = createScores(items)
  const top = createTop(keep)
  return {
    name: 'blend',
    score: (query, scores) => {
      scorers.forEach((scorer, at) => {
        const weight = weights[at] ?? 0
        if (weight === 0) return
        clearScores(own)
        scorer.score(query, own)
        selectTop(own, top, undefined, true)
        let best = 0
        for (let of = 0; of < top.count; of += 1) best = Math.max(best, top.values[of] as number)
        for (let of = 0; of < top.count; of += 1)
          addScore(scores, top.ids[of] as number, (weight * (top.values[of] as number)) / best)
      })
    },
  }
}

/** One thing that really came next. */
export interface Case {
  query: Query
  target: number
}

/** How a list is valued by the place of what came next (0 is the first; at or past `k` counts nothing). */
export interface Measure {
  k: number
  /** whether what the query has may be recommended */
  repeats: boolean
  gain(place: number): number
}

/** Mean gain of a scorer over cases. */
export function meanGain(scorer: Scorer, cases: readonly Case[], items: number, measure: Measure): number {
  const scores = createScores(items)
  let sum = 0
  for (const { query, target } of cases) {
    clearScores(scores)
    scorer.score(query, scores)
    const place = placeOf(scores, target, measure.repeats ? undefined : query)
    if (place < measure.k) sum += measure.gain(place)
  }
  return sum / Math.max(1, cases.length)
}

function placeOf(
  scores: ReturnType<typeof createScores>,
  target: number,
  without: Query | undefined,
): number {
  if (scores.marks[target] !== scores.round) return Number.POSITIVE_INFINITY
  const value = scores.values[target] as number
  if (!(value > 0)) return Number.POSITIVE_INFINITY
  if (without)
    for (let at = 0; at < without.items.length; at += 1) {
      const item = without.items[at] as number
      if (item !== target && scores.marks[item] === scores.round) scores.values[item] = 0
    }
  // of equals, half are in front
  let place = -0.5
  for (let at = 0; at < scores.count; at += 1) {
    const other = scores.values[scores.touched[at] as number] as number
    if (other > value) place += 1
    else if (other === value) place += 0.5
  }
  return place
}

/** Weights of a blend by coordinate ascent on cases that the scorers have not seen; starts from each scorer alone. */
export function learnBlend(
  scorers: readonly Scorer[],
  cases: readonly Case[],
  { items, keep }: { items: number; keep: number },
  measure: Measure,
): { weights: number[]; gain: number } {
  const recorded = scorers.map((scorer) => record(scorer, cases, items, keep))
  const value = (weights: readonly number[]) =>
    meanGain(
      {
        name: 'recorded',
        score: (query, scores) => {
          recorded.forEach((lists, at) => {
            const weight = weights[at] ?? 0
            const list = weight === 0 ? undefined : lists.get(query)
            if (list)
              list.ids.forEach((id, of) => {
                addScore(scores, id, weight * (list.values[of] as number))
              })
          })
        },
      },
      cases,
      items,
      measure,
    )
  const alone = scorers.map((_, at) => value(scorers.map((__, other) => Number(other === at))))
  const first = alone.indexOf(Math.max(...alone))
  let weights = scorers.map((_, at) => Number(at === first))
  let gain = alone[first] ?? 0
  for (let round = 0; round < 3; round += 1) {
    const before = gain
    for (let at = 0; at < scorers.length; at += 1) {
      if (at === first) continue
      for (const weight of [0, 0.03, 0.07, 0.15, 0.3, 0.5, 0.8, 1.2, 2]) {
        const tried = weights.map((old, of) => (of === at ? weight : old))
        const got = value(tried)
        if (got > gain + 1e-9) {
          gain = got
          weights = tried
        }
      }
    }
    if (gain - before < 1e-5) break
  }
  return { weights, gain }
}

function record(scorer: Scorer, cases: readonly Case[], items: number, keep: number) {
  const scores = createScores(items)
  const top = createTop(keep)
  const lists = new Map<Query, { ids: Int32Array; values: Float32Array }>()
  for (const { query } of cases) {
    clearScores(scores)
    scorer.score(query, scores)
    selectTop(scores, top)
    const best = top.values[0] ?? 1
    lists.set(query, {
      ids: top.ids.slice(0, top.count),
      values: Float32Array.from(top.values.subarray(0, top.count), (value) => value / best),
    })
  }
  return lists
}

/** The best of some settings, each tried one coordinate at a time from the first values, in the order given. */
export function chooseByCoordinate<P extends Record<string, unknown>>(
  grid: { [K in keyof P]: readonly P[K][] },
  gainOf: (parameters: P) => number,
): { parameters: P; gain: number } {
  const names = Object.keys(grid) as (keyof P)[]
  let parameters = Object.fromEntries(names.map((name) => [name, grid[name][0]])) as P
  let gain = gainOf(parameters)
  for (const name of names)
    for (const value of grid[name].slice(1)) {
      const tried = { ...parameters, [name]: value }
      const got = gainOf(tried)
      if (got > gain) {
        gain = got
        parameters = tried
      }
    }
  return { parameters, gain }
}
