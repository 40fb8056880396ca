import { descending } from '../learners/scores.ts'
import { seeded } from '../seeded.ts'

/** People of a randomized trial: what each was given (1 treated, 0 control) and what came of it. */
export interface Trial {
  treated: ArrayLike<number>
  outcome: ArrayLike<number>
}

/**
 * The Qini coefficient as scikit-uplift's `qini_auc_score`: the area between the curve and the straight line
 * to the end of the perfect curve, over the same area of the perfect curve (the one of y·t − y·(1 − t)).
 * 0 is random order; NaN when no order could be better.
 */
export function qini(trial: Trial, uplift: ArrayLike<number>): number {
  return coefficient(trial, uplift, descending(uplift))
}

/**
 * A percentile bootstrap interval of the Qini coefficient over people, scores held fixed.
 * `draws` resamples; `confidence` in (0, 1), 0.95 when left out.
 */
export function qiniInterval(
  trial: Trial,
  uplift: ArrayLike<number>,
  { draws = 300, confidence = 0.95, seed }: { draws?: number; confidence?: number; seed: number },
): [number, number] {
  const random = seeded(seed)
  const order = descending(uplift)
  const n = order.length
  const counts = new Uint16Array(n)
  const values: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    counts.fill(0)
    for (let i = 0; i < n; i++) {
      const at = Math.floor(random.next() * n)
      counts[at] = (counts[at] as number) + 1
    }
    const drawn = new Uint32Array(n)
    let at = 0
    for (const row of order) for (let k = counts[row] as number; k > 0; k--) drawn[at++] = row
    const value = coefficient(trial, uplift, drawn)
    if (Number.isFinite(value)) values.push(value)
  }
  values.sort((a, b) => a - b)
  const place = (share: number) => values[Math.round(share * (values.length - 1))] ?? Number.NaN
  return [place((1 - confidence) / 2), place((1 + confidence) / 2)]
}

/** Mean outcome of the treated less that of the control, among the `share` with the highest predicted uplift. */
export function upliftAt({ treated, outcome }: Trial, uplift: ArrayLike<number>, share: number): number {
  const top = descending(uplift).subarray(0, Math.floor(uplift.length * share))
  return effectOf({ treated, outcome }, top)
}

/** Mean outcome of the treated less that of the control, among some people; NaN when one group is empty. */
export function effectOf({ treated, outcome }: Trial, people: Iterable<number>): number {
  const sum = [0, 0]
  const count = [0, 0]
  for (const row of people) {
    const arm = (treated[row] as number) > 0 ? 1 : 0
    sum[arm] = (sum[arm] as number) + (outcome[row] as number)
    count[arm] = (count[arm] as number) + 1
  }
  return (sum[1] as number) / (count[1] as number) - (sum[0] as number) / (count[0] as number)
}

function coefficient({ treated, outcome }: Trial, uplift: ArrayLike<number>, order: Uint32Array): number {
  const perfectScore = new Float64Array(treated.length)
  for (const row of order)
    perfectScore[row] = (outcome[row] as number) * ((treated[row] as number) > 0 ? 1 : -1)
  const perfectOrder = order.slice().sort((a, b) => (perfectScore[b] as number) - (perfectScore[a] as number))
  const actual = areaOf(curveOf(order, uplift, treated, outcome))
  const curve = curveOf(perfectOrder, perfectScore, treated, outcome)
  const last = curve.at(-1) ?? { at: 0, gain: 0 }
  const baseline = (last.at * last.gain) / 2
  return (actual - baseline) / (areaOf(curve) - baseline)
}

function curveOf(
  order: Uint32Array,
  score: ArrayLike<number>,
  treated: ArrayLike<number>,
  outcome: ArrayLike<number>,
): { at: number; gain: number }[] {
  const curve = [{ at: 0, gain: 0 }]
  let [nt, nc, yt, yc] = [0, 0, 0, 0]
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number
    if ((treated[row] as number) > 0) {
      nt += 1
      yt += outcome[row] as number
    } else {
      nc += 1
      yc += outcome[row] as number
    }
    if (i + 1 < order.length && score[order[i + 1] as number] === score[row]) continue
    curve.push({ at: i + 1, gain: yt - (nc > 0 ? (yc * nt) / nc : 0) })
  }
  return curve
}

function areaOf(curve: readonly { at: number; gain: number }[]): number {
  let area = 0
  for (let i = 1; i < curve.length; i++) {
    const [a, b] = [curve[i - 1], curve[i]]
    if (a && b) area += ((b.at - a.at) * (a.gain + b.gain)) / 2
  }
  return area
}
