import type { Column } from './columns.ts'
import { editDistance, jaroWinkler } from './text-distance.ts'

/** How alike two values of a column are: 0 different, 4 equal; fewer levels for some kinds. -1 where one is missing. */
export type Level = -1 | 0 | 1 | 2 | 3 | 4

/** Levels of every comparator, for tables of frequencies. */
export const LEVELS = 5
export const EQUAL = 4

/** Compares two records in one column. `others` are columns of names among which a value may have been put by mistake. */
export type Comparator = (a: number, b: number) => Level

/** The comparator of a column by its kind. */
export function comparatorOf(column: Column, others: readonly Column[]): Comparator {
  const { ids, values } = column
  const likeness = LIKENESS[column.kind]
  const names =
    column.kind === 'name' ? others.filter((other) => other !== column && other.kind === 'name') : []
  return (a, b) => {
    const x = ids[a] as number
    const y = ids[b] as number
    if (x === 0 || y === 0) return -1
    if (x === y) return EQUAL
    const left = values[x] as string
    const right = values[y] as string
    const level = likeness(left, right)
    if (level > 0) return level
    for (const other of names) {
      const atB = other.values[other.ids[b] as number]
      const atA = other.values[other.ids[a] as number]
      if ((atB === left && left.length > 1) || (atA === right && right.length > 1)) return 1
    }
    return 0
  }
}

const LIKENESS: Record<Column['kind'], (a: string, b: string) => Level> = {
  name: (a, b) => {
    const like = jaroWinkler(a, b)
    if (like >= 0.92 || (a.length > 3 && editDistance(a, b, 1) === 1)) return 3
    return like >= 0.82 ? 2 : 0
  },
  text: (a, b) => {
    const like = jaroWinkler(a, b)
    if (like >= 0.94 || editDistance(a, b, 1) === 1) return 3
    return like >= 0.86 ? 2 : sharedWords(a, b) >= 0.5 ? 1 : 0
  },
  date: (a, b) => {
    const edits = editDistance(a, b, 2)
    if (edits === 1 || (a.length === 8 && a === b.slice(0, 4) + b.slice(6) + b.slice(4, 6))) return 3
    if (edits === 2) return 2
    return a.slice(0, 4) === b.slice(0, 4) || a.slice(4) === b.slice(4) ? 1 : 0
  },
  code: (a, b) => {
    const edits = editDistance(a, b, 2)
    return edits === 1 ? 3 : edits === 2 && Math.min(a.length, b.length) > 4 ? 2 : 0
  },
  number: (a, b) => {
    if (a.length > 1 && b.length > 1 && editDistance(a, b, 1) === 1) return 3
    return Math.abs(Number(a) - Number(b)) === 1 ? 2 : 0
  },
  category: (a, b) => (a.length > 1 && editDistance(a, b, 1) === 1 ? 3 : 0),
  email: (a, b) => {
    const [left = '', leftDomain] = a.split('@')
    const [right = '', rightDomain] = b.split('@')
    if (left === right || editDistance(a, b, 2) <= 2) return 3
    const like = jaroWinkler(left, right)
    if (like >= 0.92) return 2
    return like >= 0.85 || (leftDomain === rightDomain && like >= 0.75) ? 1 : 0
  },
}

function sharedWords(a: string, b: string): number {
  const left = new Set(a.split(' '))
  const right = new Set(b.split(' '))
  let both = 0
  for (const word of left) if (right.has(word)) both += 1
  return both / (left.size + right.size - both)
}
