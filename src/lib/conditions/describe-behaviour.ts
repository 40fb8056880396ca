import { filtersPhrase, number, pointName, pointPhrase, quantity } from './describe-test.ts'
import { isNever } from './never.ts'
import type { BehaviourCondition, EventCondition, NumberOp, Window } from './schema.ts'

/** How an event is spoken of: what people did, what they did not do. */
interface Verb {
  past: string
  plain: string
}

const VERBS: Readonly<Record<string, Verb>> = {
  'Order Completed': { past: 'bought', plain: 'buy' },
  'Order Refunded': { past: 'sent something back', plain: 'send anything back' },
  'Product Viewed': { past: 'viewed a product', plain: 'view a product' },
  'Product Added': { past: 'added to the cart', plain: 'add to the cart' },
  'Product Removed': { past: 'took something out of the cart', plain: 'take anything out of the cart' },
  'Cart Viewed': { past: 'viewed the cart', plain: 'view the cart' },
  'Checkout Started': { past: 'started the checkout', plain: 'start the checkout' },
  'Page Viewed': { past: 'viewed a page', plain: 'view a page' },
  'Screen Viewed': { past: 'viewed a screen', plain: 'view a screen' },
}

/** The words for an event. */
export function verbOf(event: string): Verb {
  return VERBS[event] ?? { past: `did “${event}”`, plain: `do “${event}”` }
}

/** What an event condition says: `bought at least twice in the last 60 days`. */
export function describeEvent(condition: EventCondition): string {
  const { event, where, within, is } = condition
  const verb = verbOf(event)
  const rest = `${windowPhrase(within)}${filtersPhrase(where)}`
  if ('time' in is)
    return `${is.measure} ${verb.past} ${pointPhrase(is.time, is.op)}${considering(within)}${filtersPhrase(where)}`
  if (is.measure === 'count') {
    if (isNever(condition)) return `did not ${verb.plain}${rest}`
    const times = is.op === 'at_least' && is.value === 1 ? '' : ` ${comparison(is.op, timesOf(is.value))}`
    return `${verb.past}${times}${rest}`
  }
  const bound = comparison(is.op, number(is.value))
  if (event === 'Order Completed') {
    if (is.measure === 'sum') return `spent ${bound}${rest}`
    return is.measure === 'average'
      ? `spent ${bound} per order on average${rest}`
      : `had a largest order of ${bound}${rest}`
  }
  const what = { sum: 'a total value', average: 'an average value', largest: 'a largest value' }[is.measure]
  return `${verb.past} with ${what} of ${bound}${rest}`
}

/** What a condition on computed behaviour says: `have revenue of at least 100 in the last 30 days`. */
export function describeBehaviour({ of, within, op, value }: BehaviourCondition): string {
  const bound = comparison(op, number(value))
  const window = windowPhrase(within)
  if (of === 'revenue') return `brought ${bound} in revenue${window}`
  if (of === 'average_order') return `spent ${bound} per order on average${window}`
  const what = of === 'orders' ? 'order' : 'refund'
  return `had ${bound} ${value === 1 ? what : `${what}s`}${window}`
}

/** Whether two conditions are about the same events, leaving windows aside. */
export function sameEvents(a: EventCondition, b: EventCondition): boolean {
  return a.event === b.event && JSON.stringify(a.where ?? []) === JSON.stringify(b.where ?? [])
}

/** ` in the last 60 days`; empty for ever. */
export function windowPhrase(window: Window | undefined): string {
  switch (window?.kind) {
    case 'last':
      return ` in the last ${quantity(window.n, window.unit)}`
    case 'before':
      return ` ${pointPhrase(window.time, 'before')}`
    case 'after':
      return ` ${pointPhrase(window.time, 'after')}`
    case 'between':
      return ` between ${pointName(window.from)} and ${pointName(window.to)}`
    default:
      return ''
  }
}

function considering(window: Window | undefined): string {
  const phrase = windowPhrase(window)
  return phrase === '' ? '' : `, counting only what was${phrase}`
}

/** How often: `once`, `twice`, `3 times`. */
export function timesOf(n: number): string {
  if (n === 1) return 'once'
  return n === 2 ? 'twice' : `${number(n)} times`
}

const WORDS = {
  at_least: 'at least',
  at_most: 'at most',
  exactly: 'exactly',
  more_than: 'more than',
  less_than: 'less than',
} as const satisfies Record<NumberOp, string>

const comparison = (op: NumberOp, bound: string): string => `${WORDS[op]} ${bound}`
