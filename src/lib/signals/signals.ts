import { encode, fitPropensity, foldsOf, learnEncoding, rocAuc } from '../learners/index.ts'
import { logLoss } from '../learners/scores.ts'
import { seeded } from '../seeded.ts'

/** What is known of people, apart from each other. */
export const signalGroups = ['behaviour', 'demographics', 'thirdParty'] as const
export type SignalGroup = (typeof signalGroups)[number]

/** Columns of texts of one group, each as long as there are people; empty texts are unknown. */
export type GroupColumns = ReadonlyMap<string, readonly string[]>

/** How well a set of groups foretells the outcome: area under the ROC curve, .5 is a coin, with a 95 % interval. */
export interface SetScore {
  groups: SignalGroup[]
  auc: number
  interval: [number, number]
  logLoss: number
}

/** What a group adds to the others: the difference of the areas, on the same people. */
export interface Added {
  group: SignalGroup
  to: SignalGroup[]
  auc: number
  interval: [number, number]
  verdict: 'adds' | 'cannot tell' | 'takes away'
}

export interface Signals {
  people: number
  outcomeRate: number
  folds: number
  sets: SetScore[]
  adds: Added[]
}

const FOLDS = 5
const RESAMPLES = 2000
/** People of each outcome without whom nothing can be said. */
export const FEWEST = 30

/**
 * What behaviour, demographics and third-party data each add to foretelling a yes/no outcome (`y`, 0 or 1). Every set
 * of groups is fitted with the learner of production in five folds, and judged on the people that its fit had not
 * seen. Intervals of 95 % are those of a bootstrap over people (2,000 resamples, percentiles); of a difference the wider
 * of that (paired) and of the corrected resampled t interval over folds (Nadeau and Bengio, 2003), which knows that
 * fits vary too. Folds and resamples follow from the seed. Needs at least `FEWEST` people of each outcome.
 */
export function signalsOf(
  groups: ReadonlyMap<SignalGroup, GroupColumns>,
  y: Float64Array,
  seed: number,
): Signals {
  const present = signalGroups.filter((group) => (groups.get(group)?.size ?? 0) > 0)
  const folds = foldsOf(y, FOLDS, seed)
  const guesses = subsets(present).map((set) => ({ set, guess: outOfFold(set, groups, y, folds, seed) }))
  const guessOf = new Map(guesses.map(({ set, guess }) => [set.join('+'), guess]))
  const draws = resamples(y.length, seed + 7)
  const sets = guesses.map(({ set, guess }): SetScore => {
    const areas = draws.map((draw) => areaOf(y, guess, draw))
    return { groups: set, auc: rocAuc(y, guess), interval: middle(areas), logLoss: logLoss(y, guess) }
  })
  const adds = present.flatMap((group) => {
    const others = present.filter((other) => other !== group)
    return subsets(others).map((to) => added(group, to))
  })
  return {
    people: y.length,
    outcomeRate: y.reduce((sum, value) => sum + value, 0) / y.length,
    folds: FOLDS,
    sets,
    adds,
  }

  function added(group: SignalGroup, to: SignalGroup[]): Added {
    const [with_, without] = [
      guessOf.get(signalGroups.filter((one) => one === group || to.includes(one)).join('+')),
      guessOf.get(to.join('+')),
    ]
    if (!with_ || !without) throw new RangeError('every set was fitted')
    const auc = rocAuc(y, with_) - rocAuc(y, without)
    const people = middle(draws.map((draw) => areaOf(y, with_, draw) - areaOf(y, without, draw)))
    const half = overFolds(y, with_, without, folds)
    const interval: [number, number] = [Math.min(people[0], auc - half), Math.max(people[1], auc + half)]
    return {
      group,
      to,
      auc,
      interval,
      verdict: interval[0] > 0 ? 'adds' : interval[1] < 0 ? 'takes away' : 'cannot tell',
    }
  }
}

/** Every set of some groups but the empty one, small ones first. */
function subsets(groups: readonly SignalGroup[]): SignalGroup[][] {
  const sets = Array.from({ length: 2 ** groups.length - 1 }, (_, i) =>
    groups.filter((_group, bit) => ((i + 1) >> bit) & 1),
  )
  return sets.toSorted((a, b) => a.length - b.length)
}

function outOfFold(
  set: readonly SignalGroup[],
  groups: ReadonlyMap<SignalGroup, GroupColumns>,
  y: Float64Array,
  folds: Uint8Array,
  seed: number,
): Float64Array {
  const columns = new Map(set.flatMap((group) => [...(groups.get(group) ?? [])]))
  const guess = new Float64Array(y.length)
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const inside = [...y.keys()].filter((row) => folds[row] === fold)
    const outside = [...y.keys()].filter((row) => folds[row] !== fold)
    const pick = (rows: readonly number[]) => (name: string) =>
      rows.map((row) => columns.get(name)?.[row] ?? '')
    const names = [...columns.keys()]
    const encoding = learnEncoding(names, names.map(pick(outside)), { codes: true })
    const known = Float64Array.from(outside, (row) => y[row] as number)
    if (encoding.names.length === 0) {
      const rate = known.reduce((sum, value) => sum + value, 0) / known.length
      for (const row of inside) guess[row] = rate
      continue
    }
    const model = fitPropensity(encode(encoding, outside.length, pick(outside)), known, seed + fold)
    for (const [i, value] of model.predict(encode(encoding, inside.length, pick(inside))).entries())
      guess[inside[i] as number] = value
  }
  return guess
}

function resamples(count: number, seed: number): Uint32Array[] {
  const random = seeded(seed)
  return Array.from({ length: RESAMPLES }, () =>
    Uint32Array.from({ length: count }, () => random.whole(0, count - 1)),
  )
}

function areaOf(y: Float64Array, guess: Float64Array, draw: Uint32Array): number {
  return rocAuc(
    Float64Array.from(draw, (row) => y[row] as number),
    Float64Array.from(draw, (row) => guess[row] as number),
  )
}

/** t of 4 degrees of freedom at .975 */
const T_FOUR = 2.776

/** Half the corrected resampled t interval of the mean difference of areas over folds. */
function overFolds(y: Float64Array, one: Float64Array, other: Float64Array, folds: Uint8Array): number {
  const differences = Array.from({ length: FOLDS }, (_, fold) => {
    const rows = Uint32Array.from([...y.keys()].filter((row) => folds[row] === fold))
    return areaOf(y, one, rows) - areaOf(y, other, rows)
  })
  const mean = differences.reduce((sum, value) => sum + value, 0) / FOLDS
  const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (FOLDS - 1)
  return T_FOUR * Math.sqrt(variance * (1 / FOLDS + 1 / (FOLDS - 1)))
}

/** The middle 95 % of some numbers. */
function middle(values: readonly number[]): [number, number] {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return [at(0.025), at(0.975)]
}
