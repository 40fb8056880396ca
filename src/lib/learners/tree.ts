import { BINS } from './bins.ts'

/** A grown tree: a node splits `column` at `bin` (below goes left) or, where `left` is 0, answers `value`. */
export interface Tree {
  column: Int32Array
  bin: Uint8Array
  left: Int32Array
  right: Int32Array
  value: Float64Array
}

interface Sample {
  rows: Uint32Array
  columns: Uint32Array
  /** first derivative of the gain in likelihood, per row of the whole table */
  gradient: Float64Array
  hessian: Float64Array
}

interface Limits {
  depth: number
  minLeaf: number
  l2: number
  learningRate: number
}

interface Node {
  at: number
  rows: Uint32Array
  histogram: Float64Array
  depth: number
}

/**
 * Grows one tree level by level on binned columns (column-major). A split's gain is
 * G_l²/(H_l+λ) + G_r²/(H_r+λ) − G²/(H+λ); a leaf answers rate · G/(H+λ). The histogram of the larger
 * child is its parent's less its sibling's.
 */
export function growTree(
  bins: Uint8Array,
  cuts: readonly Float64Array[],
  sample: Sample,
  limits: Limits,
): Tree {
  const total = cuts.length > 0 ? bins.length / cuts.length : 0
  const column: number[] = []
  const bin: number[] = []
  const left: number[] = []
  const right: number[] = []
  const value: number[] = []
  const add = () => {
    column.push(0)
    bin.push(0)
    left.push(0)
    right.push(0)
    return value.push(0) - 1
  }
  const waiting: Node[] = [
    { at: add(), rows: sample.rows, histogram: histogramOf(bins, total, sample.rows, sample), depth: 0 },
  ]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const split =
      node.depth < limits.depth && node.rows.length >= 2 * limits.minLeaf
        ? bestSplit(node, sample, cuts, limits)
        : undefined
    if (!split) {
      let [g, h] = [0, 0]
      for (const row of node.rows) {
        g += sample.gradient[row] as number
        h += sample.hessian[row] as number
      }
      value[node.at] = (limits.learningRate * g) / (h + limits.l2)
      continue
    }
    const c = sample.columns[split.place] as number
    const low = new Uint32Array(split.count)
    const high = new Uint32Array(node.rows.length - split.count)
    let [l, r] = [0, 0]
    for (const row of node.rows) {
      if ((bins[c * total + row] as number) < split.bin) low[l++] = row
      else high[r++] = row
    }
    column[node.at] = c
    bin[node.at] = split.bin
    const [a, b] = [add(), add()]
    left[node.at] = a
    right[node.at] = b
    const last = node.depth + 1 >= limits.depth
    const small = low.length <= high.length ? low : high
    const known = last ? node.histogram : histogramOf(bins, total, small, sample)
    const rest = last ? node.histogram : less(node.histogram, known)
    const depth = node.depth + 1
    waiting.push({ at: a, rows: low, histogram: small === low ? known : rest, depth })
    waiting.push({ at: b, rows: high, histogram: small === low ? rest : known, depth })
  }
  return {
    column: Int32Array.from(column),
    bin: Uint8Array.from(bin),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    value: Float64Array.from(value),
  }
}

/** What a tree answers for one row of binned columns. */
export function valueAt(tree: Tree, bins: Uint8Array, row: number, rows: number): number {
  let at = 0
  while ((tree.left[at] as number) > 0)
    at = (
      (bins[(tree.column[at] as number) * rows + row] as number) < (tree.bin[at] as number)
        ? tree.left[at]
        : tree.right[at]
    ) as number
  return tree.value[at] as number
}

/** Per chosen column and bin: summed gradient, summed curvature, count. */
function histogramOf(bins: Uint8Array, total: number, rows: Uint32Array, sample: Sample): Float64Array {
  const histogram = new Float64Array(sample.columns.length * BINS * 3)
  for (let place = 0; place < sample.columns.length; place++) {
    const from = (sample.columns[place] as number) * total
    const base = place * BINS
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number
      const slot = (base + (bins[from + row] as number)) * 3
      histogram[slot] = (histogram[slot] as number) + (sample.gradient[row] as number)
      histogram[slot + 1] = (histogram[slot + 1] as number) + (sample.hessian[row] as number)
      histogram[slot + 2] = (histogram[slot + 2] as number) + 1
    }
  }
  return histogram
}

function less(whole: Float64Array, part: Float64Array): Float64Array {
  const rest = new Float64Array(whole.length)
  for (let i = 0; i < rest.length; i++) rest[i] = (whole[i] as number) - (part[i] as number)
  return rest
}

function bestSplit(node: Node, sample: Sample, cuts: readonly Float64Array[], { minLeaf, l2 }: Limits) {
  const { histogram } = node
  let best: { place: number; bin: number; count: number } | undefined
  let most = 1e-9
  for (let place = 0; place < sample.columns.length; place++) {
    const base = place * BINS * 3
    const used = (cuts[sample.columns[place] as number] as Float64Array).length + 1
    let [g, h, n] = [0, 0, 0]
    for (let bin = 0; bin < used; bin++) {
      g += histogram[base + bin * 3] as number
      h += histogram[base + bin * 3 + 1] as number
      n += histogram[base + bin * 3 + 2] as number
    }
    const before = (g * g) / (h + l2)
    let [gl, hl, nl] = [0, 0, 0]
    for (let bin = 0; bin < used - 1; bin++) {
      gl += histogram[base + bin * 3] as number
      hl += histogram[base + bin * 3 + 1] as number
      nl += histogram[base + bin * 3 + 2] as number
      if (nl < minLeaf) continue
      if (n - nl < minLeaf) break
      const gain = (gl * gl) / (hl + l2) + (g - gl) ** 2 / (h - hl + l2) - before
      if (gain > most) {
        most = gain
        best = { place, bin: bin + 1, count: Math.round(nl) }
      }
    }
  }
  return best
}
