import { draw } from '../world/random.ts'
import type { Mess } from './mess.ts'

const SHARE = 0.02

type Mistake = (revenue: number) => Record<string, unknown>

const MISTAKES: Record<string, Mistake> = {
  cents: (revenue) => ({ revenue: Math.round(revenue * 100) }),
  text: (revenue) => ({ revenue: `€${revenue.toFixed(2).replace('.', ',')}` }),
  // the amount is what it would be in euros
  currency: () => ({ currency: 'USD' }),
}
const KINDS = Object.keys(MISTAKES)

/** Orders whose amount is in minor units, a text, or of the wrong currency. */
export const money: Mess = {
  fault: 'money',
  event: ({ seed }, event) => {
    const revenue = event.properties?.revenue
    if (event.event !== 'Order Completed' || typeof revenue !== 'number') return undefined
    const u = draw(seed, 'money', event.messageId) / SHARE
    const what = u < 1 ? KINDS[Math.floor(u * KINDS.length)] : undefined
    if (what === undefined) return undefined
    const properties = { ...event.properties, ...MISTAKES[what]?.(revenue) }
    return { what, instead: [{ ...event, properties }] }
  },
}
