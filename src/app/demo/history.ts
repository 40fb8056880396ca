import type { Seeded } from '../../lib/seeded.ts'
import type { SamplePerson } from './people.ts'
import type { SampleProduct } from './products.ts'

const DAY = 24 * 3600 * 1000
const MINUTE = 60 * 1000
const MONTHS = 14

/** One event of the Segment form. */
export type SampleEvent = Record<string, unknown> & { timestamp: string }

/** What one person did up to now: joining, visits, carts, orders, and now and then a return. */
export function historyOf(
  random: Seeded,
  person: SamplePerson,
  products: readonly SampleProduct[],
  now: Date,
): SampleEvent[] {
  const from = Math.max(person.joined.getTime(), now.getTime() - MONTHS * 30 * DAY)
  const visits = Math.round(((now.getTime() - from) / (30 * DAY)) * person.visits)
  const known = { userId: person.userId, anonymousId: person.anonymousId }
  let serial = 0
  const event = (at: number, rest: Record<string, unknown>): SampleEvent => {
    serial += 1
    return {
      ...known,
      ...rest,
      messageId: `sample-${person.userId}-${serial}`,
      timestamp: new Date(at).toISOString(),
      context: { timezone: person.timeZone },
    }
  }
  const events = [
    event(from, {
      type: 'identify',
      traits: {
        firstName: person.firstName,
        lastName: person.lastName,
        email: person.email,
        ...(person.consents !== undefined && { consent: { email: { marketing: person.consents } } }),
      },
    }),
  ]
  for (let i = 0; i < visits; i += 1) {
    const start = from + random.next() * (now.getTime() - from)
    events.push(
      ...session(random, person, products, start, event).filter(
        ({ timestamp }) => new Date(timestamp) <= now,
      ),
    )
  }
  return events
}

function session(
  random: Seeded,
  person: SamplePerson,
  products: readonly SampleProduct[],
  start: number,
  event: (at: number, rest: Record<string, unknown>) => SampleEvent,
): SampleEvent[] {
  const favourites = products.filter(({ category }) => person.tastes.includes(category))
  const seen = Array.from({ length: random.whole(1, 5) }, () =>
    random.pick(random.chance(0.8) ? favourites : products),
  )
  const track = (at: number, name: string, properties: object) =>
    event(at, { type: 'track', event: name, properties })
  const events = [
    event(start, { type: 'page', name: 'Home', properties: { path: '/', url: 'https://shop.example/' } }),
  ]
  seen.forEach((product, i) => {
    events.push(track(start + (i + 1) * MINUTE, 'Product Viewed', line(product, 1)))
  })
  const [first] = seen
  if (!first || !random.chance(person.buys * 2)) return events
  const end = start + (seen.length + 1) * MINUTE
  events.push(track(end, 'Product Added', line(first, 1)))
  if (!random.chance(0.5)) return events
  const bought = [first, ...seen.slice(1).filter(() => random.chance(0.25))].map((product) => ({
    ...line(product, product.category === 'Supplies' ? random.whole(1, 4) : 1),
    cost: product.cost,
  }))
  const revenue = cents(bought.reduce((sum, { price, quantity }) => sum + price * quantity, 0))
  const cost = bought.reduce((sum, item) => sum + item.cost * item.quantity, 0)
  const orderId = `sample-${person.userId}-${Math.round(start / 1000)}`
  const order = { order_id: orderId, currency: 'EUR' }
  events.push(
    track(end + 2 * MINUTE, 'Order Completed', {
      ...order,
      revenue,
      margin: cents(revenue - cost),
      products: bought.map(({ cost: _, ...rest }) => rest),
    }),
  )
  if (random.chance(0.06))
    events.push(track(end + random.whole(3, 20) * DAY, 'Order Refunded', { ...order, revenue }))
  return events
}

function line({ id, name, category, price }: SampleProduct, quantity: number) {
  return { product_id: id, name, category, price, quantity }
}

function cents(value: number): number {
  return Math.round(value * 100) / 100
}
