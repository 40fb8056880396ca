import { lowerBound, upperBound } from './binomial.ts'
import { gammaUpper } from './gamma-bound.ts'

/** A group sampled with one chance: how many there are, how many of them were read, how many had a defect. */
export interface Cell {
  size: number
  read: number
  defects: number
}

/** What is known of the defect rate of everything in some cells; rates are 0…1, bounds one-sided at 95 %. */
export interface RateEstimate {
  size: number
  read: number
  defects: number
  /** Horvitz–Thompson total of defects: every read one stands for size / read others */
  total: number
  estimate: number
  standardError: number
  upper95: number
  lower95: number
}

/**
 * The defect rate of all cells together by Horvitz and Thompson (1952), with the stratified standard error
 * √Σ W² (1 − f) p(1 − p)/(n − 1) (Cochran 1977, 5.6). The upper bound is Clopper's and Pearson's where everything
 * was read with one chance, else the gamma bound of Fay and Feuer, which stays honest for a large cell without
 * a hit; a cell that was read wholly is known. Cells of which nothing was read count at their worst.
 */
export function estimateRate(cells: readonly Cell[]): RateEstimate {
  const some = cells.filter((cell) => cell.size > 0)
  const sum = (of: (cell: Cell) => number) => some.reduce((total, cell) => total + of(cell), 0)
  const size = sum((cell) => cell.size)
  const read = sum((cell) => cell.read)
  const defects = sum((cell) => cell.defects)
  const seen = some.filter((cell) => cell.read > 0)
  const seenSize = seen.reduce((total, cell) => total + cell.size, 0)
  if (seenSize === 0)
    return { size, read, defects, total: 0, estimate: 0, standardError: 0, upper95: size ? 1 : 0, lower95: 0 }
  const pooled = defects / read
  let estimate = 0
  let variance = 0
  for (const cell of seen) {
    const weight = cell.size / seenSize
    const p = cell.defects / cell.read
    estimate += weight * p
    const each = cell.read > 1 ? (p * (1 - p)) / (cell.read - 1) : pooled * (1 - pooled)
    variance += weight ** 2 * (1 - cell.read / cell.size) * each
  }
  const unseen = (size - seenSize) / size
  const upper = upperOf(seen, seenSize, estimate)
  return {
    size,
    read,
    defects,
    total: estimate * size,
    estimate,
    standardError: Math.sqrt(variance),
    upper95: Math.min(1, upper * (1 - unseen) + unseen),
    lower95: lowerOf(seen, seenSize, estimate, variance) * (1 - unseen),
  }
}

function upperOf(cells: readonly Cell[], size: number, estimate: number): number {
  const open = cells.filter((cell) => cell.read < cell.size)
  if (open.length === 0) return estimate
  const known =
    cells.filter((cell) => cell.read === cell.size).reduce((sum, cell) => sum + cell.defects, 0) / size
  const share = open.reduce((sum, cell) => sum + cell.size, 0) / size
  if (oneChance(open)) return known + share * pooledBound(open, upperBound)
  const weights = open.map((cell) => ({ weight: cell.size / size / cell.read, defects: cell.defects }))
  const bound = gammaUpper(
    weights.reduce((sum, { weight, defects }) => sum + weight * defects, 0),
    weights.reduce((sum, { weight, defects }) => sum + weight ** 2 * defects, 0),
    Math.max(...weights.map(({ weight }) => weight)),
  )
  return known + Math.min(share, bound)
}

/** Clopper–Pearson where one chance held, else with the effective number of reads (Korn and Graubard 1998). */
function lowerOf(cells: readonly Cell[], size: number, estimate: number, variance: number): number {
  const open = cells.filter((cell) => cell.read < cell.size)
  if (open.length === 0) return estimate
  if (open.length === cells.length && oneChance(open)) return pooledBound(open, lowerBound)
  const known =
    cells.filter((cell) => cell.read === cell.size).reduce((sum, cell) => sum + cell.defects, 0) / size
  if (!(variance > 0)) return known
  const read = cells.reduce((sum, cell) => sum + cell.read, 0)
  const effective = Math.min(read, (estimate * (1 - estimate)) / variance)
  return Math.max(known, lowerBound(estimate * effective, effective))
}

/** Whether the cells' chances differ by less than what rounding to whole reads makes of one chance. */
function oneChance(cells: readonly Cell[]): boolean {
  const chances = cells.map((cell) => cell.read / cell.size)
  return Math.max(...chances) / Math.min(...chances) < 1.02
}

function pooledBound(cells: readonly Cell[], bound: (x: number, n: number) => number): number {
  return bound(
    cells.reduce((sum, cell) => sum + cell.defects, 0),
    cells.reduce((sum, cell) => sum + cell.read, 0),
  )
}
