import { clearScores, type Query, selectTop } from '../../lib/recommenders/index.ts'
import type { LoadedModel } from './model.ts'

/** A product that a model found, with the share that its parts have in it. */
export interface Found {
  id: string
  score: number
  /** name of the part that says most for it */
  part: string
}

/** The best products of a model, best first, without `without`; scores as shares of the best possible. */
export function rank(loaded: LoadedModel, query: Query, without: ReadonlySet<number>): Found[] {
  const { model, scores, part, top, behaviour } = loaded
  clearScores(scores)
  model.scorer.score(query, scores)
  selectTop(scores, top, without)
  const most = model.weights.reduce((sum, weight) => sum + weight, 0) || 1
  const strongest = new Float64Array(top.count)
  const names = new Array<string>(top.count).fill('trending')
  model.parts.forEach((scorer, of) => {
    const weight = model.weights[of] ?? 0
    if (weight === 0) return
    clearScores(part)
    scorer.score(query, part)
    let best = 0
    for (let at = 0; at < part.count; at += 1)
      best = Math.max(best, part.values[part.touched[at] as number] as number)
    if (!(best > 0)) return
    for (let at = 0; at < top.count; at += 1) {
      const item = top.ids[at] as number
      const value = part.marks[item] === part.round ? (weight * (part.values[item] as number)) / best : 0
      if (value <= (strongest[at] as number)) continue
      strongest[at] = value
      names[at] = scorer.name
    }
  })
  return Array.from({ length: top.count }, (_, at) => ({
    id: behaviour.names[top.ids[at] as number] as string,
    score: (top.values[at] as number) / most,
    part: names[at] as string,
  }))
}
