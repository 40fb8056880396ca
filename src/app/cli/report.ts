import { AppError } from '../../platform/errors.ts'
import { RemoteError } from './remote.ts'

/** Prints a result: as one JSON object with `--json`, else as lines for people. */
export function print(json: boolean | undefined, result: unknown, lines: readonly string[]): void {
  console.log(json ? JSON.stringify(result) : lines.join('\n'))
}

/** Says what went wrong on standard error; a fault that nobody foresaw shows where it happened. */
export function explain(error: unknown): void {
  if (error instanceof AppError || error instanceof RemoteError) console.error(error.message)
  else console.error(error)
}

/** Columns for people: every cell padded to its column's width. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)),
    [],
  )
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
