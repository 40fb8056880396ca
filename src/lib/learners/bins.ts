import type { Table } from './table.ts'

/** At most this many bins a column. */
export const BINS = 64
const ROWS_TO_CUT = 50_000

/** Where each column is cut: a value falls in the bin of the number of cuts at or below it. */
export function cutsOf(x: Table): Float64Array[] {
  const step = Math.max(1, Math.floor(x.rows / ROWS_TO_CUT))
  return Array.from({ length: x.columns }, (_, c) => {
    const sorted = new Float64Array(Math.ceil(x.rows / step))
    for (let i = 0; i < sorted.length; i++) sorted[i] = x.values[i * step * x.columns + c] as number
    sorted.sort()
    const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1])
    if (distinct.length <= BINS) return distinct.slice(1)
    const cuts: number[] = []
    for (let bin = 1; bin < BINS; bin++) {
      const cut = sorted[Math.floor((bin * sorted.length) / BINS)] as number
      if (cut > (cuts.at(-1) ?? (sorted[0] as number))) cuts.push(cut)
    }
    return Float64Array.from(cuts)
  })
}

/** The bin of each value, column-major: `bins[column * rows + row]`. */
export function binnedOf(x: Table, cuts: readonly Float64Array[]): Uint8Array {
  const bins = new Uint8Array(x.rows * x.columns)
  for (let c = 0; c < x.columns; c++) {
    const at = cuts[c] as Float64Array
    for (let row = 0; row < x.rows; row++) {
      const value = x.values[row * x.columns + c] as number
      let [low, high] = [0, at.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((at[middle] as number) <= value) low = middle + 1
        else high = middle
      }
      bins[c * x.rows + row] = low
    }
  }
  return bins
}
