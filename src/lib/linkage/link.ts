import { chooseRules, eachPair, type Rule } from './blocking.ts'
import { type Column, columnOf } from './columns.ts'
import { comparatorOf, EQUAL } from './compare.ts'
import type { LinkedPair } from './linked-pair.ts'
import { type LinkageModel, learn, levelsOf, type Patterns, patternOf, priorOf, weightOf } from './model.ts'
import { withSupport } from './support.ts'
import { bestExpectedF1, oneToOne } from './threshold.ts'

/** Records as columns of text; rows from `second` on are of the second file, and pairs are then across only. */
export interface LinkInput {
  columns: readonly { name: string; texts: readonly string[] }[]
  records: number
  second?: number
  seed: number
  /** pairs to compare at most; a small file is compared whole */
  budget?: number
  progress?: (stage: string, done: number) => void
}

/** What linking found. Pairs are in falling order of weight; those at `threshold` or above are taken as matches. */
export interface Linked {
  pairs: LinkedPair[]
  threshold: number
  compared: number
  rules: readonly Pick<Rule, 'name' | 'pairs'>[]
  columns: readonly Pick<Column, 'name' | 'kind'>[]
  model: LinkageModel
}

const WHOLE = 1_500_000
const KEPT_BITS = -12
const MOST_COLUMNS = 20

/** Finds the records that are one person, learning everything it needs from the records themselves. */
export function link(input: LinkInput): Linked {
  const { records, second, seed } = input
  const columns = input.columns
    .map(({ name, texts }) => columnOf(name, texts))
    .filter((column) => column !== undefined)
    .sort((a, b) => b.values.length - a.values.length)
    .slice(0, MOST_COLUMNS)
  const comparators = columns.map((column) => comparatorOf(column, columns))
  const allPairs = second === undefined ? (records * (records - 1)) / 2 : second * (records - second)
  const where = { records, seed, ...(second === undefined ? {} : { second }) }
  const budget = input.budget ?? Math.max(4_000_000, records * 20)
  const rules = columns.length === 0 ? [] : chooseRules(columns, { ...where, budget })
  const model = learn(columns, comparators, rules, where)
  input.progress?.('learnt', rules.length)
  const used = allPairs <= WHOLE ? [everything(records)] : rules
  const patterns: Patterns = new Map()
  const pairs: LinkedPair[] = []
  const floor = Math.log2(1 / records) + KEPT_BITS + 6
  let compared = 0
  for (const [index, rule] of used.entries()) {
    eachPair(rule, used.slice(0, index), second, (a, b) => {
      compared += 1
      const pattern = patternOf(comparators, a, b)
      patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1)
      const levels = levelsOf(pattern, columns.length)
      const weight = weightOf(model, columns, levels, a, records)
      if (weight + Math.log2(1 / records) > floor && levels.includes(EQUAL))
        pairs.push({ a, b, weight, levels })
      return true
    })
    input.progress?.(rule.name, compared)
  }
  model.prior = priorOf(model, patterns, allPairs)
  const bits = Math.log2(model.prior / (1 - model.prior))
  const kept: LinkedPair[] = []
  for (const pair of pairs) {
    pair.weight += bits
    if (pair.weight > KEPT_BITS) kept.push(pair)
  }
  const weigh = (a: number, b: number) => {
    const levels = levelsOf(patternOf(comparators, a, b), columns.length)
    return { levels, weight: weightOf(model, columns, levels, a, records) }
  }
  const final = second === undefined ? withSupport(kept, weigh) : kept
  final.sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b)
  const matched = second === undefined ? final : oneToOne(final, records)
  return {
    pairs: matched,
    threshold: bestExpectedF1(matched.map((pair) => pair.weight)),
    compared,
    rules: used.map(({ name, pairs: count }) => ({ name, pairs: count })),
    columns: columns.map(({ name, kind }) => ({ name, kind })),
    model,
  }
}

function everything(records: number): Rule {
  return {
    name: 'every pair',
    columns: [],
    keys: new Int32Array(records).fill(1),
    pairs: (records * (records - 1)) / 2,
  }
}
