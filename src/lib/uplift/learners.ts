import { type BoostOptions, fitBoosted } from '../learners/boosted.ts'
import { chooseBoosted } from '../learners/choose-boosted.ts'
import { foldsOf, splitOf } from '../learners/folds.ts'
import { choosePenalty, fitLinear } from '../learners/linear.ts'
import { type Model, meanOfAll, numbersAt, rowsAt, type Table } from '../learners/table.ts'
import type { Trial } from './qini.ts'

/** How outcomes and effects are modelled: lines with a ridge, or boosted trees. */
export type Base = 'linear' | 'trees'

/** T: two outcome models; X: their imputed effects; R: residual on residual. */
export type Learner = 't' | 'x' | 'r'

/** Settings found once on the training people and used by every learner. */
export interface Settings {
  penalty: number
  effectPenalty: number
  trees: BoostOptions
  effectTrees: BoostOptions
}

/** Chooses penalties and trees by cross-validation: for outcomes of both arms together, and for effects. */
export function chooseSettings(x: Table, { treated, outcome }: Trial, seed: number): Settings {
  const share = meanOfAll(treated)
  const middle = meanOfAll(outcome)
  const effect = Float64Array.from({ length: x.rows }, (_, row) =>
    residualEffect(treated[row] as number, outcome[row] as number, share, middle),
  )
  const weights = Float64Array.from(treated, (t) => (t - share) ** 2)
  const shapes = [
    { depth: 2, minLeaf: Math.max(20, Math.round(x.rows / 200)) },
    { depth: 3, minLeaf: Math.max(20, Math.round(x.rows / 200)) },
  ]
  const base = { seed, learningRate: 0.1, mostRounds: 80, folds: 3, shapes }
  const { weights: _, ...effectTrees } = chooseBoosted(x, effect, { ...base, loss: 'squared', weights })
  return {
    penalty: choosePenalty(x, outcome, { loss: 'logistic' }, seed),
    effectPenalty: choosePenalty(x, effect, { loss: 'squared', weights }, seed),
    trees: chooseBoosted(x, outcome, { ...base, loss: 'logistic' }),
    effectTrees,
  }
}

/**
 * Fits one meta-learner of the effect of treatment on a 0/1 outcome in a randomized trial (Künzel et al. 2019
 * for T and X; Nie & Wager 2021 for R, with cross-fitted means). Predictions are differences of probability.
 */
export function fitUplift(x: Table, trial: Trial, learner: Learner, base: Base, settings: Settings): Model {
  const { treated, outcome } = trial
  const share = meanOfAll(treated)
  if (learner === 'r') {
    const middle = crossFitted(x, outcome, base, settings)
    const effect = new Float64Array(x.rows)
    for (let row = 0; row < x.rows; row++)
      effect[row] = residualEffect(
        treated[row] as number,
        outcome[row] as number,
        share,
        middle[row] as number,
      )
    return effectModel(
      x,
      effect,
      base,
      settings,
      Float64Array.from(treated, (t) => (t - share) ** 2),
    )
  }
  const arms = [armOf(treated, 0), armOf(treated, 1)] as const
  const [none, some] = arms.map((rows) =>
    outcomeModel(rowsAt(x, rows), numbersAt(outcome, rows), base, settings),
  ) as [Model, Model]
  if (learner === 't') return { predict: (table) => minus(some.predict(table), none.predict(table)) }
  const [x0, x1] = arms.map((rows) => rowsAt(x, rows)) as [Table, Table]
  const imputed0 = minus(some.predict(x0), numbersAt(outcome, arms[0]))
  const imputed1 = minus(numbersAt(outcome, arms[1]), none.predict(x1))
  const tau0 = effectModel(x0, imputed0, base, settings)
  const tau1 = effectModel(x1, imputed1, base, settings)
  return {
    predict: (table) => {
      const [a, b] = [tau0.predict(table), tau1.predict(table)]
      return a.map((value, i) => share * value + (1 - share) * (b[i] as number))
    },
  }
}

function outcomeModel(x: Table, y: Float64Array, base: Base, { penalty, trees }: Settings): Model {
  return base === 'linear' ? fitLinear(x, y, { loss: 'logistic', penalty }) : fitBoosted(x, y, trees)
}

function effectModel(
  x: Table,
  y: Float64Array,
  base: Base,
  settings: Settings,
  weights?: Float64Array,
): Model {
  return base === 'linear'
    ? fitLinear(x, y, { loss: 'squared', penalty: settings.effectPenalty, ...(weights && { weights }) })
    : fitBoosted(x, y, { ...settings.effectTrees, ...(weights && { weights }) })
}

/** Expected outcomes, each person's by models that did not see that person. */
function crossFitted(x: Table, outcome: ArrayLike<number>, base: Base, settings: Settings): Float64Array {
  const folds = foldsOf(outcome, 2, settings.trees.seed)
  const guess = new Float64Array(x.rows)
  for (let fold = 0; fold < 2; fold++) {
    const { inside, outside } = splitOf(folds, fold)
    const model = outcomeModel(rowsAt(x, outside), numbersAt(outcome, outside), base, settings)
    const part = model.predict(rowsAt(x, inside))
    for (const [i, row] of inside.entries()) guess[row] = part[i] as number
  }
  return guess
}

function residualEffect(treated: number, outcome: number, share: number, middle: number): number {
  return (outcome - middle) / (treated - share)
}

function armOf(treated: ArrayLike<number>, arm: 0 | 1): Uint32Array {
  const rows: number[] = []
  for (let row = 0; row < treated.length; row++)
    if ((treated[row] as number) > 0 === (arm === 1)) rows.push(row)
  return Uint32Array.from(rows)
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - (b[i] as number))
}
