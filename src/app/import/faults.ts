import {
  type CheckedEvent,
  checkEvent,
  checkRecords,
  type RecordKind,
  ruleOf,
} from '../../lib/records/index.ts'
import type { CustomersMap, ImportMap, OrdersMap, ProductsMap, Source } from './map.ts'
import { eventOf } from './records.ts'
import { BadRow, type Values } from './values.ts'

/** A row that can be used although a rule finds a value of it faulty. */
export interface FaultReport {
  file: string
  line: number
  field: string
  rule: string
  says: string
  value: string
  suggestion?: string
}

/** What the record rules found in an import. */
export interface Faults {
  /** Rows with at least one. */
  rows: number
  byRule: Record<string, number>
  /** A few of each rule. */
  first: FaultReport[]
}

/** Looks at rows by the record rules, those that compare rows among them. */
export interface Inspector {
  look(file: string, line: number, row: Record<string, unknown>): void
  finish(): Faults
}

/** Rows compared with each other at a time: memory does not grow with the file. */
const ROUND = 50_000
const OF_EACH_RULE = 3
const MOST_SHOWN = 60

/** The rules for a map, as `tactful evaluate records` and the stream apply them. */
export function inspector(map: ImportMap, values: Values, now: Date): Inspector {
  const faults: Faults = { rows: 0, byRule: {}, first: [] }
  const report = (found: FaultReport) => {
    const count = (faults.byRule[found.rule] ?? 0) + 1
    faults.byRule[found.rule] = count
    if (count <= OF_EACH_RULE && faults.first.length < MOST_SHOWN) faults.first.push(found)
  }
  if (map.kind === 'events')
    return {
      look: (file, line, row) => {
        const found = checkEvent(checkedOf(eventOf(map, row, values), now))
        if (found.length > 0) faults.rows += 1
        for (const { field, rule, suggestion } of found)
          report({
            file,
            line,
            field,
            rule,
            says: ruleOf(rule).says,
            value: '',
            ...(suggestion && { suggestion }),
          })
      },
      finish: () => faults,
    }
  const columns = columnsOf(map)
  const names = Object.keys(columns)
  let rounds = 0
  let rows: Record<string, string>[] = []
  let places: { file: string; line: number }[] = []
  const check = () => {
    const faulty = new Set<number>()
    for (const { row, field, rule, value, suggestion } of checkRecords(
      map.kind as RecordKind,
      names,
      rows,
      now.getTime(),
    )) {
      if (rule === 'email.placeholder' && TRIAL.test(value)) continue
      const place = places[row - 1]
      // The order may stand in another round; what is stored is looked through as a whole every night.
      if (!place || (rule === 'order.refund_without_order' && (rounds > 0 || rows.length >= ROUND))) continue
      faulty.add(row)
      report({ ...place, field, rule, says: ruleOf(rule).says, value, ...(suggestion && { suggestion }) })
    }
    faults.rows += faulty.size
    rounds += 1
    rows = []
    places = []
  }
  return {
    look: (file, line, row) => {
      rows.push(Object.fromEntries(names.map((name) => [name, read(columns[name], row)])))
      places.push({ file, line })
      if (rows.length >= ROUND) check()
    },
    finish: () => {
      check()
      return faults
    },
  }

  function read(column: Column | undefined, row: Record<string, unknown>): string {
    try {
      return column === undefined ? '' : column(row)
    } catch (error) {
      if (error instanceof BadRow) return ''
      throw error
    }
  }

  function columnsOf(known: CustomersMap | OrdersMap | ProductsMap): Record<string, Column> {
    const text = (source: Source | undefined): Column | undefined =>
      source === undefined ? undefined : (row) => values.text('', source, row)
    const traits = 'traits' in known ? Object.entries(known.traits ?? {}) : []
    const own: Record<string, Column | undefined> =
      known.kind === 'customers'
        ? { id: text(known.user_id), email: text(known.email), phone: text(known.phone) }
        : known.kind === 'orders'
          ? orderColumns(known, text)
          : {
              id: text(known.id),
              title: text(known.name),
              price: text(known.price),
              currency: text(known.currency),
              url: text(known.url),
            }
    const all = { ...own, ...Object.fromEntries(traits.map(([name, source]) => [name, text(source)])) }
    return Object.fromEntries(
      Object.entries(all).flatMap(([name, column]) => (column === undefined ? [] : [[name, column]])),
    )
  }

  function orderColumns(
    known: OrdersMap,
    text: (source: Source | undefined) => Column | undefined,
  ): Record<string, Column | undefined> {
    return {
      order_id: text(known.order_id),
      order_date: text(known.time),
      customer_id: text(known.user_id),
      email: text(known.email),
      phone: text(known.phone),
      currency: text(known.currency),
      product_id: text(known.product_id),
      quantity: text(known.quantity),
      unit_price: text(known.price),
      total: text(known.total),
      status: known.refund && ((row) => (values.holds(known.refund, row) ? 'refund' : '')),
      refund_of_order: text(known.refund_of),
    }
  }
}

type Column = (row: Record<string, unknown>) => string

/** Domains that RFC 2606 keeps for trials. */
const TRIAL = /[.@](example|test)$|@example\.(com|org|net)$/i

function checkedOf(event: ReturnType<typeof eventOf>, now: Date): CheckedEvent {
  return {
    type: event.type,
    event: event.event ?? '',
    properties: event.properties ?? {},
    context: {},
    timestamp: Date.parse(event.timestamp),
    receivedAt: now.getTime(),
    known: event.userId !== undefined,
    orderId: typeof event.properties?.order_id === 'string' ? event.properties.order_id : undefined,
    pageUrl: undefined,
    lines: [],
    value: undefined,
    problems: [],
  }
}
