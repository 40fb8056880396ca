/** The mean of −log of the probability given to what happened; probabilities are held within 1e-12 of 0 and 1. */
export function logLoss(truth: ArrayLike<number>, probability: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < truth.length; i++) {
    const p = Math.min(1 - 1e-12, Math.max(1e-12, probability[i] as number))
    sum -= (truth[i] as number) > 0 ? Math.log(p) : Math.log(1 - p)
  }
  return sum / Math.max(1, truth.length)
}

/** Mean squared error of probabilities (Brier 1950). */
export function brierScore(truth: ArrayLike<number>, probability: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < truth.length; i++) sum += ((truth[i] as number) - (probability[i] as number)) ** 2
  return sum / Math.max(1, truth.length)
}

/** Area under the ROC curve by ranks (Mann–Whitney), ties counted half; NaN when one class is missing. */
export function rocAuc(truth: ArrayLike<number>, score: ArrayLike<number>): number {
  const order = descending(score)
  let [positives, negatives, pairs] = [0, 0, 0]
  for (let i = 0; i < order.length; ) {
    let [up, down] = [0, 0]
    const tied = score[order[i] as number]
    for (; i < order.length && score[order[i] as number] === tied; i++) {
      if ((truth[order[i] as number] as number) > 0) up += 1
      else down += 1
    }
    pairs += down * (positives + up / 2)
    positives += up
    negatives += down
  }
  return pairs / (positives * negatives)
}

/** Average precision, Σ (recall step × precision), ties taken together (scikit-learn's definition). */
export function averagePrecision(truth: ArrayLike<number>, score: ArrayLike<number>): number {
  const order = descending(score)
  let [positives, seen, sum] = [0, 0, 0]
  for (let i = 0; i < order.length; ) {
    let up = 0
    const tied = score[order[i] as number]
    for (; i < order.length && score[order[i] as number] === tied; i++) {
      if ((truth[order[i] as number] as number) > 0) up += 1
      seen += 1
    }
    positives += up
    sum += (up * positives) / seen
  }
  return sum / positives
}

/** How predicted and observed shares compare. */
export interface Calibration {
  /** observed positives / expected positives; 1 is calibrated in the large */
  observedToExpected: number
  /** expected calibration error: mean |observed − predicted| over bins, weighted by size */
  error: number
  /** ten bins of equal size by predicted probability */
  bins: { n: number; predicted: number; observed: number }[]
}

/** Calibration in ten bins of equal size. */
export function calibrationOf(truth: ArrayLike<number>, probability: ArrayLike<number>): Calibration {
  const order = descending(probability).reverse()
  const bins: Calibration['bins'] = []
  let [observedAll, predictedAll, error] = [0, 0, 0]
  for (let bin = 0; bin < 10; bin++) {
    const from = Math.floor((bin * order.length) / 10)
    const to = Math.floor(((bin + 1) * order.length) / 10)
    if (to <= from) continue
    let [observed, predicted] = [0, 0]
    for (let i = from; i < to; i++) {
      observed += (truth[order[i] as number] as number) > 0 ? 1 : 0
      predicted += probability[order[i] as number] as number
    }
    observedAll += observed
    predictedAll += predicted
    error += Math.abs(observed - predicted)
    bins.push({ n: to - from, predicted: predicted / (to - from), observed: observed / (to - from) })
  }
  return {
    observedToExpected: observedAll / predictedAll,
    error: error / Math.max(1, order.length),
    bins,
  }
}

/** Places of the scores from highest to lowest; ties keep their order. */
export function descending(score: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: score.length }, (_, i) => i)
  return order.sort((a, b) => (score[b] as number) - (score[a] as number) || a - b)
}
