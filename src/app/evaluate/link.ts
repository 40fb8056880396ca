import { type Linked, link } from '../../lib/linkage/index.ts'
import { csvRowsOf, tallyOf } from './files.ts'
import { BadInput, type Method } from './method.ts'

/** `tactful evaluate link`: which records of a file (or of two) are one person, against known truth. */
export const linkMethod: Method = {
  name: 'link',
  describe: 'find duplicates in a file, or the same people in two files, and compare with the truth',
  options: [
    { name: 'data', value: 'file', required: true, describe: 'CSV of records with a header' },
    { name: 'data2', value: 'file', describe: 'a second CSV: pairs are then across the files only' },
    { name: 'id', value: 'column', required: true, describe: 'column with the record id, never compared' },
    {
      name: 'truth-from',
      value: 'pattern',
      describe: 'regular expression whose first group names the person in the id',
    },
    { name: 'truth', value: 'file', describe: 'CSV of pairs of ids that are one person' },
  ],
  example: "link --data people.csv --id rec_id --truth-from 'rec-(\\d+)-'",
  run: async ({ options, seed, lenient }) => {
    const id = String(options.id)
    const paths = [String(options.data), ...(options.data2 ? [String(options.data2)] : [])]
    const texts = new Map<string, string[]>()
    const ids: string[] = []
    const lines: number[] = []
    let second: number | undefined
    let skipped = 0
    for (const path of paths) {
      if (ids.length > 0) second = ids.length
      const tally = tallyOf(path, lenient)
      for await (const { line, row } of csvRowsOf(path, tally, { required: [id] })) {
        const own = row[id]?.trim()
        if (!own) {
          tally.skip(line, `expected a record id in the column ${id}`)
          continue
        }
        tally.rows += 1
        for (const [name, value] of Object.entries(row)) {
          if (name === id) continue
          let column = texts.get(name)
          if (!column) {
            column = []
            texts.set(name, column)
          }
          while (column.length < ids.length) column.push('')
          column.push(value)
        }
        ids.push(own)
        lines.push(line)
      }
      tally.check()
      skipped += tally.skipped
    }
    const truth = await truthOf(options, ids, lines, second, lenient)
    const columns = [...texts].map(([name, column]) => ({ name, texts: column }))
    const linked = link({ columns, records: ids.length, seed, ...(second === undefined ? {} : { second }) })
    return {
      method: "Fellegi and Sunter's model learnt by EM, term frequencies, blocking chosen from the data",
      parameters: {
        threshold: rounded(linked.threshold),
        columns: linked.columns,
        rules: linked.rules,
        compared: linked.compared,
      },
      rows: ids.length,
      skipped,
      ...figures(linked, truth),
    }
  },
}

interface Truth {
  pairs: number
  is(a: number, b: number): boolean
}

async function truthOf(
  options: Readonly<Record<string, string | boolean | undefined>>,
  ids: readonly string[],
  lines: readonly number[],
  second: number | undefined,
  lenient: boolean,
): Promise<Truth> {
  if (options.truthFrom) {
    const pattern = patternOf(String(options.truthFrom))
    const people = ids.map((own, row) => {
      const person = pattern.exec(own)?.[1]
      if (person === undefined)
        throw new BadInput(`line ${lines[row]}: --truth-from finds no group in the id "${own}".`)
      return person
    })
    const counts = new Map<string, [number, number]>()
    for (const [row, person] of people.entries()) {
      const count = counts.get(person) ?? [0, 0]
      count[second !== undefined && row >= second ? 1 : 0] += 1
      counts.set(person, count)
    }
    let pairs = 0
    for (const [left, right] of counts.values())
      pairs += second === undefined ? (left * (left - 1)) / 2 : left * right
    return { pairs, is: (a, b) => people[a] === people[b] }
  }
  if (!options.truth)
    throw new BadInput(
      'Give the truth: --truth-from PATTERN (a group in the id) or --truth FILE (pairs of ids).',
    )
  return truthFile(String(options.truth), ids, second, lenient)
}

async function truthFile(
  path: string,
  ids: readonly string[],
  second: number | undefined,
  lenient: boolean,
): Promise<Truth> {
  const left = new Map<string, number>()
  const right = new Map<string, number>()
  for (const [row, own] of ids.entries()) (second !== undefined && row >= second ? right : left).set(own, row)
  const partners = second === undefined ? left : right
  const known = new Set<string>()
  const tally = tallyOf(path, lenient)
  for await (const { line, row } of csvRowsOf(path, tally)) {
    const [one, other] = Object.values(row).map((value) => value.trim())
    let a = left.get(one ?? '')
    let b = partners.get(other ?? '')
    if (a === undefined || b === undefined) {
      a = left.get(other ?? '')
      b = partners.get(one ?? '')
    }
    if (a === undefined || b === undefined || a === b) {
      tally.skip(line, 'expected two ids of records in the data')
      continue
    }
    tally.rows += 1
    known.add(keyOf(a, b))
  }
  tally.check()
  return { pairs: known.size, is: (a, b) => known.has(keyOf(a, b)) }
}

function keyOf(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

function patternOf(text: string): RegExp {
  try {
    return new RegExp(text)
  } catch (error) {
    throw new BadInput(`--truth-from is no regular expression (${(error as Error).message}).`)
  }
}

function figures(linked: Linked, truth: Truth) {
  let right = 0
  let best = 0
  let at = { precision: 0, recall: 0, f1: 0 }
  for (const [index, { a, b, weight }] of linked.pairs.entries()) {
    if (truth.is(a, b)) right += 1
    const following = linked.pairs[index + 1]?.weight
    if (following === weight) continue
    const f1 = (2 * right) / (index + 1 + truth.pairs)
    if (f1 > best) best = f1
    if (weight >= linked.threshold)
      at = { precision: right / (index + 1), recall: truth.pairs > 0 ? right / truth.pairs : 0, f1 }
  }
  return {
    pairsTrue: truth.pairs,
    precision: rounded(at.precision),
    recall: rounded(at.recall),
    f1: rounded(at.f1),
    bestF1: rounded(best),
  }
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
