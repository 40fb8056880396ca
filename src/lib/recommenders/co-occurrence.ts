import { type Histories, postingsOf } from './histories.ts'
import { type Rows, rowsBuilder } from './rows.ts'
import { addScore, clearScores, createScores, createTop, selectTop } from './scores.ts'

/** Which pairs of one history count, and how much; see `coOccurrence`. */
export interface PairParameters {
  /** `ahead`: what came after (a rule); `both`: before or after (a similarity) */
  direction: 'ahead' | 'both'
  /** most steps apart in a history */
  window: number
  /** weight of a pair `steps` apart is `steps ** -fade` */
  fade: number
  /** the pair's weight is divided by (occurrences of each) to this power: 0.5 is the cosine */
  norm: number
  /** the weight of a history of n items is n ** -length: long histories say less of each pair */
  length?: number
  /** most items kept in a row */
  keep: number
}

/**
 * What goes with what. With `ahead`, `norm` 0 and `fade` 1 these are the sequential rules of Ludewig & Jannach (2018);
 * with `both`, `norm` 0.5 the item-to-item cosine (Sarwar et al. 2001) with decay over the steps between.
 */
export function coOccurrence(of: Histories, parameters: PairParameters): Rows {
  const { direction, window, fade, norm, length = 0, keep } = parameters
  const postings = postingsOf(of)
  const scores = createScores(of.items)
  const top = createTop(keep)
  const builder = rowsBuilder(of.items)
  const weights = Float64Array.from({ length: window + 1 }, (_, steps) => (steps || 1) ** -fade)
  const times = Float64Array.from(
    { length: of.items },
    (_, item) => (postings.offsets[item + 1] ?? 0) - (postings.offsets[item] ?? 0),
  )
  for (let item = 0; item < of.items; item += 1) {
    clearScores(scores)
    const end = postings.offsets[item + 1] as number
    for (let posting = postings.offsets[item] as number; posting < end; posting += 1) {
      const history = postings.histories[posting] as number
      const place = postings.places[posting] as number
      const first = of.offsets[history] as number
      const past = of.offsets[history + 1] as number
      const share = length === 0 ? 1 : (past - first) ** -length
      const from = direction === 'both' ? Math.max(first, place - window) : place + 1
      const to = Math.min(past, place + window + 1)
      for (let other = from; other < to; other += 1) {
        const with_ = of.list[other] as number
        if (with_ === item) continue
        addScore(scores, with_, share * (weights[Math.abs(other - place)] as number))
      }
    }
    const own = (times[item] as number) ** norm
    if (norm !== 0)
      for (let at = 0; at < scores.count; at += 1) {
        const other = scores.touched[at] as number
        scores.values[other] = (scores.values[other] as number) / own / (times[other] as number) ** norm
      }
    selectTop(scores, top)
    builder.add(top.ids, top.values, top.count)
  }
  return builder.done()
}
