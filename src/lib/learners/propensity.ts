import { type BoostOptions, fitBoosted } from './boosted.ts'
import { type Calibrator, fitPlatt } from './calibrate.ts'
import { chooseBoosted } from './choose-boosted.ts'
import { foldsOf, splitOf } from './folds.ts'
import { choosePenalty, fitLinear } from './linear.ts'
import { logLoss } from './scores.ts'
import { type Model, numbersAt, rowsAt, type Table } from './table.ts'

/** A fitted propensity with what it chose for itself. */
export interface Propensity extends Model {
  parameters: { penalty: number; depth: number; rounds: number; treeShare: number; bags: number }
}

const BAGS = 4

/**
 * The probability of a yes/no outcome: boosted trees (several seeds, averaged) blended with logistic
 * regression, calibrated by Platt's scaling on out-of-fold predictions. The penalty, the trees' depth and
 * rounds and the share of each in the blend are those with the least out-of-fold log loss.
 */
export function fitPropensity(x: Table, y: ArrayLike<number>, seed: number): Propensity {
  const penalty = choosePenalty(x, y, { loss: 'logistic' }, seed)
  const trees = chooseBoosted(x, y, { loss: 'logistic', seed, learningRate: 0.04, mostRounds: 350 })
  const folds = foldsOf(y, 4, seed + 1)
  const linearGuess = new Float64Array(x.rows)
  const treeGuess = new Float64Array(x.rows)
  for (let fold = 0; fold < 4; fold++) {
    const { inside, outside } = splitOf(folds, fold)
    const [known, asked, truth] = [rowsAt(x, outside), rowsAt(x, inside), numbersAt(y, outside)]
    const a = fitLinear(known, truth, { loss: 'logistic', penalty }).predict(asked)
    const b = bagged(known, truth, trees, 2).predict(asked)
    for (const [i, row] of inside.entries()) {
      linearGuess[row] = a[i] as number
      treeGuess[row] = b[i] as number
    }
  }
  let treeShare = 1
  let least = Number.POSITIVE_INFINITY
  for (let share = 0; share <= 1.001; share += 0.1) {
    const loss = logLoss(y, blended(linearGuess, treeGuess, share))
    if (loss < least) [least, treeShare] = [loss, Math.round(share * 10) / 10]
  }
  const calibrate: Calibrator = fitPlatt(blended(linearGuess, treeGuess, treeShare), y)
  const linear = fitLinear(x, y, { loss: 'logistic', penalty })
  const forest = bagged(x, y, trees, BAGS)
  return {
    parameters: { penalty, depth: trees.depth, rounds: trees.rounds, treeShare, bags: BAGS },
    predict: (table) => blended(linear.predict(table), forest.predict(table), treeShare).map(calibrate),
  }
}

function bagged(x: Table, y: ArrayLike<number>, options: BoostOptions, bags: number): Model {
  const models = Array.from({ length: bags }, (_, i) =>
    fitBoosted(x, y, { ...options, seed: options.seed + 101 * i }),
  )
  return {
    predict: (table) => {
      const sum = new Float64Array(table.rows)
      for (const model of models)
        for (const [row, guess] of model.predict(table).entries())
          sum[row] = (sum[row] as number) + guess / bags
      return sum
    },
  }
}

function blended(a: Float64Array, b: Float64Array, shareOfB: number): Float64Array {
  return a.map((value, i) => value * (1 - shareOfB) + (b[i] as number) * shareOfB)
}
