import { type BoostOptions, fitBoosted } from './boosted.ts'
import { foldsOf, splitOf } from './folds.ts'
import { numbersAt, rowsAt, type Table } from './table.ts'

const SHAPES = [
  { depth: 2, minLeaf: 20 },
  { depth: 3, minLeaf: 20 },
  { depth: 5, minLeaf: 20 },
] as const

/** What may be set when trees are chosen. */
export interface ChoiceOptions {
  loss: 'logistic' | 'squared'
  seed: number
  learningRate?: number
  mostRounds?: number
  folds?: number
  shapes?: readonly { depth: number; minLeaf: number }[]
  weights?: ArrayLike<number>
}

/**
 * The depth and number of rounds with the least loss over folds (mean over folds of the loss after each
 * round). The options answered can be given to `fitBoosted` as they are.
 */
export function chooseBoosted(x: Table, y: ArrayLike<number>, options: ChoiceOptions): BoostOptions {
  const {
    loss,
    seed,
    learningRate = 0.08,
    mostRounds = 200,
    folds: count = 3,
    shapes = SHAPES,
    weights,
  } = options
  const folds = foldsOf(loss === 'logistic' ? y : new Uint8Array(x.rows), count, seed)
  let best: { loss: number; options: BoostOptions } | undefined
  for (const shape of shapes) {
    const settings: BoostOptions = {
      loss,
      ...shape,
      rounds: mostRounds,
      learningRate,
      l2: 1,
      rowShare: 0.7,
      columnShare: 0.6,
      seed,
    }
    const sums = new Float64Array(mostRounds)
    for (let fold = 0; fold < count; fold++) {
      const { inside, outside } = splitOf(folds, fold)
      const watched = {
        x: rowsAt(x, inside),
        y: numbersAt(y, inside),
        ...(weights && { weights: numbersAt(weights, inside) }),
      }
      const { watchedLoss } = fitBoosted(
        rowsAt(x, outside),
        numbersAt(y, outside),
        { ...settings, ...(weights && { weights: numbersAt(weights, outside) }) },
        watched,
      )
      for (let round = 0; round < mostRounds; round++)
        sums[round] = (sums[round] as number) + (watchedLoss[round] as number) / count
    }
    for (let round = 4; round < mostRounds; round++)
      if (!best || (sums[round] as number) < best.loss)
        best = { loss: sums[round] as number, options: { ...settings, rounds: round + 1 } }
  }
  if (!best) throw new RangeError('give at least one shape of trees')
  return { ...best.options, ...(weights && { weights }) }
}
