import type { History } from '../../lib/lifetime/index.ts'

/** One order; a refund has a negative value. Times are milliseconds. */
export interface Order {
  customer: string
  time: number
  value: number
}

/** A customer's history in days, and what followed. */
export interface Customer {
  history: History
  orders: number
  value: number
  refunds: number
  later: { orders: number; value: number }
}

const DAY = 24 * 3600 * 1000

/** Customers who bought between `from` and `until`; their purchases are days with an order, ages in days. */
export function customersOf(
  orders: Iterable<Order>,
  { from, until, to }: { from: number; until: number; to: number },
): Customer[] {
  const byCustomer = new Map<string, Order[]>()
  for (const order of orders) {
    if (order.time < from || order.time >= to) continue
    const known = byCustomer.get(order.customer)
    if (known) known.push(order)
    else byCustomer.set(order.customer, [order])
  }
  return [...byCustomer.values()].flatMap((all) => {
    const past = withoutCancelled(all.filter(({ time }) => time < until))
    const bought = past.filter(({ value }) => value > 0)
    if (bought.length === 0) return []
    const days = [...new Set(bought.map(({ time }) => Math.floor((time - from) / DAY)))].sort((a, b) => a - b)
    const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0]
    const later = all.filter(({ time }) => time >= until)
    const sum = (some: Order[]) => some.reduce((total, { value }) => total + value, 0)
    return [
      {
        history: { repeats: days.length - 1, last: last - first, age: (until - from) / DAY - first },
        orders: bought.length,
        value: sum(bought),
        refunds: -sum(past.filter(({ value }) => value < 0)),
        later: { orders: later.filter(({ value }) => value > 0).length, value: sum(later) },
      },
    ]
  })
}

/** An order that was taken back whole was no purchase: both are left out. */
function withoutCancelled(orders: readonly Order[]): Order[] {
  const kept = [...orders].sort((a, b) => a.time - b.time)
  for (const refund of orders.filter(({ value }) => value < 0)) {
    const order = kept.findLastIndex(
      ({ time, value }) => time <= refund.time && Math.abs(value + refund.value) < 0.005,
    )
    if (order < 0) continue
    kept.splice(order, 1)
    kept.splice(kept.indexOf(refund), 1)
  }
  return kept
}

const GROUPS = 10

/** Expected beside actual in tenths of the expectation, lowest first. */
export function calibrationOf(
  pairs: readonly (readonly [number, number])[],
): { customers: number; expected: number; actual: number }[] {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0])
  const groups = Math.min(GROUPS, sorted.length)
  return Array.from({ length: groups }, (_, g) => {
    const some = sorted.slice(
      Math.floor((g * sorted.length) / groups),
      Math.floor(((g + 1) * sorted.length) / groups),
    )
    const mean = (of: 0 | 1) => some.reduce((sum, pair) => sum + pair[of], 0) / some.length
    return { customers: some.length, expected: mean(0), actual: mean(1) }
  })
}
