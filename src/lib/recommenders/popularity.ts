import { countOf, type Histories } from './histories.ts'
import type { Scorer } from './scorer.ts'
import { addScore } from './scores.ts'

/**
 * Popularity with decay: each event counts 1/2 as much for every `halfLifeDays` before the newest history (0: all
 * alike). Finds the `keep` most popular items, with a score of 1 for the first.
 */
export function popularity(
  of: Histories,
  { halfLifeDays, keep }: { halfLifeDays: number; keep: number },
  name = 'popularity',
): Scorer {
  const counts = new Float64Array(of.items)
  const histories = countOf(of)
  const newest = of.ends[histories - 1] ?? 0
  for (let history = 0; history < histories; history += 1) {
    const age = (newest - (of.ends[history] as number)) / 86_400
    const weight = halfLifeDays > 0 ? 0.5 ** (age / halfLifeDays) : 1
    for (let at = of.offsets[history] as number; at < (of.offsets[history + 1] as number); at += 1) {
      const item = of.list[at] as number
      counts[item] = (counts[item] as number) + weight
    }
  }
  const best = Int32Array.from(counts, (_, item) => item)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
    .slice(0, keep)
    .filter((item) => (counts[item] as number) > 0)
  const first = counts[best[0] ?? 0] ?? 1
  return {
    name,
    score: (_query, scores) => {
      for (const item of best) addScore(scores, item, (counts[item] as number) / first)
    },
  }
}
