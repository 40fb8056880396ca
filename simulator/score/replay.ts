import { dayOf } from '../behaviour/life.ts'
import { historyOfShop, openShop, type Shop } from '../stream.ts'
import type { Truth } from '../truth.ts'
import { DAY, type ShopEvent } from '../world/shapes.ts'
import { makeWorld } from '../world/world.ts'

/** A shop lived through once more. */
export interface Replay {
  shop: Shop
  /** Visits and orders of known people, in order of time. */
  history: ShopEvent[]
  /** Products looked at or bought in the weeks after the history's end, by user id: what nobody has seen yet. */
  future: Map<string, string[]>
}

const AHEAD = 28

/** Lives through the shop of a truth file again, and some weeks on. */
export function replayOf({ seed, preset, people, days, scenarios, sent }: Truth): Replay {
  const world = makeWorld({
    seed,
    preset,
    people: people.length,
    days,
    end: sent.end,
    imageBase: '',
    scenarios,
  })
  const shop = openShop(world)
  const history = [...historyOfShop(shop)]
    .flat()
    .filter(({ type, event }) => type === 'page' || event === 'Order Completed')
  const future = new Map<string, string[]>()
  for (const person of world.people) {
    const life = shop.lives[person.index]
    if (!life) continue
    const events = Array.from({ length: AHEAD }, (_, i) => days + 1 + i).flatMap((day) =>
      dayOf(world, person, life, day),
    )
    const products = events.flatMap(productsIn)
    if (products.length > 0) future.set(person.userId, products)
  }
  return { shop, history, future }
}

/** The products that an event is about. */
export function productsIn({ properties }: ShopEvent): string[] {
  const { product_id: one, products: lines } = properties ?? {}
  if (typeof one === 'string') return [one]
  return Array.isArray(lines) ? lines.map(({ product_id }) => String(product_id)) : []
}

/** Day of the history on which an event was. */
export function dayIn({ origin }: Shop['world'], { timestamp }: ShopEvent): number {
  return Math.floor((Date.parse(timestamp) - origin) / DAY)
}
