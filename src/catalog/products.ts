import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import type { Category, Product } from './schema.ts'
import * as store from './store.ts'

/** Products by id. `search` finds the beginnings of words in name, category and id. */
export async function listProducts(
  ctx: Ctx,
  filter: { search?: string; category?: string; limit?: number; after?: string } = {},
): Promise<{ items: Product[]; next?: string }> {
  const { limit = 50 } = filter
  const rows = await store.listRows(ctx, { ...filter, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, ...(rows.length > limit && last && { next: last.id }) }
}

/** One product. */
export async function getProduct(ctx: Ctx, id: string): Promise<Product> {
  const [product] = await store.readProducts(ctx, [id])
  if (!product) throw new AppError('product_not_found')
  return product
}

/** Several products by id; those that do not exist are missing. */
export async function productsById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Product>> {
  const products = await store.readProducts(ctx, ids)
  return new Map(products.map((product) => [product.id, product]))
}

/** The categories that products have, largest first, and how many products there are in all. */
export async function listCategories(ctx: Ctx): Promise<{ items: Category[]; products: number }> {
  const [items, products] = await Promise.all([store.readCategories(ctx), store.countRows(ctx)])
  return { items, products }
}
