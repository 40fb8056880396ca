/** Rows of numbers, row-major: `values[row * columns + column]`. */
export interface Table {
  rows: number
  columns: number
  values: Float64Array
}

/** A fitted model: a prediction for each row of a table (a probability where it was fitted as logistic). */
export interface Model {
  predict(table: Table): Float64Array
}

/** The rows of a table at some places, in that order. */
export function rowsAt(table: Table, at: ArrayLike<number>): Table {
  const { columns } = table
  const values = new Float64Array(at.length * columns)
  for (let i = 0; i < at.length; i++) {
    const from = (at[i] as number) * columns
    values.set(table.values.subarray(from, from + columns), i * columns)
  }
  return { rows: at.length, columns, values }
}

/** The numbers at some places, in that order. */
export function numbersAt(numbers: ArrayLike<number>, at: ArrayLike<number>): Float64Array {
  const taken = new Float64Array(at.length)
  for (let i = 0; i < at.length; i++) taken[i] = numbers[at[i] as number] as number
  return taken
}

/** 1 / (1 + e^−z), without overflow. */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z))
  const e = Math.exp(z)
  return e / (1 + e)
}

/** The mean of some numbers; 0 of none. */
export function meanOfAll(numbers: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < numbers.length; i++) sum += numbers[i] as number
  return numbers.length > 0 ? sum / numbers.length : 0
}
