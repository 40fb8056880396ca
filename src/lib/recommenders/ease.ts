import { countOf, type Histories, historyOf } from './histories.ts'
import { invertPositive } from './invert.ts'
import type { Scorer } from './scorer.ts'
import { addScore } from './scores.ts'

/**
 * EASE (Steck, "Embarrassingly Shallow Autoencoders", WWW 2019): B = I − P / diag(P), P = (XᵀX + λI)⁻¹, over the `most`
 * items that most histories have. Time n³/2 and 12 n² bytes for n items. Scores are X B, for items of the model.
 */
export function ease(of: Histories, { lambda, most }: { lambda: number; most: number }): Scorer {
  const counts = new Int32Array(of.items)
  for (let at = 0; at < countOf(of); at += 1)
    for (const item of new Set(historyOf(of, at))) counts[item] = (counts[item] as number) + 1
  const kept = Int32Array.from(counts, (_, item) => item)
    .filter((item) => (counts[item] as number) > 0)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
    .slice(0, most)
  const n = kept.length
  const place = new Int32Array(of.items).fill(-1)
  kept.forEach((item, at) => {
    place[item] = at
  })
  const gram = new Float64Array(n * n)
  for (let at = 0; at < countOf(of); at += 1) {
    const inside = [...new Set(historyOf(of, at))].map((item) => place[item] as number).filter((p) => p >= 0)
    for (const a of inside) for (const b of inside) gram[a * n + b] = (gram[a * n + b] as number) + 1
  }
  for (let at = 0; at < n; at += 1) gram[at * n + at] = (gram[at * n + at] as number) + lambda
  invertPositive(gram, n)
  const weights = new Float32Array(n * n)
  for (let row = 0; row < n; row += 1)
    for (let column = 0; column < n; column += 1)
      if (row !== column)
        weights[row * n + column] =
          -(gram[row * n + column] as number) / (gram[column * n + column] as number)
  const sums = new Float64Array(n)
  return {
    name: 'ease',
    score: (query, scores) => {
      sums.fill(0)
      for (const item of new Set(Array.from(query.items))) {
        const row = place[item] ?? -1
        if (row < 0) continue
        const begin = row * n
        for (let column = 0; column < n; column += 1)
          sums[column] = (sums[column] as number) + (weights[begin + column] as number)
      }
      for (let column = 0; column < n; column += 1)
        addScore(scores, kept[column] as number, sums[column] as number)
    },
  }
}
