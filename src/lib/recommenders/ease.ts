import { countOf, type Histories, historyOf } from './histories.ts'
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

/** Inverts a symmetric positive definite n × n matrix (row major) in place: Cholesky, inverse of the factor, product. */
export function invertPositive(a: Float64Array, n: number): void {
  const rows = Array.from({ length: n }, (_, row) => a.subarray(row * n, row * n + n))
  const rowOf = (row: number) => rows[row] as Float64Array
  for (let i = 0; i < n; i += 1) {
    const own = rowOf(i)
    for (let j = 0; j < i; j += 1) {
      const other = rowOf(j)
      own[j] = ((own[j] as number) - dot(own, other, 0, j)) / (other[j] as number)
    }
    const rest = (own[i] as number) - dot(own, own, 0, i)
    if (!(rest > 0)) throw new RangeError('the matrix is not positive definite')
    own[i] = Math.sqrt(rest)
  }
  // above the diagonal the transposed inverse of the factor, its diagonal apart: u[i][k] = L⁻¹[k][i]
  const diagonal = Float64Array.from(rows, (row, at) => 1 / (row[at] as number))
  for (let i = 0; i < n; i += 1) {
    const own = rowOf(i)
    own[i] = diagonal[i] as number
  }
  for (let i = 0; i < n; i += 1) {
    const own = rowOf(i)
    for (let k = i + 1; k < n; k += 1) own[k] = -dot(rowOf(k), own, i, k) * (diagonal[k] as number)
  }
  for (let i = 0; i < n; i += 1) {
    const own = rowOf(i)
    for (let j = i; j < n; j += 1) own[j] = dot(own, rowOf(j), j, n)
  }
  for (let i = 0; i < n; i += 1) for (let j = 0; j < i; j += 1) a[i * n + j] = a[j * n + i] as number
}

/** Sum of products from one place up to another, in four running sums. */
function dot(a: Float64Array, b: Float64Array, from: number, to: number): number {
  let p = 0
  let q = 0
  let r = 0
  let s = 0
  let at = from
  for (; at + 3 < to; at += 4) {
    p += (a[at] as number) * (b[at] as number)
    q += (a[at + 1] as number) * (b[at + 1] as number)
    r += (a[at + 2] as number) * (b[at + 2] as number)
    s += (a[at + 3] as number) * (b[at + 3] as number)
  }
  for (; at < to; at += 1) p += (a[at] as number) * (b[at] as number)
  return p + q + r + s
}
