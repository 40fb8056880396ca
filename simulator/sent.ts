import type { Shop } from './stream.ts'
import type { Sent } from './truth.ts'
import type { ShopEvent } from './world/shapes.ts'

/** Counts what is sent of a shop's history. */
export function tallyOf(shop: Shop) {
  const messages = new Set<string>()
  const devices = new Set<string>()
  const orders: Sent['orders'] = {}
  const byDay: Sent['byDay'] = {}
  return {
    add: (events: readonly ShopEvent[]) => {
      for (const event of events) {
        if (messages.has(event.messageId)) continue
        messages.add(event.messageId)
        const day = event.timestamp.slice(0, 10)
        byDay[day] = (byDay[day] ?? 0) + 1
        if (event.anonymousId !== undefined) devices.add(event.anonymousId)
        if (
          event.event === 'Order Completed' &&
          event.userId !== undefined &&
          !event.messageId.endsWith('-again')
        ) {
          const { count, revenue } = orders[event.userId] ?? { count: 0, revenue: 0 }
          orders[event.userId] = { count: count + 1, revenue: revenue + worthOf(event) }
        }
      }
    },
    sent: (): Sent => ({
      end: shop.world.end,
      byDay,
      faults: shop.faults,
      orders,
      devices: [...devices],
    }),
  }
}

/** What an order was worth, whatever was made of its amount: its lines, less what was taken off. */
function worthOf({ properties = {} }: ShopEvent): number {
  const lines = Array.isArray(properties.products) ? properties.products : []
  const full = lines.reduce((sum: number, { price, quantity }) => sum + price * quantity, 0)
  return full - (typeof properties.discount === 'number' ? properties.discount : 0)
}
