/** Tells on-voice from off-voice texts by their style numbers; higher scores are more on voice. */
export interface VoiceClassifier {
  /** log odds of being on voice */
  score(style: readonly number[]): number
  /** weight of each style number, per standard deviation */
  weights: readonly number[]
  means: readonly number[]
  scales: readonly number[]
  penalty: number
}

const PENALTIES = [10, 40, 160]
const FOLDS = 3

/**
 * Ridge logistic regression on standardized style numbers by Newton's method (Hastie, Tibshirani, Friedman,
 * "The Elements of Statistical Learning", 4.4), its penalty chosen by folds of the training texts. `fold` names
 * the group of each text (its brief or topic), so that a penalty is judged on groups it has not seen. Returns
 * the classifier and each training text's score from a fit that had not seen its fold.
 */
export function fitClassifier(
  styles: readonly (readonly number[])[],
  labels: readonly (0 | 1)[],
  fold: readonly number[],
): { classifier: VoiceClassifier; unseen: number[] } {
  let best: { penalty: number; loss: number; unseen: number[] } | undefined
  for (const penalty of PENALTIES) {
    const unseen = new Array<number>(styles.length).fill(0)
    let loss = 0
    for (let part = 0; part < FOLDS; part += 1) {
      const inside = styles.flatMap((_, at) => ((fold[at] ?? 0) % FOLDS === part ? [] : [at]))
      if (inside.length === styles.length || inside.length === 0) continue
      const fit = newton(
        inside.map((at) => styles[at] ?? []),
        inside.map((at) => labels[at] ?? 0),
        penalty,
      )
      styles.forEach((style, at) => {
        if ((fold[at] ?? 0) % FOLDS !== part) return
        const score = fit.score(style)
        unseen[at] = score
        loss += Math.log1p(Math.exp(labels[at] === 1 ? -score : score))
      })
    }
    if (!best || loss < best.loss) best = { penalty, loss, unseen }
  }
  const penalty = best?.penalty ?? 30
  return { classifier: newton(styles, labels, penalty), unseen: best?.unseen ?? [] }
}

function newton(
  styles: readonly (readonly number[])[],
  labels: readonly number[],
  penalty: number,
): VoiceClassifier {
  const width = styles[0]?.length ?? 0
  const { means, scales } = momentsOf(styles)
  const rows = styles.map((style) => standardized(style, means, scales))
  const size = width + 1
  let beta = new Float64Array(size)
  for (let round = 0; round < 5; round += 1) {
    const hessian = Array.from({ length: size }, () => new Float64Array(size))
    const gradient = new Float64Array(size)
    rows.forEach((row, at) => {
      const p = 1 / (1 + Math.exp(-dot(beta, row)))
      const weight = Math.max(1e-6, p * (1 - p))
      const off = (labels[at] ?? 0) - p
      for (let i = 0; i < size; i += 1) {
        const xi = row[i] as number
        if (xi === 0) continue
        gradient[i] = (gradient[i] as number) + off * xi
        const line = hessian[i] as Float64Array
        for (let j = 0; j <= i; j += 1) line[j] = (line[j] as number) + weight * xi * (row[j] as number)
      }
    })
    for (let i = 0; i < size; i += 1) {
      const line = hessian[i] as Float64Array
      const ridge = i === width ? 1e-6 : penalty
      line[i] = (line[i] as number) + ridge
      if (i < width) gradient[i] = (gradient[i] as number) - ridge * (beta[i] as number)
    }
    const step = solve(hessian, gradient)
    beta = beta.map((value, at) => value + (step[at] as number))
    if (Math.max(...step.map(Math.abs)) < 1e-4) break
  }
  return {
    score: (style) => dot(beta, standardized(style, means, scales)),
    weights: [...beta.subarray(0, width)],
    means,
    scales,
    penalty,
  }
}

/** Mean and spread of each style number; a number that never varies gets the spread 1. */
export function momentsOf(styles: readonly (readonly number[])[]): { means: number[]; scales: number[] } {
  const width = styles[0]?.length ?? 0
  const count = Math.max(1, styles.length)
  const means = Array.from(
    { length: width },
    (_, at) => styles.reduce((sum, one) => sum + (one[at] ?? 0), 0) / count,
  )
  const scales = means.map((mean, at) => {
    const spread = Math.sqrt(styles.reduce((sum, one) => sum + ((one[at] ?? 0) - mean) ** 2, 0) / count)
    return spread > 1e-9 ? spread : 1
  })
  return { means, scales }
}

function standardized(
  style: readonly number[],
  means: readonly number[],
  scales: readonly number[],
): Float64Array {
  const row = new Float64Array(style.length + 1)
  // Ten spreads from the mean is as far as one odd text may pull.
  for (let at = 0; at < style.length; at += 1)
    row[at] = Math.max(-10, Math.min(10, ((style[at] ?? 0) - (means[at] ?? 0)) / (scales[at] ?? 1)))
  row[style.length] = 1
  return row
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number)
  return sum
}

/** Solves A x = b for a positive definite A given by its lower triangle (Cholesky). */
function solve(lower: Float64Array[], b: Float64Array): Float64Array {
  const size = b.length
  for (let i = 0; i < size; i += 1) {
    const li = lower[i] as Float64Array
    for (let j = 0; j <= i; j += 1) {
      const lj = lower[j] as Float64Array
      let sum = li[j] as number
      for (let k = 0; k < j; k += 1) sum -= (li[k] as number) * (lj[k] as number)
      li[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (lj[j] as number)
    }
  }
  const x = Float64Array.from(b)
  for (let i = 0; i < size; i += 1) {
    const li = lower[i] as Float64Array
    let sum = x[i] as number
    for (let k = 0; k < i; k += 1) sum -= (li[k] as number) * (x[k] as number)
    x[i] = sum / (li[i] as number)
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = x[i] as number
    for (let k = i + 1; k < size; k += 1) sum -= ((lower[k] as Float64Array)[i] as number) * (x[k] as number)
    x[i] = sum / ((lower[i] as Float64Array)[i] as number)
  }
  return x
}
