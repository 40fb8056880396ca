import { seeded } from '../seeded.ts'
import { eachPair, type Rule } from './blocking.ts'
import type { Column } from './columns.ts'
import { type Comparator, EQUAL, LEVELS } from './compare.ts'

/** What Fellegi and Sunter's model has learnt: chances of each level by column, and of two records being one person. */
export interface LinkageModel {
  /** chance of each level among matches, by column */
  m: number[][]
  /** chance of each level among others, by column */
  u: number[][]
  /** chance that two records drawn at random are one person */
  prior: number
  /** mean share of records that have the same value, by column: what `u` at equality stands for */
  typical: number[]
}

/** Counts of pairs by their levels in all columns (mixed radix of level + 1, base 6). */
export type Patterns = Map<number, number>

const BASE = LEVELS + 1
const TRAINING_PAIRS = 60_000
const RANDOM_PAIRS = 300_000
const ROUNDS = 60
/** what is believed of matches before anything is seen, as pseudo-counts */
const BELIEF = [4, 2, 2, 6, 86].map((percent) => percent / 10)

/** The pattern of levels of two records. */
export function patternOf(comparators: readonly Comparator[], a: number, b: number): number {
  let pattern = 0
  for (const compare of comparators) pattern = pattern * BASE + compare(a, b) + 1
  return pattern
}

/** Levels of a pattern, by column; -1 missing. */
export function levelsOf(pattern: number, columns: number): number[] {
  const levels = new Array<number>(columns)
  let rest = pattern
  for (let column = columns - 1; column >= 0; column -= 1) {
    levels[column] = (rest % BASE) - 1
    rest = Math.floor(rest / BASE)
  }
  return levels
}

/**
 * Learns without any truth (Fellegi and Sunter 1969; EM after Winkler 1988). `u` comes from pairs drawn at random. `m`
 * of a column comes from EM on the pairs of those blocking rules that do not use the column, so that blocking does not
 * make a column look more reliable than it is.
 */
export function learn(
  columns: readonly Column[],
  comparators: readonly Comparator[],
  rules: readonly Rule[],
  { records, second, seed }: { records: number; second?: number; seed: number },
): LinkageModel {
  const random = seeded(seed)
  const { u, typical } = chances(columns, comparators, records, second, random.next)
  const start = BELIEF.map((weight) => weight / 10)
  const sums = columns.map(() => [...BELIEF])
  for (const rule of rules) {
    const patterns: Patterns = new Map()
    const every = Math.max(1, Math.floor(rule.pairs / TRAINING_PAIRS))
    let seen = 0
    eachPair(rule, [], second, (a, b) => {
      seen += 1
      if (seen % every !== 0) return true
      const pattern = patternOf(comparators, a, b)
      patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1)
      return true
    })
    const free = columns.map((_, index) => !rule.columns.includes(index))
    const fit = expectationMaximization(patterns, u, start, free)
    if (fit.matches < 3) continue
    const trust = Math.min(1, 400 / fit.matches)
    for (const [index, levels] of fit.counts.entries()) if (free[index]) addTo(sums[index], levels, trust)
  }
  const m = sums.map((weights) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    return weights.map((weight) => weight / total)
  })
  return { m, u, typical, prior: 1 / records }
}

/** Chance that two of `records` are one person, from the patterns of all compared pairs: the fixed point of EM. */
export function priorOf(model: LinkageModel, patterns: Patterns, allPairs: number): number {
  const ratios = [...patterns].map(([pattern, count]) => [ratioOf(model, pattern), count] as const)
  let prior = model.prior
  for (let round = 0; round < 100; round += 1) {
    let matches = 0
    for (const [ratio, count] of ratios) matches += (count * prior * ratio) / (prior * ratio + 1 - prior)
    const next = Math.max(matches, 0.5) / allPairs
    if (Math.abs(next - prior) < prior * 1e-4) break
    prior = next
  }
  return prior
}

