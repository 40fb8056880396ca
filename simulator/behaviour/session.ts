import type { Random } from '../world/random.ts'
import {
  type Device,
  type Entry,
  MINUTE,
  type Person,
  type PriceKind,
  type Product,
  type ShopEvent,
  type World,
} from '../world/shapes.ts'
import { chooseCategory, chooseComplement, chooseProduct, likingOf } from './choose.ts'
import { cents, identified, line, tracker } from './events.ts'
import type { Intent, Life } from './life.ts'

/** One visit: when, on what, from where, and with what in mind. */
export interface Visit {
  day: number
  at: number
  /** Names the visit among those of the person. */
  key: string
  random: Random
  device: Device
  intent: Intent
  entry: Entry
  product?: Product
  /** Share off the price in this visit. */
  offer?: number
  /** Set where a stimulus has already decided that they buy. */
  decided?: boolean
  campaign?: Record<string, string>
}

/** How likely something seen goes into the cart, and from there is bought, by what they came for. */
const ADDS: Record<Intent, number> = { browse: 0.35, ad: 0.05, return: 2.2, replenish: 6 }
const BUYS: Record<Intent, number> = { browse: 0.45, ad: 0.25, return: 0.75, replenish: 0.95 }

/** How many of their visits lead past what is reduced: it tells who looks at the price. */
const OUTLET: Record<PriceKind, number> = {
  buys_anyway: 0.06,
  persuadable: 0.5,
  lost_cause: 0.25,
  put_off: 0.03,
}

/** What a person does on one visit; `life` keeps what it leads to. */
export function session(world: World, person: Person, life: Life, visit: Visit): ShopEvent[] {
  const { random, intent, at, device, day } = visit
  const signedIn = life.known.has(device.anonymousId) && random.chance(0.75)
  const make = tracker(world, person, visit, signedIn)
  const events = [make.page(at)]
  if (random.chance(OUTLET[person.priceKind])) events.push(make.page(at + MINUTE / 4, 'Outlet', '/outlet'))
  const seen = productsOf(world, person, life, visit)
  let now = at
  for (const product of seen) {
    // an ad is given forty seconds
    now += intent === 'ad' ? Math.round(0.6 * MINUTE) : Math.round((0.4 + 2 * random.next()) * MINUTE)
    events.push(make.product('Product Viewed', now, product))
  }
  const [adds, buys, pays] = [random.next(), random.next(), random.next()]
  const wanted = visit.product ?? seen.at(-1)
  if (!wanted) return events
  // three pages of one category are a different state of mind from one
  const closely = seen.length >= 3
  if (closely) life.considering = { product: wanted, day }
  const chance = person.conversion * ADDS[intent] * (closely ? 2 : 1)
  if (!visit.decided && adds >= chance) return events
  now += MINUTE
  events.push(make.product('Product Added', now, wanted))
  life.cart = { product: wanted, day }
  if (!visit.decided && buys >= BUYS[intent]) return events
  now += MINUTE
  events.push(make.track('Checkout Started', now, { order_id: make.orderId, currency: make.currency }))
  if (!visit.decided && pays < 0.08) return events
  const complement = chooseComplement(random, world.catalogue, wanted)
  const bought = complement ? [wanted, complement] : [wanted]
  now += 2 * MINUTE
  if (!life.known.has(device.anonymousId)) {
    life.known.add(device.anonymousId)
    events.push(identified(person, device, make.id(), now - 1000))
  }
  events.push(orderOf(make, now, bought, visit.offer ?? 0, random))
  settle(life, bought, day)
  if (random.chance(0.05)) {
    const [product] = bought
    if (product)
      events.push(
        make.track('Order Refunded', now + random.whole(3, 20) * 86_400_000, {
          order_id: make.orderId,
          currency: make.currency,
          revenue: product.price,
        }),
      )
  }
  return events
}

function productsOf(world: World, person: Person, life: Life, visit: Visit): Product[] {
  const { random, intent, at } = visit
  if (intent === 'replenish' && visit.product) return [visit.product]
  const count = intent === 'ad' ? 1 : intent === 'return' ? random.whole(0, 2) : random.whole(1, 6)
  const category = visit.product?.category ?? chooseCategory(random, person)
  const likes = (kind: string) => likingOf(world.seed, person, kind)
  const seen: Product[] = []
  for (let i = 0; i < count; i += 1) {
    const from = random.chance(0.8) ? category : chooseCategory(random, person)
    const product = chooseProduct(random, world.catalogue, from, at, life.owned, likes)
    if (product) seen.push(product)
  }
  return visit.product ? [...seen, visit.product] : seen
}

function orderOf(
  make: ReturnType<typeof tracker>,
  at: number,
  bought: readonly Product[],
  offer: number,
  random: Random,
): ShopEvent {
  const lines = bought.map((product) => ({
    ...line(product),
    quantity: product.lastsDays !== undefined && product.price < 30 ? random.whole(1, 3) : 1,
  }))
  const full = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
  const cost = lines.reduce((sum, { quantity }, i) => sum + (bought[i]?.cost ?? 0) * quantity, 0)
  const revenue = cents(full * (1 - offer))
  return make.track('Order Completed', at, {
    order_id: make.orderId,
    currency: make.currency,
    revenue,
    margin: cents(revenue - cost),
    ...(offer > 0 && { discount: cents(full - revenue), coupon: `TAKE${Math.round(offer * 100)}` }),
    products: lines,
  })
}

/** What a purchase leaves behind: no cart, no wish, and a day on which consumables are used up. */
function settle(life: Life, bought: readonly Product[], day: number): void {
  delete life.cart
  delete life.considering
  life.orders += 1
  for (const product of bought) {
    life.owned.set(product.kind, day)
    if (product.lastsDays !== undefined) life.due.push({ product, day: day + product.lastsDays })
  }
}
