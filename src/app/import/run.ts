import { contentHash } from '../../lib/hash.ts'
import { inspector } from './faults.ts'
import type { ImportMap } from './map.ts'
import {
  customerOf,
  eventOf,
  type ImportedEvent,
  type ImportedProduct,
  identifyCall,
  lineOf,
  type OrderLine,
  orderOf,
  productOf,
} from './records.ts'
import { type FileRow, openRows } from './rows.ts'
import { openSpool, type Spool } from './spool.ts'
import { type Tally, tally } from './tally.ts'
import { BadRow, type Values, valuesOf } from './values.ts'

/** Where records go: the server, or nowhere in a dry run. */
export interface Sink {
  events(events: readonly ImportedEvent[]): Promise<void>
  products(products: readonly ImportedProduct[]): Promise<void>
}

/** How far an import is. */
export interface Progress {
  step: 'reading' | 'sending'
  /** Bytes read of all bytes, or records sent of all records where their number is known. */
  done: number
  total: number
  rows: number
}

/** What an import is told. */
export interface ImportOptions {
  files: readonly string[]
  map: ImportMap
  sink: Sink
  /** When the import runs: the time of customers whose rows have none. */
  now: Date
  /** Records that an interrupted run had sent already: they are made again but not sent. */
  skip?: number
  onProgress?(progress: Progress): void
  /** Called after each batch that the server has taken, with all records sent so far. */
  onSent?(records: number): void
  /** Called for every row that cannot be used. */
  onBadRow?(bad: { file: string; line: number; field: string; problem: string; value: unknown }): void
}

const MOST_RECORDS = 200
const MOST_BYTES = 512 * 1024

/**
 * Reads files by a map and sends what they hold. Memory does not grow with the files: rows stream, and lines of
 * orders are brought together on disk. Sending the same files again changes nothing, because every record's id
 * follows from what it says.
 */
export async function runImport(options: ImportOptions): Promise<Tally> {
  const counted = tally()
  const values = valuesOf(options.map)
  const sender = batches(options, counted)
  if (options.map.kind !== 'orders') {
    const { map } = options
    await eachRow(options, counted, async (row) => {
      if (map.kind === 'products') await sender.product(productOf(map, row, values))
      else
        await sender.event(
          map.kind === 'customers' ? customerOf(map, row, values, options.now) : eventOf(map, row, values),
        )
    })
    await sender.flush()
    return counted
  }
  const spool = openSpool()
  try {
    const { map } = options
    let line: OrderLine | undefined
    await eachRow(options, counted, async (row) => {
      line = lineOf(map, row, values, line)
      spool.add(line)
    })
    await sendOrders(spool, options, sender, map.catalog ?? true)
    return counted
  } finally {
    spool.close()
  }
}

async function sendOrders(
  spool: Spool,
  options: ImportOptions,
  sender: Batches,
  catalog: boolean,
): Promise<void> {
  const total = spool.orders()
  let done = 0
  if (catalog) for (const product of spool.products()) await sender.product(product)
  for (const lines of spool.inOrder()) {
    const [first] = lines
    const key = first.who.userId ?? first.who.email ?? first.who.anonymousId ?? ''
    const hash = contentHash(first.traits).slice(0, 16)
    if (Object.keys(first.traits).length > 0 && spool.isNews(key, hash))
      await sender.event(identifyCall(first.who, first.traits, new Date(first.at)))
    await sender.event(orderOf(lines))
    done += 1
    options.onProgress?.({ step: 'sending', done, total, rows: total })
  }
  await sender.flush()
}

async function eachRow(
  options: ImportOptions,
  counted: Tally,
  use: (row: Record<string, unknown>) => Promise<void>,
): Promise<void> {
  const values: Values = valuesOf(options.map)
  const opened = await Promise.all(
    options.files.map(async (path) => ({ path, file: await openRows(path, options.map) })),
  )
  const total = opened.reduce((sum, { file }) => sum + file.totalBytes, 0)
  const inspected = inspector(options.map, values, options.now)
  let before = 0
  for (const { path, file } of opened) {
    for await (const read of file.rows) {
      counted.rows += 1
      await useRow(path, read)
      if (counted.rows % 1000 === 0)
        options.onProgress?.({ step: 'reading', done: before + file.readBytes(), total, rows: counted.rows })
    }
    before += file.totalBytes
    options.onProgress?.({ step: 'reading', done: before, total, rows: counted.rows })
  }
  counted.faults = inspected.finish()

  async function useRow(path: string, read: FileRow): Promise<void> {
    try {
      if ('problem' in read) throw new BadRow('', read.problem)
      const skipped = options.map.skip?.find(({ when }) => values.holds(when, read.row))
      if (skipped) return counted.skip(skipped.because)
      await use(read.row)
      counted.used += 1
      inspected.look(path, read.line, read.row)
    } catch (error) {
      if (!(error instanceof BadRow)) throw error
      const bad = {
        file: path,
        line: read.line,
        field: error.field,
        problem: error.message,
        value: error.value,
      }
      counted.bad(bad)
      options.onBadRow?.(bad)
    }
  }
}

interface Batches {
  event(event: ImportedEvent): Promise<void>
  product(product: ImportedProduct): Promise<void>
  flush(): Promise<void>
}

/** Gathers records into batches; those before `skip` are counted but not sent. */
function batches(options: ImportOptions, counted: Tally): Batches {
  let events: ImportedEvent[] = []
  let products: ImportedProduct[] = []
  let bytes = 0
  let made = 0

  const flush = async () => {
    if (products.length > 0) await options.sink.products(products)
    if (events.length > 0) await options.sink.events(events)
    events = []
    products = []
    bytes = 0
    options.onSent?.(made)
  }
  const add = async (record: object, put: () => void) => {
    made += 1
    if (made <= (options.skip ?? 0)) return
    put()
    bytes += JSON.stringify(record).length
    if (events.length + products.length >= MOST_RECORDS || bytes >= MOST_BYTES) await flush()
  }
  return {
    event: async (event) => {
      counted.event(event)
      await add(event, () => events.push(event))
    },
    product: async (product) => {
      counted.product(product)
      await add(product, () => products.push(product))
    },
    flush,
  }
}
