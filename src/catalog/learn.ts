import { commerceEvents } from '../events/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { ProductInput } from './schema.ts'
import { learnProducts, MOST_PRODUCTS } from './upsert.ts'

interface Mention {
  id: string
  name: string
  category: string
  price: number
  url: string
  image: string
}

const NAMES = [commerceEvents.productViewed, commerceEvents.productAdded, commerceEvents.orderCompleted]
const ADDRESS = /^https?:\/\/\S+$/
const MOST_LEARNT = 100_000

/**
 * Takes in the products that commerce events mentioned since a time, as the latest mention of each describes them;
 * repeating it changes nothing. Answers with how many products were mentioned.
 */
export async function learnFromEvents(ctx: Ctx, since: Date): Promise<number> {
  const mentions = await ctx.facts.query<Mention>(
    `SELECT id, argMaxIf(name, at, name != '') AS name, argMaxIf(category, at, category != '') AS category,
       argMaxIf(price, at, price > 0) AS price, argMaxIf(url, at, url != '') AS url, argMaxIf(image, at, image != '') AS image
     FROM (
       SELECT timestamp AS at, JSONExtractString(one, 'product_id') AS id, JSONExtractString(one, 'name') AS name,
         JSONExtractString(one, 'category') AS category, JSONExtractFloat(one, 'price') AS price,
         JSONExtractString(one, 'url') AS url, JSONExtractString(one, 'image_url') AS image
       FROM events
       ARRAY JOIN if(JSONHas(properties, 'products'), JSONExtractArrayRaw(properties, 'products'), [properties]) AS one
       WHERE workspace_id = {workspace:UUID} AND event IN {events:Array(String)}
         AND received_at > parseDateTime64BestEffort({since:String}, 3, 'UTC')
         AND timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC'))
     WHERE id != '' AND lengthUTF8(id) <= 200
     GROUP BY id ORDER BY id LIMIT ${MOST_LEARNT}`,
    {
      workspace: ctx.workspace,
      events: NAMES,
      since: since.toISOString(),
      now: ctx.clock.now().toISOString(),
    },
    { lane: 'report' },
  )
  for (let at = 0; at < mentions.length; at += MOST_PRODUCTS)
    await learnProducts(ctx, mentions.slice(at, at + MOST_PRODUCTS).map(toProduct))
  return mentions.length
}

/** Only what the mention really says: an empty field is left out. */
function toProduct({ id, name, category, price, url, image }: Mention): ProductInput {
  return {
    id,
    ...(name && { name: name.slice(0, 500) }),
    ...(category && { category: category.slice(0, 200) }),
    ...(price > 0 && price <= 1e12 && { price }),
    ...(ADDRESS.test(url) && url.length <= 2000 && { url }),
    ...(ADDRESS.test(image) && image.length <= 2000 && { image }),
  }
}
