import { seeded } from '../seeded.ts'
import { binnedOf, cutsOf } from './bins.ts'
import { logLoss } from './scores.ts'
import { type Model, meanOfAll, sigmoid, type Table } from './table.ts'
import { growTree, type Tree, valueAt } from './tree.ts'

/** How gradient boosted trees are fitted. */
export interface BoostOptions {
  loss: 'logistic' | 'squared'
  rounds: number
  learningRate: number
  /** splits from the root to a leaf */
  depth: number
  /** the fewest rows of a leaf */
  minLeaf: number
  /** ridge penalty on leaf values, in units of summed curvature */
  l2: number
  /** share of rows each tree sees, in (0, 1] */
  rowShare: number
  /** share of columns each tree sees, in (0, 1] */
  columnShare: number
  seed: number
  weights?: ArrayLike<number>
}

/** What a fit looks at beside its own rows: the loss on others after each round. */
export interface Watched {
  x: Table
  y: ArrayLike<number>
  weights?: ArrayLike<number>
}

/**
 * Gradient boosted trees with second-order leaf values (Friedman 2001; Chen & Guestrin 2016) and splits on
 * histograms of at most 64 quantile bins (Ke et al. 2017). `watched` gets the loss after each round.
 */
export function fitBoosted(
  x: Table,
  y: ArrayLike<number>,
  options: BoostOptions,
  watched?: Watched,
): Model & { watchedLoss: number[] } {
  const random = seeded(options.seed)
  const cuts = cutsOf(x)
  const binned = binnedOf(x, cuts)
  const logistic = options.loss === 'logistic'
  const base = baseOf(y, logistic)
  const score = new Float64Array(x.rows).fill(base)
  const gradient = new Float64Array(x.rows)
  const hessian = new Float64Array(x.rows)
  const watchedBins = watched && binnedOf(watched.x, cuts)
  const watchedScore = watched && new Float64Array(watched.x.rows).fill(base)
  const watchedLoss: number[] = []
  const trees: Tree[] = []
  for (let round = 0; round < options.rounds; round++) {
    for (let row = 0; row < x.rows; row++) {
      const weight = options.weights ? (options.weights[row] as number) : 1
      const mean = logistic ? sigmoid(score[row] as number) : (score[row] as number)
      gradient[row] = weight * ((y[row] as number) - mean)
      hessian[row] = weight * (logistic ? Math.max(mean * (1 - mean), 1e-6) : 1)
    }
    const rows = chosen(x.rows, options.rowShare, random.next)
    const columns = chosen(x.columns, options.columnShare, random.next)
    const tree = growTree(binned, cuts, { rows, columns, gradient, hessian }, options)
    trees.push(tree)
    for (let row = 0; row < x.rows; row++)
      score[row] = (score[row] as number) + valueAt(tree, binned, row, x.rows)
    if (watched && watchedBins && watchedScore) {
      for (let row = 0; row < watched.x.rows; row++)
        watchedScore[row] = (watchedScore[row] as number) + valueAt(tree, watchedBins, row, watched.x.rows)
      watchedLoss.push(lossOf(watched, watchedScore, logistic))
    }
  }
  return {
    watchedLoss,
    predict: (table) => {
      const bins = binnedOf(table, cuts)
      const out = new Float64Array(table.rows).fill(base)
      for (const tree of trees)
        for (let row = 0; row < table.rows; row++)
          out[row] = (out[row] as number) + valueAt(tree, bins, row, table.rows)
      return logistic ? out.map(sigmoid) : out
    },
  }
}

function baseOf(y: ArrayLike<number>, logistic: boolean): number {
  const mean = meanOfAll(y)
  if (!logistic) return mean
  const held = Math.min(1 - 1e-6, Math.max(1e-6, mean))
  return Math.log(held / (1 - held))
}

function chosen(count: number, share: number, next: () => number): Uint32Array {
  if (share >= 1) return Uint32Array.from({ length: count }, (_, i) => i)
  const kept: number[] = []
  for (let i = 0; i < count; i++) if (next() < share) kept.push(i)
  if (kept.length === 0) kept.push(Math.floor(next() * count))
  return Uint32Array.from(kept)
}

function lossOf(watched: Watched, score: Float64Array, logistic: boolean): number {
  if (logistic) return logLoss(watched.y, score.map(sigmoid))
  let sum = 0
  for (let i = 0; i < score.length; i++)
    sum +=
      (watched.weights ? (watched.weights[i] as number) : 1) *
      ((watched.y[i] as number) - (score[i] as number)) ** 2
  return sum / score.length
}
