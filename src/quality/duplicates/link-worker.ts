import { parentPort, workerData } from 'node:worker_threads'
import { link } from '../../lib/linkage/index.ts'
import type { Records } from './records.ts'

/** What the linking thread is given. */
export interface LinkingInput {
  columns: Records['columns']
  records: number
  /** Pairs below are of no use. */
  least: number
}

/** What it answers: pairs of rows in falling order of weight, with the level of each column. */
export interface Linking {
  pairs: { a: number; b: number; weight: number; levels: Record<string, number> }[]
  compared: number
}

function run({ columns, records, least }: LinkingInput): Linking {
  const filled = columns.filter(({ texts }) => texts.some((text) => text !== ''))
  const linked = link({ columns: filled, records, seed: 1 })
  return {
    compared: linked.compared,
    pairs: linked.pairs
      .filter(({ weight }) => weight >= least)
      .map(({ a, b, weight, levels }) => ({
        a,
        b,
        weight,
        levels: Object.fromEntries(linked.columns.map(({ name }, index) => [name, levels[index] ?? -1])),
      })),
  }
}

parentPort?.postMessage(run(workerData as LinkingInput))
