import { presetNamed } from '../presets/index.ts'
import { randomFor } from '../world/random.ts'
import { DAY, HOUR, type Person, type ShopEvent, type World } from '../world/shapes.ts'
import { cents, line } from './events.ts'
import type { Life } from './life.ts'

const SUBSCRIBERS = 0.6

/** The box of whoever has a subscription, each time it is due: an order that nobody visits for. */
export function subscriptionOn(world: World, person: Person, life: Life, day: number): ShopEvent[] {
  const { subscriptionDays: every, currency } = presetNamed(world.preset)
  if (every === undefined) return []
  const random = randomFor(world.seed, 'subscription', person.index)
  if (!random.chance(SUBSCRIBERS)) return []
  const [box, since] = [
    random.pick(world.catalogue.ofCategory.get('Boxes') ?? []),
    random.whole(0, every - 1),
  ]
  if (day < person.firstDay + since) return []
  const at = new Date(world.origin + day * DAY + Math.floor((4 + random.next()) * HOUR)).toISOString()
  const base = { type: 'track', userId: person.userId, timestamp: at } as const
  if (day === person.churnDay)
    return [{ ...base, event: 'Subscription Cancelled', messageId: `sim-end-${person.userId}` }]
  const ended = person.churnDay !== undefined && day > person.churnDay
  if (ended || (day - person.firstDay - since) % every !== 0) return []
  life.orders += 1
  return [
    {
      ...base,
      event: 'Order Completed',
      messageId: `sim-box-${person.userId}-${day}`,
      properties: {
        order_id: `b-${person.userId}-${day}`,
        currency,
        revenue: box.price,
        margin: cents(box.price - box.cost),
        subscription: true,
        products: [line(box)],
      },
    },
  ]
}
