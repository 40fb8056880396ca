import { SHOP } from '../behaviour/shop.ts'
import { randomFor } from '../world/random.ts'
import { DAY, type ShopEvent } from '../world/shapes.ts'
import type { Mess } from './mess.ts'

/** A bot for so many people, a day. */
const PEOPLE_PER_BOT = 1200
const PAGES = 25

const AGENTS = [
  'Mozilla/5.0 (compatible; PriceCrawler/2.1; +https://crawler.example/bot)',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ShopSpider/1.0) Chrome/120.0.0.0 Safari/537.36',
  'python-requests/2.32.3',
  // this one does not say what it is
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36',
]

/** Programs that open the whole range, a page every two seconds, at any hour. */
export const bots: Mess = {
  fault: 'bot',
  day: (world, day) => {
    const random = randomFor(world.seed, 'bots', day)
    const expected = world.people.length / PEOPLE_PER_BOT
    const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0)
    return Array.from({ length: count }, (_, bot) => {
      const anonymousId = `b-${day}-${bot}`
      const context = { userAgent: random.pick(AGENTS), sessionId: anonymousId }
      const start = world.origin + Math.floor(day * DAY + random.next() * 0.9 * DAY)
      return Array.from({ length: PAGES }, (_, page): ShopEvent => {
        const { id, name, category, price } = random.pick(world.catalogue.products)
        return {
          type: 'track',
          event: 'Product Viewed',
          anonymousId,
          messageId: `sim-${anonymousId}-${page}`,
          timestamp: new Date(start + page * 2000).toISOString(),
          properties: { product_id: id, name, category, price, quantity: 1 },
          context: { ...context, page: { url: `${SHOP}/p/${id}` } },
        }
      })
    }).flat()
  },
}
