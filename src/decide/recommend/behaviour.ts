import { emptyVocabulary, numberOf, packHistories } from '../../lib/recommenders/index.ts'
import type { ProductHistory } from './facts.ts'

/** A session ends after this many seconds without an event. */
const GAP = 30 * 60
const MOST_SESSIONS = 300_000

/** What a model is built from; plain JSON. */
export interface Behaviour {
  names: string[]
  sessions: number[][]
  /** of each session, unix seconds */
  ends: number[]
  /** days after which a product is bought again, for those that really are */
  intervals: Record<string, number>
}

/** Splits histories into sessions, the latest kept, and learns which products come back. */
export function behaviourOf(histories: readonly ProductHistory[]): Behaviour {
  const vocabulary = emptyVocabulary()
  const sessions: { items: number[]; end: number }[] = []
  for (const { done } of histories) {
    let open: { items: number[]; end: number } | undefined
    for (const [at, item] of done) {
      if (!open || at - open.end > GAP) {
        open = { items: [], end: at }
        sessions.push(open)
      }
      open.end = at
      const number = numberOf(vocabulary, item)
      if (open.items.at(-1) !== number) open.items.push(number)
    }
  }
  sessions.sort((a, b) => a.end - b.end)
  const kept = sessions.slice(-MOST_SESSIONS)
  return {
    names: vocabulary.names,
    sessions: kept.map(({ items }) => items),
    ends: kept.map(({ end }) => end),
    intervals: intervalsOf(histories),
  }
}

/** The sessions as the recommenders read them. */
export function packed({ names, sessions, ends }: Behaviour) {
  return packHistories(sessions, names.length, ends)
}

const LEAST_REPEATS = 5
const LEAST_SHARE = 0.25

/**
 * Consumables: products that at least a quarter of their buyers bought again, with the median days between. Two
 * purchases of one day are one.
 */
function intervalsOf(histories: readonly ProductHistory[]): Record<string, number> {
  const buyers = new Map<string, number>()
  const returning = new Map<string, number>()
  const gaps = new Map<string, number[]>()
  for (const { done } of histories) {
    const last = new Map<string, number>()
    const again = new Set<string>()
    for (const [at, item, bought] of done) {
      if (bought === 0) continue
      const before = last.get(item)
      last.set(item, at)
      const days = before === undefined ? 0 : (at - before) / 86_400
      if (days <= 1) continue
      again.add(item)
      const list = gaps.get(item) ?? []
      list.push(days)
      gaps.set(item, list)
    }
    for (const item of last.keys()) buyers.set(item, (buyers.get(item) ?? 0) + 1)
    for (const item of again) returning.set(item, (returning.get(item) ?? 0) + 1)
  }
  const intervals: Record<string, number> = {}
  for (const [item, list] of gaps) {
    if (list.length < LEAST_REPEATS) continue
    if ((returning.get(item) ?? 0) < LEAST_SHARE * (buyers.get(item) ?? 0)) continue
    list.sort((a, b) => a - b)
    intervals[item] = list[Math.floor(list.length / 2)] ?? 0
  }
  return intervals
}
