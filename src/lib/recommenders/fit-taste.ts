import { seeded } from '../seeded.ts'
import { coOccurrence } from './co-occurrence.ts'
import { ease } from './ease.ts'
import type { Fitted } from './fit-session.ts'
import { countOf, type Histories, historyOf, packHistories } from './histories.ts'
import { rowsScorer } from './rows.ts'
import { clearScores, createScores, createTop, selectTop } from './scores.ts'

const FULL = 5000
const TRIED = 4000
const FIRST = 800

/**
 * Fits a recommender of everything a person may like, order aside: EASE, its λ chosen by hiding a fifth of each
 * history, by recall and NDCG at k: halved or doubled as long as that helps. Beyond the `FULL` most popular items
 * a cosine of items finds the rest.
 */
export function fitTaste(of: Histories, { k = 20, seed = 1 } = {}): Fitted {
  const random = seeded(seed)
  const shown: number[][] = []
  const hidden: Set<number>[] = []
  for (let at = 0; at < countOf(of); at += 1) {
    const items = [...new Set(historyOf(of, at))]
    const kept: number[] = []
    const away = new Set<number>()
    for (const item of items)
      if (items.length > 4 && random.chance(0.2)) away.add(item)
      else kept.push(item)
    shown.push(kept)
    hidden.push(away)
  }
  const past = packHistories(shown, of.items)
  const quality = (lambda: number) => {
    const scorer = ease(past, { lambda, most: TRIED })
    const scores = createScores(of.items)
    const top = createTop(k)
    let sum = 0
    let users = 0
    const step = Math.max(1, Math.floor(shown.length / 3000))
    for (let at = 0; at < shown.length; at += step) {
      const away = hidden[at] as Set<number>
      const items = shown[at] as number[]
      if (away.size === 0) continue
      clearScores(scores)
      scorer.score({ items }, scores)
      selectTop(scores, top, new Set(items))
      const ids = top.ids.subarray(0, top.count)
      sum += ndcg(ids, away, k) + ids.filter((id) => away.has(id)).length / away.size
      users += 1
    }
    return sum / Math.max(1, users)
  }
  let lambda = FIRST
  let gain = quality(lambda)
  for (const factor of [0.5, 2]) {
    const began = lambda
    for (let got = quality(lambda * factor); got > gain; got = quality(lambda * factor)) {
      gain = got
      lambda *= factor
    }
    if (lambda !== began) break
  }
  const first = ease(of, { lambda, most: FULL })
  const wide = of.items > FULL
  const rest = wide
    ? rowsScorer(
        'item-cosine',
        coOccurrence(of, { direction: 'both', window: 50, fade: 0, norm: 0.5, keep: 100 }),
        { last: 200, keep: 1 },
      )
    : undefined
  return {
    scorer: {
      name: 'taste',
      score: (query, scores) => {
        // the cosine of many items is a number of the same order as EASE's; it fills what EASE does not hold
        if (rest) rest.score(query, scores)
        if (rest)
          for (let at = 0; at < scores.count; at += 1) {
            const item = scores.touched[at] as number
            scores.values[item] = (scores.values[item] as number) * 0.1
          }
        first.score(query, scores)
      },
    },
    parameters: { lambda, items: Math.min(of.items, FULL), itemCosine: wide },
    gain,
  }
}

/** Normalized discounted gain of a list, relevance 0 or 1, the ideal list cut at k (Järvelin & Kekäläinen 2002). */
export function ndcg(list: ArrayLike<number>, wanted: ReadonlySet<number>, k: number): number {
  let gained = 0
  for (let at = 0; at < Math.min(k, list.length); at += 1)
    if (wanted.has(list[at] as number)) gained += 1 / Math.log2(at + 2)
  let ideal = 0
  for (let at = 0; at < Math.min(k, wanted.size); at += 1) ideal += 1 / Math.log2(at + 2)
  return ideal === 0 ? 0 : gained / ideal
}
