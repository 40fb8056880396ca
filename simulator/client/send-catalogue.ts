import { SHOP } from '../behaviour/shop.ts'
import { presetNamed } from '../presets/index.ts'
import { pictureUrl } from '../world/picture.ts'
import type { Catalogue, Product, World } from '../world/shapes.ts'
import type { Client } from './client.ts'

const BATCH = 500
const SUBSTITUTES = 8

/** Sends the whole range by the catalogue's API. */
export async function sendCatalogue(client: Client, world: World): Promise<number> {
  const { currency } = presetNamed(world.preset)
  const products = world.catalogue.products.map((product) => ({
    id: product.id,
    name: product.name,
    category: product.category,
    price: product.price,
    cost: product.cost,
    currency,
    stock: product.stock,
    url: `${SHOP}/p/${product.id}`,
    ...(world.imageBase !== '' && { image: pictureUrl(world.imageBase, product) }),
    attributes: attributesOf(world.catalogue, product),
  }))
  for (let at = 0; at < products.length; at += BATCH)
    await client.post('/api/catalog/products', { products: products.slice(at, at + BATCH) })
  return products.length
}

function attributesOf(catalogue: Catalogue, product: Product) {
  const kind = catalogue.kinds.get(product.kind)
  const alike = (catalogue.ofKind.get(product.kind) ?? [])
    .filter(({ id }) => id !== product.id)
    .sort((a, b) => Math.abs(a.price - product.price) - Math.abs(b.price - product.price))
  const goesWith = (kind?.complements ?? []).flatMap((name) => catalogue.ofKind.get(name)?.[0]?.id ?? [])
  return {
    kind: product.kind,
    season: product.season,
    substitutes: alike.slice(0, SUBSTITUTES).map(({ id }) => id),
    ...(goesWith.length > 0 && { complements: goesWith }),
    ...(product.lastsDays !== undefined && { lastsDays: product.lastsDays }),
  }
}
