import { addScore, clearScores, createTop, type Query, selectTop } from '../../lib/recommenders/index.ts'
import type { LoadedModel } from './model.ts'

/** A product that a model found, with the share that its parts have in it. */
export interface Found {
  id: string
  score: number
  /** name of the part that says most for it */
  part: string
}

/** Best products of each part, as its blend was learnt with. */
const partTop = createTop(200)

/**
 * The best products of a model, best first, without `without`; scores as shares of the best possible. What `blend` does,
 * in one pass with the part that says most.
 */
export function rank(loaded: LoadedModel, query: Query, without: ReadonlySet<number>): Found[] {
  const { model, scores, part, top, behaviour, strongest, strongestPart } = loaded
  clearScores(scores)
  model.parts.forEach((scorer, of) => {
    const weight = model.weights[of] ?? 0
    if (weight === 0) return
    clearScores(part)
    scorer.score(query, part)
    selectTop(part, partTop, undefined, true)
    let best = 0
    for (let at = 0; at < partTop.count; at += 1) best = Math.max(best, partTop.values[at] as number)
    for (let at = 0; at < partTop.count; at += 1) {
      const item = partTop.ids[at] as number
      const value = (weight * (partTop.values[at] as number)) / best
      const fresh = scores.marks[item] !== scores.round
      addScore(scores, item, value)
      if (!fresh && value <= (strongest[item] as number)) continue
      strongest[item] = value
      strongestPart[item] = of
    }
  })
  selectTop(scores, top, without)
  const most = model.weights.reduce((sum, weight) => sum + weight, 0) || 1
  return Array.from({ length: top.count }, (_, at) => {
    const item = top.ids[at] as number
    return {
      id: behaviour.names[item] as string,
      score: (top.values[at] as number) / most,
      part: model.parts[strongestPart[item] as number]?.name ?? 'trending',
    }
  })
}
