import { descending } from './scores.ts'
import { sigmoid } from './table.ts'

/** Turns a score into a probability. */
export type Calibrator = (score: number) => number

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955): the closest non-decreasing steps,
 * joined by straight lines between the centres of the pools, flat beyond them.
 */
export function fitIsotonic(score: ArrayLike<number>, truth: ArrayLike<number>): Calibrator {
  const order = descending(score).reverse()
  const pools: { score: number; mean: number; n: number }[] = []
  for (const row of order) {
    let pool = { score: score[row] as number, mean: truth[row] as number, n: 1 }
    for (let last = pools.at(-1); last && last.mean >= pool.mean; last = pools.at(-1)) {
      const n = last.n + pool.n
      pool = {
        score: (last.score * last.n + pool.score * pool.n) / n,
        mean: (last.mean * last.n + pool.mean * pool.n) / n,
        n,
      }
      pools.pop()
    }
    pools.push(pool)
  }
  return (at) => {
    let [low, high] = [0, pools.length - 1]
    const [first, last] = [pools[low], pools[high]]
    if (!first || !last) return 0
    if (at <= first.score) return first.mean
    if (at >= last.score) return last.mean
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((pools[middle]?.score as number) <= at) low = middle
      else high = middle
    }
    const [a, b] = [pools[low] ?? first, pools[high] ?? last]
    return a.mean + ((at - a.score) / (b.score - a.score)) * (b.mean - a.mean)
  }
}

/**
 * Platt's scaling (1999) of log odds with his smoothed targets: p = 1 / (1 + exp(−(a·logit + b))), by
 * Newton's method. Two numbers, so it is the choice where positives are few.
 */
export function fitPlatt(probability: ArrayLike<number>, truth: ArrayLike<number>): Calibrator {
  const logits = Float64Array.from({ length: probability.length }, (_, i) => logit(probability[i] as number))
  let positives = 0
  for (let i = 0; i < truth.length; i++) positives += truth[i] as number
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (truth.length - positives + 2)
  let [a, b] = [1, 0]
  for (let step = 0; step < 30; step++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-9, 0, 1e-9]
    for (let i = 0; i < logits.length; i++) {
      const s = logits[i] as number
      const p = sigmoid(a * s + b)
      const error = ((truth[i] as number) > 0 ? high : low) - p
      const curve = p * (1 - p)
      ga += error * s
      gb += error
      haa += curve * s * s
      hab += curve * s
      hbb += curve
    }
    const size = haa * hbb - hab * hab
    if (!(size > 1e-12)) break
    const moveA = (hbb * ga - hab * gb) / size
    const moveB = (haa * gb - hab * ga) / size
    a += moveA
    b += moveB
    if (Math.abs(moveA) + Math.abs(moveB) < 1e-8) break
  }
  return (p) => sigmoid(a * logit(p) + b)
}

function logit(p: number): number {
  const held = Math.min(1 - 1e-9, Math.max(1e-9, p))
  return Math.log(held / (1 - held))
}
