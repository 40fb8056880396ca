import { csvRowsOf, type Tally, tallyOf } from './files.ts'
import { BadInput } from './method.ts'

/** A CSV file as texts by column. */
export interface Columns {
  names: string[]
  rows: number
  skipped: number
  of(name: string): readonly string[]
}

/** Reads a CSV file into columns; `check` says of a row why it cannot be used. */
export async function columnsOf(
  path: string,
  lenient: boolean,
  required: readonly string[],
  check: (row: Record<string, string>) => string | undefined,
): Promise<Columns> {
  const tally: Tally = tallyOf(path, lenient)
  const columns = new Map<string, string[]>()
  for await (const { line, row } of csvRowsOf(path, tally, { required })) {
    if (columns.size === 0) for (const name of Object.keys(row)) if (name !== '') columns.set(name, [])
    const wrong = check(row)
    if (wrong !== undefined) {
      tally.skip(line, wrong)
      continue
    }
    tally.rows += 1
    for (const [name, values] of columns) values.push((row[name] ?? '').trim())
  }
  tally.check()
  return {
    names: [...columns.keys()],
    rows: tally.rows,
    skipped: tally.skipped,
    of: (name) => columns.get(name) ?? [],
  }
}

/** A yes/no outcome as text: 1/0, true/false, yes/no in any case; undefined for anything else. */
export function yesOrNo(text: string | undefined): 0 | 1 | undefined {
  const word = (text ?? '').trim().toLowerCase()
  if (['1', '1.0', 'true', 'yes', 'y', 't'].includes(word)) return 1
  if (['0', '0.0', 'false', 'no', 'n', 'f'].includes(word)) return 0
  return undefined
}

/** The comma-separated columns of an option, each of which must be in the file. */
export function columnList(option: unknown, { names }: Columns, path: string): string[] {
  const asked = typeof option === 'string' ? option.split(',').map((name) => name.trim()) : []
  const wanted = asked.filter((name) => name !== '')
  for (const name of wanted)
    if (!names.includes(name))
      throw new BadInput(`--exclude names ${name}, which ${path} does not have; it has ${names.join(', ')}.`)
  return wanted
}

/** The columns that both files must share to learn on one and answer on the other. */
export function requireColumns(names: readonly string[], file: Columns, path: string): void {
  const missing = names.filter((name) => !file.names.includes(name))
  if (missing.length > 0)
    throw new BadInput(
      `${path}: line 1: expected the columns of the training file; missing ${missing.join(', ')}.`,
    )
}
