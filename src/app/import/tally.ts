import type { Faults } from './faults.ts'
import type { ImportedEvent, ImportedProduct } from './records.ts'

/** A row that could not be used. */
export interface BadRowReport {
  file: string
  line: number
  field: string
  problem: string
  value: unknown
}

/** What an import found and made. */
export interface Tally {
  rows: number
  used: number
  skipped: Record<string, number>
  badRows: { total: number; byProblem: Record<string, number>; first: BadRowReport[] }
  /** Rows that are used although a rule finds a value of them faulty. */
  faults: Faults
  events: Record<string, number>
  products: number
  from: string | undefined
  to: string | undefined
  /** The first of each kind of record, to look at in a dry run. */
  samples: (ImportedEvent | ImportedProduct)[]
  skip(because: string): void
  bad(report: BadRowReport): void
  event(event: ImportedEvent): void
  product(product: ImportedProduct): void
}

const MOST_SHOWN = 20

/** Starts counting. */
export function tally(): Tally {
  const counted: Tally = {
    rows: 0,
    used: 0,
    skipped: {},
    badRows: { total: 0, byProblem: {}, first: [] },
    faults: { rows: 0, byRule: {}, first: [] },
    events: {},
    products: 0,
    from: undefined,
    to: undefined,
    samples: [],
    skip: (because) => add(counted.skipped, because),
    bad: (report) => {
      counted.badRows.total += 1
      add(counted.badRows.byProblem, report.problem)
      if (counted.badRows.first.length < MOST_SHOWN) counted.badRows.first.push(report)
    },
    event: (event) => {
      const name = event.event ?? 'Identified'
      if (!counted.events[name]) counted.samples.push(event)
      add(counted.events, name)
      if (!counted.from || event.timestamp < counted.from) counted.from = event.timestamp
      if (!counted.to || event.timestamp > counted.to) counted.to = event.timestamp
    },
    product: (product) => {
      if (counted.products === 0) counted.samples.push(product)
      counted.products += 1
    },
  }
  return counted
}

function add(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1
}
