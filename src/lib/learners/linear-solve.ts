/**
 * Solves A x = b for a symmetric positive definite A (row-major, size × size) by Cholesky's decomposition;
 * A and b are overwritten. A pivot that rounding made non-positive is lifted to a tiny positive number, so
 * that collinear columns do not fail.
 */
export function solvePositive(a: Float64Array, b: Float64Array): Float64Array {
  const size = b.length
  for (let j = 0; j < size; j++) {
    let pivot = a[j * size + j] as number
    for (let k = 0; k < j; k++) pivot -= (a[j * size + k] as number) ** 2
    const root = Math.sqrt(Math.max(pivot, 1e-10))
    a[j * size + j] = root
    for (let i = j + 1; i < size; i++) {
      let sum = a[i * size + j] as number
      for (let k = 0; k < j; k++) sum -= (a[i * size + k] as number) * (a[j * size + k] as number)
      a[i * size + j] = sum / root
    }
  }
  for (let i = 0; i < size; i++) {
    let sum = b[i] as number
    for (let k = 0; k < i; k++) sum -= (a[i * size + k] as number) * (b[k] as number)
    b[i] = sum / (a[i * size + i] as number)
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = b[i] as number
    for (let k = i + 1; k < size; k++) sum -= (a[k * size + i] as number) * (b[k] as number)
    b[i] = sum / (a[i * size + i] as number)
  }
  return b
}
