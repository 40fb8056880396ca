import { type Moment, spanOf } from '../../lib/conditions/instants.ts'
import type { PropertyFilter, Window } from '../../lib/conditions/schema.ts'
import { type Binder, bindInstant } from './binder.ts'
import { filterSql } from './values.ts'

/** What is counted of the events that pass a filter. `valued` counts those that carry money. */
export type AggregateKind = 'count' | 'sum' | 'valued' | 'largest' | 'first' | 'last'

interface Aggregate {
  kind: AggregateKind
  event: string
  filter: readonly string[]
  alias: string
}

/** The aggregates that a condition needs, to be computed in one pass over the events. */
export interface Aggregates {
  list: Aggregate[]
  /** The column that holds the aggregate; the same one for the same question. */
  of(
    kind: AggregateKind,
    event: string,
    within: Window | undefined,
    where?: readonly PropertyFilter[],
  ): string
}

/** Collects aggregates for a moment. */
export function collectAggregates(binder: Binder, moment: Moment): Aggregates {
  const list: Aggregate[] = []
  return {
    list,
    of(kind, event, within, where = []) {
      const { from, to } = spanOf(within, moment)
      const filter = [
        ...(from === undefined ? [] : [`timestamp >= ${bindInstant(binder, from)}`]),
        ...(to === undefined ? [] : [`timestamp < ${bindInstant(binder, to)}`]),
        ...where.map((one) => filterSql(binder, one, moment)),
      ]
      const text = filter.join(' AND ')
      const known = list.find(
        (other) => other.kind === kind && other.event === event && other.filter.join(' AND ') === text,
      )
      if (known) return known.alias
      const alias = `a${list.length}`
      list.push({ kind, event, filter, alias })
      return alias
    },
  }
}

/** The texts of one pass: what to select for a profile, how to add up profiles of a person, which rows to read. */
export interface Pass {
  perProfile: string[]
  perPerson: string[]
  where: string[]
}

/** Moves what all aggregates ask into the `where`, so that rows of no use are never read. */
export function planPass(binder: Binder, { list }: Aggregates): Pass {
  const events = [...new Set(list.map(({ event }) => event))]
  const shared = list[0]?.filter.filter((part) => list.every(({ filter }) => filter.includes(part))) ?? []
  const names = events.map((event) => binder.bind(event, 'String'))
  return {
    where: [names.length === 1 ? `event = ${names[0]}` : `event IN (${names.join(', ')})`, ...shared],
    perProfile: list.map((aggregate) => {
      const parts = aggregate.filter.filter((part) => !shared.includes(part))
      const rest =
        events.length === 1 ? parts : [`event = ${binder.bind(aggregate.event, 'String')}`, ...parts]
      return `${profileSql(aggregate.kind, rest.join(' AND '))} AS ${aggregate.alias}`
    }),
    perPerson: list.map(({ kind, alias }) => `${personSql(kind, `e.${alias}`)} AS ${alias}`),
  }
}

// Times before 1990 and negative money never reach the table, so that epoch and −1 can stand for "no such event".
function profileSql(kind: AggregateKind, filter: string): string {
  const of = (name: string, argument: string) =>
    filter === '' ? `${name}(${argument})` : `${name}If(${[argument, filter].filter(Boolean).join(', ')})`
  switch (kind) {
    case 'count':
      return of('count', '')
    case 'sum':
      return `ifNull(${of('sum', 'value')}, toDecimal128(0, 4))`
    case 'valued':
      return of('count', 'value')
    case 'largest':
      return `ifNull(${of('max', 'value')}, toDecimal64(-1, 4))`
    case 'first':
      return of('min', 'timestamp')
    case 'last':
      return of('max', 'timestamp')
  }
}

function personSql(kind: AggregateKind, column: string): string {
  if (kind === 'first') return `minIf(${column}, ${existsSql(column)})`
  return kind === 'last' || kind === 'largest' ? `max(${column})` : `sum(${column})`
}

/** Whether a column of kind `first` or `last` holds a time. */
export function existsSql(column: string): string {
  return `${column} > toDateTime64(0, 3, 'UTC')`
}
