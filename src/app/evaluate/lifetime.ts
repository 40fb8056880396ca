import { expectedPurchases, expectedSpend, fitBgNbd, fitGammaGamma } from '../../lib/lifetime/index.ts'
import { csvRowsOf, tallyOf } from './files.ts'
import { type Customer, calibrationOf, customersOf, type Order } from './lifetime-history.ts'
import { type Answer, BadInput, type Given, type Method } from './method.ts'

const DAY = 24 * 3600 * 1000

/** `evaluate lifetime`: what customers were expected to buy, and bought. */
export const lifetime: Method = {
  name: 'lifetime',
  describe:
    'fit BG/NBD and Gamma-Gamma on orders before a day and compare with what followed (days begin at 00:00 UTC; ends excluded)',
  options: [
    {
      name: 'orders',
      value: 'file',
      required: true,
      describe: 'CSV: customer_id, order_id, time, value (refunds negative; lines of one order are added up)',
    },
    { name: 'from', value: 'day', required: true, describe: 'start of the history, such as 2025-01-01' },
    { name: 'calibrate-to', value: 'day', required: true, describe: 'end of the history' },
    { name: 'to', value: 'day', required: true, describe: 'end of what is compared' },
  ],
  example: 'lifetime --orders orders.csv --from 2025-01-01 --calibrate-to 2025-07-01 --to 2025-10-01 --json',
  run,
}

async function run({ options, lenient }: Given): Promise<Answer> {
  const from = dayOf('--from', options.from)
  const until = dayOf('--calibrate-to', options.calibrateTo)
  const to = dayOf('--to', options.to)
  if (!(from < until && until < to)) throw new BadInput('expected --from before --calibrate-to before --to.')
  const path = String(options.orders)
  const tally = tallyOf(path, lenient)
  const orders = new Map<string, Order>()
  for await (const { line, row } of csvRowsOf(path, tally, {
    required: ['customer_id', 'order_id', 'time', 'value'],
  })) {
    const order = orderOf(row)
    if (typeof order === 'string') {
      tally.skip(line, order)
      continue
    }
    tally.rows += 1
    const key = JSON.stringify([order.customer, row.order_id])
    const known = orders.get(key)
    if (known) {
      known.value += order.value
      known.time = Math.min(known.time, order.time)
    } else orders.set(key, order)
  }
  tally.check()
  const customers = customersOf(orders.values(), { from, until, to })
  if (customers.length < 10)
    throw new BadInput(`${path}: expected at least 10 customers between --from and --calibrate-to.`)
  return { rows: tally.rows, skipped: tally.skipped, ...compare(customers, (to - until) / DAY) }
}

function compare(customers: readonly Customer[], ahead: number) {
  const model = fitBgNbd(customers.map(({ history }) => history))
  const spends = customers.map(({ orders, value }) => ({ purchases: orders, mean: value / orders }))
  const worth = fitGammaGamma(spends)
  const sum = (of: (customer: Customer) => number) => customers.reduce((all, one) => all + of(one), 0)
  // several orders on one day are one purchase to the model, and refunds lower what a purchase is worth
  const ordersAPurchase = sum(({ orders }) => orders) / sum(({ history }) => history.repeats + 1)
  const kept = Math.max(0, 1 - sum(({ refunds }) => refunds) / sum(({ value }) => value))
  const spendOf = (spend: (typeof spends)[number]) => (worth ? expectedSpend(worth, spend) : spend.mean)
  const predicted = customers.map((customer, i) => {
    const orders = ordersAPurchase * expectedPurchases(model, customer.history, ahead)
    const spend = spends[i] ?? { purchases: 0, mean: 0 }
    return { orders, value: orders * kept * spendOf(spend), actual: customer.later }
  })
  const total = (of: (one: (typeof predicted)[number]) => number) =>
    predicted.reduce((all, one) => all + of(one), 0)
  return {
    method: 'BG/NBD and Gamma-Gamma',
    parameters: { ...model, ...(worth && { gammaGamma: worth }), ordersAPurchase, kept },
    customers: customers.length,
    expectedOrders: total(({ orders }) => orders),
    actualOrders: total(({ actual }) => actual.orders),
    expectedValue: total(({ value }) => value),
    actualValue: total(({ actual }) => actual.value),
    mae: total(({ orders, actual }) => Math.abs(orders - actual.orders)) / customers.length,
    calibration: calibrationOf(predicted.map(({ orders, actual }) => [orders, actual.orders])),
  }
}

function orderOf(row: Record<string, string>): Order | string {
  const customer = row.customer_id?.trim()
  if (!customer) return 'expected a customer_id'
  if (!row.order_id?.trim()) return 'expected an order_id'
  const time = timeOf(row.time)
  if (Number.isNaN(time)) return `expected a time such as 2025-01-31 14:05:00, found ${row.time}`
  const value = row.value?.trim() ? Number(row.value) : Number.NaN
  if (!Number.isFinite(value)) return `expected a number at value, found ${row.value}`
  return { customer, time, value }
}

/** A time in UTC where it names no zone. */
function timeOf(text: string | undefined): number {
  const plain = (text ?? '').trim().replace(' ', 'T')
  if (/^\d{9,10}$/.test(plain)) return Number(plain) * 1000
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(plain) || !plain.includes('T')
  return Date.parse(zoned ? plain : `${plain}Z`)
}

function dayOf(name: string, text: unknown): number {
  const time = timeOf(String(text))
  if (Number.isNaN(time))
    throw new BadInput(`${name}: expected a day such as 2025-07-01, found ${String(text)}.`)
  return time
}
