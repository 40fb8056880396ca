import type { EventFact } from './event-fact.ts'
import { instantOf, type Moment, spanOf } from './instants.ts'
import { parsePath, valuesAt } from './path.ts'
import type { BehaviourCondition, Condition, EventCondition, NumberOp, Window } from './schema.ts'
import { meetsSequence } from './sequence.ts'
import { passes } from './values.ts'

export type { EventFact }

/** What a condition reads of one person. */
export interface PersonFacts {
  events: readonly EventFact[]
  /** By name: texts as they are, everything else as JSON; traits graded bad are left out. */
  traits: Readonly<Record<string, string>>
  /** By `channel.purpose`. */
  consent: Readonly<Record<string, 'granted' | 'denied'>>
  hasEmail: boolean
}

/** Someone of whom nothing is known. */
export const NOBODY: PersonFacts = { events: [], traits: {}, consent: {}, hasEmail: false }

/**
 * Whether a person meets a condition at a moment: the meaning that the SQL of segments is tested against. Always
 * true or false, so `not` is the plain opposite. Segments must have been replaced by their conditions.
 */
export function evaluate(condition: Condition, person: PersonFacts, moment: Moment): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.of.every((inner) => evaluate(inner, person, moment))
    case 'or':
      return condition.of.some((inner) => evaluate(inner, person, moment))
    case 'not':
      return !evaluate(condition.of, person, moment)
    case 'event':
      return meetsEvent(condition, person, moment)
    case 'sequence':
      return meetsSequence(condition, person.events, moment)
    case 'behaviour':
      return meetsBehaviour(condition, person, moment)
    case 'trait':
      return passes(traitValues(person.traits[condition.trait]), condition.is, moment)
    case 'consent':
      return (person.consent[`${condition.channel}.${condition.purpose}`] ?? 'unknown') === condition.state
    case 'reachable':
      return person.hasEmail
    case 'segment':
      throw new Error('A segment inside a condition has to be replaced by its condition first.')
    case 'everyone':
      return true
  }
}

/** Names of the e-commerce spec that computed behaviour is made of. */
export const ORDER_EVENT = 'Order Completed'
export const REFUND_EVENT = 'Order Refunded'

function meetsEvent(
  { event, where, within, is }: EventCondition,
  person: PersonFacts,
  moment: Moment,
): boolean {
  // read once, not for every event
  const filters = (where ?? []).map(({ property, is: wanted }) => ({
    steps: parsePath(property) ?? [],
    wanted,
  }))
  const events = select(person, event, within, moment).filter(({ properties }) =>
    filters.every(({ steps, wanted }) => passes(valuesAt(properties, steps), wanted, moment)),
  )
  if (is.measure === 'count') return compare(BigInt(events.length), is.op, BigInt(is.value))
  if ('time' in is) {
    if (events.length === 0) return false
    const times = events.map((fact) => fact.at)
    const time = is.measure === 'first' ? Math.min(...times) : Math.max(...times)
    const bound = instantOf(is.time, moment)
    return is.op === 'before' ? time < bound : time >= bound
  }
  const values = amounts(events)
  const bound = scaled(is.value)
  if (is.measure === 'sum') return compare(sum(values), is.op, bound)
  if (values.length === 0) return false
  if (is.measure === 'average') return compare(sum(values), is.op, bound * BigInt(values.length))
  return compare(largest(values), is.op, bound)
}

function meetsBehaviour(
  { of, within, op, value }: BehaviourCondition,
  person: PersonFacts,
  moment: Moment,
): boolean {
  const orders = select(person, ORDER_EVENT, within, moment)
  const refunds = select(person, REFUND_EVENT, within, moment)
  if (of === 'orders') return compare(scaled(orders.length), op, scaled(value))
  if (of === 'refunds') return compare(scaled(refunds.length), op, scaled(value))
  const values = amounts(orders)
  if (of === 'revenue') return compare(sum(values) - sum(amounts(refunds)), op, scaled(value))
  return values.length > 0 && compare(sum(values), op, scaled(value) * BigInt(values.length))
}

function select(person: PersonFacts, event: string, within: Window | undefined, moment: Moment): EventFact[] {
  const { from = -Infinity, to = Infinity } = spanOf(within, moment)
  const now = moment.now.getTime()
  return person.events.filter(
    (fact) => fact.event === event && fact.at <= now && fact.at >= from && fact.at < to,
  )
}

/** The one text of a trait; a text that is a JSON list counts as the list. */
function traitValues(text: string | undefined): unknown[] {
  if (text === undefined) return []
  if (!text.startsWith('[')) return [text]
  try {
    return [JSON.parse(text)]
  } catch {
    return [text]
  }
}

/** Money as whole ten-thousandths, as exact as the database keeps it. */
export function scaled(amount: number): bigint {
  return BigInt(Math.round(amount * 10_000))
}

const amounts = (events: readonly EventFact[]): bigint[] =>
  events.flatMap(({ value }) => (value === undefined ? [] : [scaled(value)]))

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n)

/** `Math.max` does not take bigints. */
const largest = (values: readonly bigint[]): bigint => values.toSorted((a, b) => Number(b - a))[0] ?? 0n

function compare(value: bigint, op: NumberOp, bound: bigint): boolean {
  switch (op) {
    case 'at_least':
      return value >= bound
    case 'at_most':
      return value <= bound
    case 'exactly':
      return value === bound
    case 'more_than':
      return value > bound
    case 'less_than':
      return value < bound
  }
}
