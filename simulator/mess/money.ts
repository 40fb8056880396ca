import { draw } from '../world/random.ts'
import type { ShopEvent } from '../world/shapes.ts'
import type { Mess } from './mess.ts'

const SHARE = 0.02

const MISTAKES: readonly ((revenue: number, event: ShopEvent) => Record<string, unknown>)[] = [
  // in cents
  (revenue) => ({ revenue: Math.round(revenue * 100) }),
  // as a text for people
  (revenue) => ({ revenue: `€${revenue.toFixed(2).replace('.', ',')}` }),
  // in another currency, though the amount is not
  () => ({ currency: 'USD' }),
]

/** Orders whose amount is in minor units, a text, or of the wrong currency. */
export const money: Mess = {
  fault: 'money',
  event: ({ seed }, event) => {
    const revenue = event.properties?.revenue
    if (event.event !== 'Order Completed' || typeof revenue !== 'number') return undefined
    const u = draw(seed, 'money', event.messageId) / SHARE
    const mistake = u < 1 ? MISTAKES[Math.floor(u * MISTAKES.length)] : undefined
    return mistake && [{ ...event, properties: { ...event.properties, ...mistake(revenue, event) } }]
  },
}
