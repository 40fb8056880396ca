import { foldsOf, splitOf } from '../learners/folds.ts'
import { type Model, numbersAt, rowsAt, type Table } from '../learners/table.ts'
import { type Base, chooseSettings, fitUplift, type Learner, type Settings } from './learners.ts'
import { effectOf, qini, qiniInterval, type Trial } from './qini.ts'

/** Who gets an offer. */
export type Rule = 'targeted' | 'everyone' | 'nobody'

/** A policy learnt from a randomized trial, with what it rests on. */
export interface OfferPolicy extends Model {
  rule: Rule
  /** is targeting better than treating all or none, by the interval of the cross-fitted Qini */
  reliable: boolean
  learner: { learner: Learner; base: Base }
  settings: Settings
  /** the offer pays where the predicted uplift is above this: cost / value */
  threshold: number
  crossFitted: { qini: number; interval: [number, number]; nets: Record<Rule, number> }
  /** of each person asked about: give the offer? */
  treats(uplift: Float64Array): Uint8Array
}

const CANDIDATES: readonly { learner: Learner; base: Base }[] = [
  { learner: 't', base: 'linear' },
  { learner: 'x', base: 'linear' },
  { learner: 'r', base: 'linear' },
  { learner: 't', base: 'trees' },
  { learner: 'x', base: 'trees' },
  { learner: 'r', base: 'trees' },
]
const FOLDS = 4

/**
 * Learns who should get an offer. Each learner is cross-fitted (a person's uplift comes from models that did
 * not see them); the one with the highest Qini is taken. Targeting is reliable when the lower end of that
 * Qini's interval, widened for having picked the best of six, is above 0; else everyone or nobody gets the
 * offer, whichever nets more on average. `value` is earned by an outcome, `cost` paid for an offer.
 */
export function learnOfferPolicy(
  x: Table,
  trial: Trial,
  { value, cost, seed }: { value: number; cost: number; seed: number },
): OfferPolicy {
  const settings = chooseSettings(x, trial, seed)
  const strata = Uint8Array.from(
    { length: x.rows },
    (_, row) => (trial.treated[row] as number) * 2 + (trial.outcome[row] as number),
  )
  const folds = foldsOf(strata, FOLDS, seed)
  const guesses = CANDIDATES.map(() => new Float64Array(x.rows))
  for (let fold = 0; fold < FOLDS; fold++) {
    const { inside, outside } = splitOf(folds, fold)
    const [known, asked] = [rowsAt(x, outside), rowsAt(x, inside)]
    const seen = { treated: numbersAt(trial.treated, outside), outcome: numbersAt(trial.outcome, outside) }
    for (const [i, { learner, base }] of CANDIDATES.entries()) {
      const part = fitUplift(known, seen, learner, base, settings).predict(asked)
      for (const [at, row] of inside.entries()) (guesses[i] as Float64Array)[row] = part[at] as number
    }
  }
  const scores = guesses.map((guess) => qini(trial, guess))
  const best = scores.indexOf(Math.max(...scores))
  const guess = guesses[best] as Float64Array
  const chosen = CANDIDATES[best] as (typeof CANDIDATES)[number]
  const interval = qiniInterval(trial, guess, { seed, confidence: 1 - 0.05 / CANDIDATES.length, draws: 600 })
  const threshold = cost / value
  const above = (uplift: Float64Array) => Uint8Array.from(uplift, (u) => (u > threshold ? 1 : 0))
  const money = { value, cost }
  const nets = {
    targeted: netOf(trial, above(guess), money),
    everyone: netOf(trial, new Uint8Array(x.rows).fill(1), money),
    nobody: 0,
  }
  const reliable = interval[0] > 0
  const effect = effectOf(trial, Uint32Array.from({ length: x.rows }, (_, row) => row).values())
  const simplest: Rule = effect * value > cost ? 'everyone' : 'nobody'
  const rule: Rule = reliable && nets.targeted > Math.max(nets.everyone, 0) ? 'targeted' : simplest
  const model = fitUplift(x, trial, chosen.learner, chosen.base, settings)
  return {
    predict: model.predict,
    rule,
    reliable,
    learner: chosen,
    settings,
    threshold,
    crossFitted: { qini: scores[best] as number, interval, nets },
    treats: (uplift) =>
      rule === 'targeted' ? above(uplift) : new Uint8Array(uplift.length).fill(rule === 'everyone' ? 1 : 0),
  }
}

/**
 * Incremental value of a policy in a trial, among those it would treat:
 * (value · outcomes − cost · n) of the treated − value · outcomes of the control.
 */
export function netOf(
  { treated, outcome }: Trial,
  treats: ArrayLike<number>,
  { value, cost }: { value: number; cost: number },
): number {
  let net = 0
  for (let row = 0; row < treats.length; row++) {
    if (!treats[row]) continue
    const worth = value * (outcome[row] as number)
    net += (treated[row] as number) > 0 ? worth - cost : -worth
  }
  return net
}
