/** Scores of some of many things: a dense array with a list of what was touched, so that it is empty again at once. */
export interface Scores {
  values: Float64Array
  touched: Int32Array
  count: number
  marks: Int32Array
  round: number
}

/** Scores for things numbered from 0 to `size - 1`, none touched. */
export function createScores(size: number): Scores {
  return {
    values: new Float64Array(size),
    touched: new Int32Array(size),
    count: 0,
    marks: new Int32Array(size),
    round: 1,
  }
}

/** Forgets everything. */
export function clearScores(scores: Scores): void {
  scores.count = 0
  scores.round = scores.round === 0x7fffffff ? 1 : scores.round + 1
  if (scores.round === 1) scores.marks.fill(0)
}

/** Adds to the score of one thing. */
export function addScore(scores: Scores, at: number, value: number): void {
  if (scores.marks[at] === scores.round) {
    scores.values[at] = (scores.values[at] as number) + value
    return
  }
  scores.marks[at] = scores.round
  scores.values[at] = value
  scores.touched[scores.count] = at
  scores.count += 1
}

/** The best things, best first; of equals the one touched first. */
export interface Top {
  ids: Int32Array
  values: Float64Array
  count: number
}

/** Room for the best `size` things. */
export function createTop(size: number): Top {
  return { ids: new Int32Array(size), values: new Float64Array(size), count: 0 }
}

/**
 * Selects the best of the scores into `top` by a heap whose root is the worst kept. Things in `without` and those
 * that score 0 or less are left out. Best first, unless `unordered`.
 */
export function selectTop(scores: Scores, top: Top, without?: ReadonlySet<number>, unordered = false): Top {
  const { ids, values } = top
  const room = ids.length
  let size = 0
  for (let at = 0; at < scores.count; at += 1) {
    const id = scores.touched[at] as number
    const value = scores.values[id] as number
    if (!(value > 0)) continue
    if (size === room && value <= (values[0] as number)) continue
    if (without?.has(id)) continue
    if (size < room) {
      size += 1
      siftUp(ids, values, size - 1, id, value)
    } else siftDown(ids, values, size, id, value)
  }
  top.count = size
  if (!unordered)
    for (let left = size - 1; left > 0; left -= 1) {
      const id = ids[left] as number
      const value = values[left] as number
      ids[left] = ids[0] as number
      values[left] = values[0] as number
      siftDown(ids, values, left, id, value)
    }
  return top
}

function siftUp(ids: Int32Array, values: Float64Array, from: number, id: number, value: number): void {
  let at = from
  while (at > 0) {
    const parent = (at - 1) >> 1
    if ((values[parent] as number) <= value) break
    ids[at] = ids[parent] as number
    values[at] = values[parent] as number
    at = parent
  }
  ids[at] = id
  values[at] = value
}

function siftDown(ids: Int32Array, values: Float64Array, size: number, id: number, value: number): void {
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= size) break
    if (child + 1 < size && (values[child + 1] as number) < (values[child] as number)) child += 1
    if ((values[child] as number) >= value) break
    ids[at] = ids[child] as number
    values[at] = values[child] as number
    at = child
  }
  ids[at] = id
  values[at] = value
}
