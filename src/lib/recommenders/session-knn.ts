import { countOf, type Histories, postingsOf } from './histories.ts'
import type { Query, Scorer } from './scorer.ts'
import { addScore, clearScores, createScores, createTop, type Scores, selectTop } from './scores.ts'

/** How sessions are compared; see `sessionKnn`. */
export interface SessionKnnParameters {
  /** most similar sessions that vote */
  neighbours: number
  /** most recent sessions looked at for each item */
  perItem: number
  /** clicks after which an item of the present session counts 1/e as much; 0: all alike */
  decay: number
  /** days after which a past session counts 1/e as much; 0: all alike */
  recencyDays: number
  /** clicks away from the shared item at which an item of a neighbour counts 1/e as much; 0: all alike */
  spread: number
  /** weight of the inverse frequency of an item's sessions; 0: none */
  rarity: number
}

const LONGEST = 50
const DAY = 86_400

/**
 * Nearest sessions: VSTAN (Ludewig et al. 2021, after STAN, Garg et al. 2019) over the index of VMIS-kNN (Kersbergen
 * et al., Serenade, SIGMOD 2022), which keeps for each item its most recent sessions only. A neighbour's similarity is
 * the decayed weight of the shared items over the root of both lengths; an item's score the sum over neighbours, less
 * with distance from the most recent shared item. Not safe for concurrent calls (one thread).
 */
export function sessionKnn(of: Histories, parameters: SessionKnnParameters): Scorer {
  const { neighbours, perItem, decay, recencyDays, spread, rarity } = parameters
  const { offsets, list, ends, items } = of
  const postings = postingsOf(of, { once: true, most: perItem })
  const sessions = countOf(of)
  const near = createScores(sessions)
  const top = createTop(neighbours)
  const shared = new Int32Array(sessions)
  const frequency = rarity > 0 ? frequencies(of) : undefined
  const weightOf = Float64Array.from({ length: items }, (_, item) =>
    frequency ? 1 + rarity * Math.log(sessions / Math.max(1, frequency[item] as number)) : 1,
  )
  const steps = Float64Array.from({ length: 256 }, (_, step) => (spread > 0 ? Math.exp(-step / spread) : 1))
  const score = (query: Query, scores: Scores) => {
    clearScores(near)
    const length = query.items.length
    const from = Math.max(0, length - LONGEST)
    const newest = query.now ?? ends[sessions - 1] ?? 0
    for (let at = length - 1; at >= from; at -= 1) {
      const item = query.items[at] as number
      if (item < 0 || item >= items || seenLater(query.items, at, length)) continue
      const weight = decay > 0 ? Math.exp((at - length + 1) / decay) : 1
      const end = postings.offsets[item + 1] as number
      for (let posting = postings.offsets[item] as number; posting < end; posting += 1) {
        const session = postings.histories[posting] as number
        if (near.marks[session] !== near.round) shared[session] = postings.places[posting] as number
        addScore(near, session, weight)
      }
    }
    for (let at = 0; at < near.count; at += 1) {
      const session = near.touched[at] as number
      const size = (offsets[session + 1] as number) - (offsets[session] as number)
      let similarity = (near.values[session] as number) / Math.sqrt(size)
      if (recencyDays > 0)
        similarity *= Math.exp(-Math.max(0, newest - (ends[session] as number)) / DAY / recencyDays)
      near.values[session] = similarity
    }
    selectTop(near, top, undefined, true)
    for (let at = 0; at < top.count; at += 1) {
      const session = top.ids[at] as number
      const similarity = top.values[at] as number
      const place = shared[session] as number
      const end = offsets[session + 1] as number
      for (let other = offsets[session] as number; other < end; other += 1) {
        const item = list[other] as number
        const step = Math.min(255, Math.abs(other - place))
        addScore(scores, item, similarity * (steps[step] as number) * (weightOf[item] as number))
      }
    }
  }
  return { name: 'session-knn', score }
}

function seenLater(items: ArrayLike<number>, at: number, length: number): boolean {
  for (let later = at + 1; later < length; later += 1) if (items[later] === items[at]) return true
  return false
}

function frequencies(of: Histories): Int32Array {
  const { offsets } = postingsOf(of, { once: true })
  return Int32Array.from({ length: of.items }, (_, item) => (offsets[item + 1] ?? 0) - (offsets[item] ?? 0))
}
