import type { Query, Scorer } from './scorer.ts'
import { addScore, type Scores } from './scores.ts'

/** A sparse matrix by rows: for each item the items that go with it, strongest first. */
export interface Rows {
  offsets: Int32Array
  items: Int32Array
  weights: Float32Array
}

/** Packs rows that are made one after the other. */
export function rowsBuilder(count: number): {
  add(items: ArrayLike<number>, weights: ArrayLike<number>, length: number): void
  done(): Rows
} {
  const offsets = new Int32Array(count + 1)
  let items = new Int32Array(1024)
  let weights = new Float32Array(1024)
  let row = 0
  let size = 0
  return {
    add: (from, values, length) => {
      if (size + length > items.length) {
        const room = Math.max(items.length * 2, size + length)
        const wider = new Int32Array(room)
        wider.set(items)
        const more = new Float32Array(room)
        more.set(weights)
        items = wider
        weights = more
      }
      for (let at = 0; at < length; at += 1) {
        items[size] = from[at] as number
        weights[size] = values[at] as number
        size += 1
      }
      row += 1
      offsets[row] = size
    },
    done: () => ({ offsets, items: items.slice(0, size), weights: weights.slice(0, size) }),
  }
}

/** Scores by the rows of the last `last` items of a query, each step back counting `keep` times as much. */
export function rowsScorer(name: string, rows: Rows, { last, keep }: { last: number; keep: number }): Scorer {
  const score = (query: Query, scores: Scores) => {
    let weight = 1
    const stop = Math.max(0, query.items.length - last)
    for (let at = query.items.length - 1; at >= stop && weight > 1e-4; at -= 1, weight *= keep) {
      const item = query.items[at] as number
      const end = rows.offsets[item + 1] ?? 0
      for (let entry = rows.offsets[item] ?? 0; entry < end; entry += 1)
        addScore(scores, rows.items[entry] as number, weight * (rows.weights[entry] as number))
    }
  }
  return { name, score }
}
