import { seeded } from '../seeded.ts'

/** One thing that may be drawn: its stratum, and its risk on any scale ≥ 0 (larger is read more). */
export interface FrameItem {
  id: string
  stratum: string
  risk: number
}

/** Items that share one inclusion probability: `reads` of them are drawn, each as likely. */
export interface DesignCell {
  /** the strata in it: one, unless there are more strata than reads */
  strata: readonly string[]
  items: readonly FrameItem[]
  reads: number
}

/** One drawn item with its inclusion probability (0…1]. */
export interface Drawn {
  id: string
  stratum: string
  probability: number
}

/** This share of the reads is spread evenly, so that no item's weight exceeds twice that of an even sample. */
const EVEN = 0.5
const BANDS = 4
const FEWEST = 2

/**
 * The design of a stratified, risk-weighted probability sample of `budget` items: it depends on the frame and the
 * budget only. Strata are parted into bands of risk; reads are allotted half evenly and half in proportion to
 * √risk (optimal where the chance of a defect grows with risk: Cochran 1977, 5.5), at least two to a cell, never
 * more than it has. Within a cell all items are as likely, so that exact bounds hold.
 */
export function sampleDesign(frame: readonly FrameItem[], budget: number): DesignCell[] {
  const total = Math.min(Math.max(0, Math.floor(budget)), frame.length)
  if (total === 0) return []
  const sizes = scores(frame)
  const cells = cellsOf(frame, total)
  const wanted = cells.map(
    ({ items }) => items.reduce((sum, item) => sum + (sizes.get(item) ?? 0), 0) * total,
  )
  const reads = allot(
    wanted,
    cells.map(({ items }) => items.length),
    total,
  )
  return cells.map((cell, at) => ({ ...cell, reads: reads[at] ?? 0 }))
}

/** Draws a sample without replacement; the same seed draws the same items whatever the order of the frame. */
export function drawSample(frame: readonly FrameItem[], budget: number, seed: number): Drawn[] {
  const random = seeded(seed)
  return sampleDesign(frame, budget).flatMap(({ items, reads }) => {
    const pool = [...items].sort((a, b) => order(a.id, b.id))
    for (let at = 0; at < reads; at += 1) {
      const other = random.whole(at, pool.length - 1)
      const [here, there] = [pool[at], pool[other]]
      if (here && there) [pool[at], pool[other]] = [there, here]
    }
    const probability = reads / items.length
    return pool.slice(0, reads).map(({ id, stratum }) => ({ id, stratum, probability }))
  })
}

/** The share of the reads that each item would get. */
function scores(frame: readonly FrameItem[]): Map<FrameItem, number> {
  const root = (item: FrameItem) => Math.sqrt(Math.max(0, item.risk))
  const roots = frame.reduce((sum, item) => sum + root(item), 0)
  return new Map(
    frame.map((item) => {
      const byRisk = roots > 0 ? root(item) / roots : 1 / frame.length
      return [item, EVEN / frame.length + (1 - EVEN) * byRisk]
    }),
  )
}

function cellsOf(frame: readonly FrameItem[], budget: number): Omit<DesignCell, 'reads'>[] {
  const strata = [...Map.groupBy(frame, (item) => item.stratum)].sort(
    ([a, one], [b, other]) => other.length - one.length || order(a, b),
  )
  if (strata.length > budget) {
    const own = strata.slice(0, budget - 1)
    const rest = strata.slice(budget - 1)
    return [
      ...own.map(([name, items]) => ({ strata: [name], items })),
      { strata: rest.map(([name]) => name), items: rest.flatMap(([, items]) => items) },
    ]
  }
  const bands = Math.max(1, Math.min(BANDS, Math.floor(budget / (strata.length * FEWEST * 2))))
  return strata.flatMap(([name, items]) =>
    bandsOf(items, bands).map((band) => ({ strata: [name], items: band })),
  )
}

/** Parts items by risk into at most `most` bands of about equal number; equal risks stay together. */
function bandsOf(items: readonly FrameItem[], most: number): FrameItem[][] {
  const byRisk = [...Map.groupBy(items, (item) => item.risk)].sort(([a], [b]) => a - b)
  const bands: FrameItem[][] = []
  let current: FrameItem[] = []
  byRisk.forEach(([, same], at) => {
    current.push(...same)
    const values = byRisk.length - at - 1
    const enough = current.length >= items.length / most || byRisk.length <= most
    if (enough && current.length >= FEWEST && values > 0 && bands.length < most - 1) {
      bands.push(current)
      current = []
    }
  })
  if (current.length >= FEWEST || bands.length === 0) bands.push(current)
  else bands.at(-1)?.push(...current)
  return bands
}

/** Whole numbers that sum to `total`, near `wanted`, each at least two (or one) and at most its capacity. */
function allot(wanted: readonly number[], capacity: readonly number[], total: number): number[] {
  const floor = total >= capacity.length * FEWEST ? FEWEST : 1
  const reads = capacity.map((most) => Math.min(most, floor))
  for (let left = total - reads.reduce((a, b) => a + b, 0); left > 0; ) {
    const open = reads.map((_, at) => at).filter((at) => (reads[at] ?? 0) < (capacity[at] ?? 0))
    const lack = open.map((at) => Math.max(1e-9, (wanted[at] ?? 0) - (reads[at] ?? 0)))
    const lacking = lack.reduce((a, b) => a + b, 0)
    const shares = open.map((at, i) => ({ at, share: ((lack[i] ?? 0) / lacking) * left }))
    let given = 0
    for (const { at, share } of shares) {
      const more = Math.min(Math.floor(share), (capacity[at] ?? 0) - (reads[at] ?? 0))
      reads[at] = (reads[at] ?? 0) + more
      given += more
    }
    left -= given
    if (given > 0) continue
    for (const { at } of shares.sort((a, b) => b.share - a.share).slice(0, left)) {
      reads[at] = (reads[at] ?? 0) + 1
      left -= 1
    }
  }
  return reads
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
