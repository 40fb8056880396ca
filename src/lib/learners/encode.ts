import type { Table } from './table.ts'

/** How one named column of texts becomes numbers. */
interface ColumnCode {
  name: string
  /** replaces what is missing or no number; absent where the column is not used as a number */
  median?: number
  /** the values that get a column of their own, 0 or 1 */
  levels: string[]
}

/** What was learnt from training rows: how to encode, and which columns say nothing usable. */
export interface Encoding {
  codes: ColumnCode[]
  /** columns left out because they only name the row (each value different) or never vary */
  leftOut: string[]
  names: string[]
}

const MOST_LEVELS = 30

/**
 * Learns from training rows how columns of texts become numbers: a column of numbers stays one (missing ones
 * become the median); other columns, and whole numbers of few values when `codes` is set (they may be codes
 * rather than amounts), get a 0/1 column for each frequent value.
 */
export function learnEncoding(
  names: readonly string[],
  columns: readonly (readonly string[])[],
  { codes: asCodes = false }: { codes?: boolean } = {},
): Encoding {
  const codes: ColumnCode[] = []
  const leftOut: string[] = []
  for (const [i, name] of names.entries()) {
    const column = columns[i] ?? []
    const counts = new Map<string, number>()
    for (const text of column) counts.set(text, (counts.get(text) ?? 0) + 1)
    counts.delete('')
    const numeric = [...counts.keys()].every((text) => Number.isFinite(Number(text)))
    const whole = numeric && [...counts.keys()].every((text) => Number.isInteger(Number(text)))
    const onlyNames = counts.size > 50 && counts.size >= column.length * 0.98 && (whole || !numeric)
    if (counts.size < 2 || onlyNames) {
      leftOut.push(name)
      continue
    }
    const fewest = Math.max(10, column.length * 0.001)
    const levels =
      numeric && !(asCodes && whole && counts.size > 2 && counts.size <= MOST_LEVELS)
        ? []
        : [...counts]
            .filter(([, count]) => count >= fewest)
            .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
            .slice(0, MOST_LEVELS)
            .map(([text]) => text)
    codes.push({ name, levels, ...(numeric && { median: medianOf(column) }) })
  }
  return {
    codes,
    leftOut,
    names: codes.flatMap(({ name, levels, median }) => [
      ...(median === undefined ? [] : [name]),
      ...levels.map((level) => `${name}=${level}`),
    ]),
  }
}

/** Encodes rows by what was learnt; a value never seen is none of the known ones. */
export function encode(
  encoding: Encoding,
  rows: number,
  columnOf: (name: string) => readonly string[],
): Table {
  const columns = encoding.names.length
  const values = new Float64Array(rows * columns)
  let at = 0
  for (const { name, levels, median } of encoding.codes) {
    const column = columnOf(name)
    if (median !== undefined) {
      for (let row = 0; row < rows; row++) {
        const text = column[row] ?? ''
        const number = text === '' ? Number.NaN : Number(text)
        values[row * columns + at] = Number.isFinite(number) ? number : median
      }
      at += 1
    }
    const place = new Map(levels.map((level, i) => [level, at + i]))
    for (let row = 0; row < rows; row++) {
      const found = place.get(column[row] ?? '')
      if (found !== undefined) values[row * columns + found] = 1
    }
    at += levels.length
  }
  return { rows, columns, values }
}

function medianOf(column: readonly string[]): number {
  const sorted = Float64Array.from(column.filter((text) => text !== '').map(Number)).sort()
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
