import { type LoggedChoice, offPolicy } from '../../lib/bandits/index.ts'
import { type Columns, columnsOf } from './columns.ts'
import { BadInput, type Method } from './method.ts'

const PRIOR_TRIES = 200
const FOLDS = 5

/** What another policy would have earned, from the log of one that ran; the other's log gives its choices. */
export const policy: Method = {
  name: 'policy',
  describe: 'what another policy would have earned, from the log of one that ran with known propensities',
  options: [
    {
      name: 'log',
      value: 'file',
      required: true,
      describe: 'CSV item_id, position, click, propensity_score',
    },
    {
      name: 'target',
      value: 'file',
      required: true,
      describe: 'the same of the other policy, for its choices',
    },
  ],
  example: 'policy --log random.csv --target thompson.csv',
  async run({ options, lenient }) {
    const [log, target] = [
      await choicesOf(String(options.log), lenient),
      await choicesOf(String(options.target), lenient),
    ]
    const shares = sharesOf(target)
    const items = new Set(log.items)
    const values = valuesByFold(log)
    const choices: LoggedChoice[] = []
    for (let row = 0; row < log.rows; row++) {
      const value = values[row % FOLDS] as (item: string, position: string) => number
      const [item, position] = [log.items[row] as string, log.positions[row] as string]
      const chances = shares.get(position)
      let expectedTarget = 0
      for (const [other, share] of chances ?? []) expectedTarget += share * value(other, position)
      choices.push({
        reward: log.clicks[row] as number,
        logged: log.propensities[row] as number,
        target: chances?.get(item) ?? 0,
        expected: value(item, position),
        expectedTarget,
      })
    }
    const { why, refused, ...estimate } = offPolicy(choices)
    const unseen = [...new Set(target.items)].filter((item) => !items.has(item))
    return {
      method:
        'self-normalized inverse propensity scores and doubly robust, with shrunk rates by item and position',
      parameters: {
        priorTries: PRIOR_TRIES,
        folds: FOLDS,
        items: items.size,
        itemsOnlyInTarget: unseen.length,
      },
      rows: log.rows + target.rows,
      skipped: log.skipped + target.skipped,
      ...estimate,
      onPolicyTarget: target.clicks.reduce((a, b) => a + b, 0) / target.rows,
      refused,
      why,
    }
  },
}

interface Choices {
  rows: number
  skipped: number
  items: readonly string[]
  positions: readonly string[]
  clicks: number[]
  propensities: number[]
}

async function choicesOf(path: string, lenient: boolean): Promise<Choices> {
  const file: Columns = await columnsOf(
    path,
    lenient,
    ['item_id', 'position', 'click', 'propensity_score'],
    (row) => {
      const propensity = Number(row.propensity_score || Number.NaN)
      if (!row.item_id?.trim()) return 'expected an item_id'
      if (!Number.isFinite(Number(row.click || Number.NaN)))
        return `expected a number in click, got "${row.click ?? ''}"`
      return propensity > 0 && propensity <= 1
        ? undefined
        : `expected 0 < propensity_score ≤ 1, got "${row.propensity_score ?? ''}"`
    },
  )
  if (file.rows < 2) throw new BadInput(`${path}: at least two choices are needed.`)
  return {
    rows: file.rows,
    skipped: file.skipped,
    items: file.of('item_id'),
    positions: file.of('position'),
    clicks: file.of('click').map(Number),
    propensities: file.of('propensity_score').map(Number),
  }
}

/**
 * How often the target policy makes each choice at each position. Its logged propensities are per choice made;
 * their mean by item and position would lean to the moments when it liked the item, so that counts are used.
 */
function sharesOf({ items, positions }: Choices): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>()
  const totals = new Map<string, number>()
  for (const [row, item] of items.entries()) {
    const position = positions[row] as string
    const here = counts.get(position) ?? new Map<string, number>()
    here.set(item, (here.get(item) ?? 0) + 1)
    counts.set(position, here)
    totals.set(position, (totals.get(position) ?? 0) + 1)
  }
  for (const [position, here] of counts)
    for (const [item, count] of here) here.set(item, count / (totals.get(position) as number))
  return counts
}

/** The expected reward of an item at a position, shrunk to the item's and to all, for rows of each fold from the others. */
function valuesByFold({ items, positions, clicks }: Choices): ((item: string, position: string) => number)[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const seen = new Map<string, { clicks: number; tries: number }>()
    const add = (key: string, click: number) => {
      const record = seen.get(key) ?? { clicks: 0, tries: 0 }
      record.clicks += click
      record.tries += 1
      seen.set(key, record)
    }
    for (const [row, item] of items.entries()) {
      if (row % FOLDS === fold) continue
      const click = clicks[row] as number
      add('all', click)
      add(`item ${item}`, click)
      add(`at ${positions[row]} ${item}`, click)
    }
    const shrunk = (key: string, to: number) => {
      const { clicks: got, tries } = seen.get(key) ?? { clicks: 0, tries: 0 }
      return (got + PRIOR_TRIES * to) / (tries + PRIOR_TRIES)
    }
    return (item, position) => shrunk(`at ${position} ${item}`, shrunk(`item ${item}`, shrunk('all', 0)))
  })
}
