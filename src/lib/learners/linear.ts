import { foldsOf, splitOf } from './folds.ts'
import { solvePositive } from './linear-solve.ts'
import { logLoss } from './scores.ts'
import { type Model, numbersAt, rowsAt, sigmoid, type Table } from './table.ts'

/** How a linear model is fitted. */
export interface LinearOptions {
  loss: 'logistic' | 'squared'
  /** ridge penalty on standardized coefficients, relative to the number of rows */
  penalty: number
  /** a weight per row; all alike when left out */
  weights?: ArrayLike<number>
}

/**
 * Logistic or least-squares regression with a ridge penalty (Hoerl & Kennard 1970; le Cessie & van Houwelingen
 * 1992) on standardized columns with an unpenalized intercept, by Newton's method. `y` is 0/1 for logistic.
 * Predictions are probabilities for logistic, means otherwise.
 */
export function fitLinear(x: Table, y: ArrayLike<number>, options: LinearOptions): Model {
  const { rows, columns } = x
  const scale = scaleOf(x)
  const z = standardized(x, scale)
  const size = columns + 1
  const beta = new Float64Array(size)
  const logistic = options.loss === 'logistic'
  const penalty = options.penalty * rows
  for (let step = 0; step < (logistic ? 12 : 1); step++) {
    const hessian = new Float64Array(size * size)
    const gradient = new Float64Array(size)
    for (let row = 0; row < rows; row++) {
      const from = row * columns
      let score = beta[columns] as number
      for (let c = 0; c < columns; c++) score += (z[from + c] as number) * (beta[c] as number)
      const mean = logistic ? sigmoid(score) : score
      const weight = options.weights ? (options.weights[row] as number) : 1
      const curve = weight * (logistic ? Math.max(mean * (1 - mean), 1e-6) : 1)
      const error = weight * ((y[row] as number) - mean)
      for (let i = 0; i < columns; i++) {
        const zi = z[from + i] as number
        if (zi === 0) continue
        gradient[i] = (gradient[i] as number) + error * zi
        const part = curve * zi
        const base = i * size
        for (let j = 0; j <= i; j++)
          hessian[base + j] = (hessian[base + j] as number) + part * (z[from + j] as number)
        hessian[columns * size + i] = (hessian[columns * size + i] as number) + part
      }
      gradient[columns] = (gradient[columns] as number) + error
      hessian[size * size - 1] = (hessian[size * size - 1] as number) + curve
    }
    for (let i = 0; i < columns; i++) {
      hessian[i * size + i] = (hessian[i * size + i] as number) + penalty
      gradient[i] = (gradient[i] as number) - penalty * (beta[i] as number)
    }
    const move = solvePositive(hessian, gradient)
    let largest = 0
    for (let i = 0; i < size; i++) {
      beta[i] = (beta[i] as number) + (move[i] as number)
      largest = Math.max(largest, Math.abs(move[i] as number))
    }
    if (largest < 1e-6) break
  }
  return {
    predict: (table) => {
      const out = new Float64Array(table.rows)
      const inputs = standardized(table, scale)
      for (let row = 0; row < table.rows; row++) {
        let score = beta[columns] as number
        for (let c = 0; c < columns; c++) score += (inputs[row * columns + c] as number) * (beta[c] as number)
        out[row] = logistic ? sigmoid(score) : score
      }
      return out
    },
  }
}

const PENALTIES = [1e-4, 1e-3, 1e-2, 1e-1, 1]
const MOST_ROWS_TO_CHOOSE = 20_000

/** The ridge penalty with the least loss over three folds (log loss, or mean squared error). */
export function choosePenalty(
  x: Table,
  y: ArrayLike<number>,
  options: Omit<LinearOptions, 'penalty'>,
  seed: number,
): number {
  const step = Math.max(1, Math.ceil(x.rows / MOST_ROWS_TO_CHOOSE))
  const some = Uint32Array.from({ length: Math.floor(x.rows / step) }, (_, i) => i * step)
  const [part, answers] = [rowsAt(x, some), numbersAt(y, some)]
  const weights = options.weights && numbersAt(options.weights, some)
  const folds = foldsOf(options.loss === 'logistic' ? answers : new Uint8Array(part.rows), 3, seed)
  const losses = PENALTIES.map(() => 0)
  for (let fold = 0; fold < 3; fold++) {
    const { inside, outside } = splitOf(folds, fold)
    const truth = numbersAt(answers, inside)
    for (const [i, penalty] of PENALTIES.entries()) {
      const model = fitLinear(rowsAt(part, outside), numbersAt(answers, outside), {
        loss: options.loss,
        penalty,
        ...(weights && { weights: numbersAt(weights, outside) }),
      })
      const guess = model.predict(rowsAt(part, inside))
      losses[i] =
        (losses[i] as number) +
        (options.loss === 'logistic'
          ? logLoss(truth, guess)
          : weightedSquares(truth, guess, weights && numbersAt(weights, inside)))
    }
  }
  return PENALTIES[losses.indexOf(Math.min(...losses))] as number
}

function weightedSquares(truth: Float64Array, guess: Float64Array, weights?: Float64Array): number {
  let sum = 0
  for (let i = 0; i < truth.length; i++)
    sum += (weights ? (weights[i] as number) : 1) * ((truth[i] as number) - (guess[i] as number)) ** 2
  return sum / truth.length
}

function scaleOf(x: Table): { mean: Float64Array; deviation: Float64Array } {
  const mean = new Float64Array(x.columns)
  const deviation = new Float64Array(x.columns)
  for (let c = 0; c < x.columns; c++) {
    let [sum, squares] = [0, 0]
    for (let row = 0; row < x.rows; row++) sum += x.values[row * x.columns + c] as number
    mean[c] = sum / Math.max(1, x.rows)
    for (let row = 0; row < x.rows; row++)
      squares += ((x.values[row * x.columns + c] as number) - (mean[c] as number)) ** 2
    deviation[c] = Math.sqrt(squares / Math.max(1, x.rows))
  }
  return { mean, deviation }
}

/** A column that did not vary says nothing: it becomes 0. Values past eight deviations are held there. */
function standardized(x: Table, scale: ReturnType<typeof scaleOf>): Float64Array {
  const z = new Float64Array(x.values.length)
  for (let i = 0; i < z.length; i++) {
    const c = i % x.columns
    const deviation = scale.deviation[c] as number
    const value = deviation > 0 ? ((x.values[i] as number) - (scale.mean[c] as number)) / deviation : 0
    z[i] = Math.max(-8, Math.min(8, value))
  }
  return z
}