function ratioOf(model: LinkageModel, pattern: number): number {
  let ratio = 1
  for (const [column, level] of levelsOf(pattern, model.m.length).entries())
    if (level >= 0) ratio *= (model.m[column]?.[level] as number) / (model.u[column]?.[level] as number)
  return ratio
}

/**
 * Weight of evidence of two records in bits (log2 of m/u summed over the columns); where they are equal in a value,
 * `u` is that value's own frequency, so that a rare name says more than a common one.
 */
export function weightOf(
  model: LinkageModel,
  columns: readonly Column[],
  levels: readonly number[],
  row: number,
  records: number,
): number {
  let weight = 0
  for (let index = 0; index < levels.length; index += 1) {
    const level = levels[index] as number
    if (level < 0) continue
    let u = model.u[index]?.[level] as number
    if (level === EQUAL) {
      const column = columns[index] as Column
      const own = (column.counts[column.ids[row] as number] as number) / Math.max(1, column.filled)
      u = Math.min(0.95, Math.max(own, 0.5 / records))
    }
    weight += Math.log2((model.m[index]?.[level] as number) / u)
  }
  return weight
}

function chances(
  columns: readonly Column[],
  comparators: readonly Comparator[],
  records: number,
  second: number | undefined,
  next: () => number,
): { u: number[][]; typical: number[] } {
  const counts = columns.map(() => new Array<number>(LEVELS).fill(0.3))
  const pairs = Math.min(RANDOM_PAIRS, records * 60)
  for (let i = 0; i < pairs; i += 1) {
    const a = Math.floor(next() * (second ?? records))
    const b =
      second === undefined ? Math.floor(next() * records) : second + Math.floor(next() * (records - second))
    if (a === b) continue
    for (let column = 0; column < comparators.length; column += 1) {
      const level = (comparators[column] as Comparator)(a, b)
      if (level >= 0) add(counts[column], level, 1)
    }
  }
  const typical = columns.map((column) => {
    let same = 0
    for (let id = 1; id < column.counts.length; id += 1)
      same += ((column.counts[id] as number) / column.filled) ** 2
    return same
  })
  const u = counts.map((levels) => {
    const total = levels.reduce((sum, count) => sum + count, 0)
    return levels.map((count) => count / total)
  })
  return { u, typical }
}

function expectationMaximization(
  patterns: Patterns,
  u: readonly (readonly number[])[],
  start: readonly number[],
  free: readonly boolean[],
): { matches: number; counts: number[][] } {
  const rows = [...patterns].map(([pattern, count]) => ({ levels: levelsOf(pattern, free.length), count }))
  const total = rows.reduce((sum, row) => sum + row.count, 0)
  let m = free.map(() => [...start])
  let share = 0.05
  let counts: number[][] = []
  let matches = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    counts = free.map(() => new Array<number>(LEVELS).fill(0))
    matches = 0
    for (const { levels, count } of rows) {
      let ratio = share / (1 - share)
      for (let index = 0; index < levels.length; index += 1) {
        const level = levels[index] as number
        if (free[index] && level >= 0) ratio *= (m[index]?.[level] as number) / (u[index]?.[level] as number)
      }
      const weight = count * (ratio / (1 + ratio))
      matches += weight
      for (let index = 0; index < levels.length; index += 1) {
        const level = levels[index] as number
        if (free[index] && level >= 0) add(counts[index], level, weight)
      }
    }
    const next = Math.min(0.99, Math.max(matches / Math.max(1, total), 1e-7))
    const settled = Math.abs(next - share) < 1e-6
    share = next
    m = counts.map((levels) => {
      const sum = levels.reduce((all, value) => all + value, 0)
      return levels.map((value, level) => (value + (start[level] as number) * 2) / (sum + 2))
    })
    if (settled) break
  }
  return { matches, counts }
}

function add(counts: number[] | undefined, level: number, weight: number): void {
  if (counts) counts[level] = (counts[level] ?? 0) + weight
}

function addTo(counts: number[] | undefined, levels: readonly number[], trust: number): void {
  for (const [level, value] of levels.entries()) add(counts, level, trust * value)
}
