import { contentHash } from '../lib/hash.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { record } from '../platform/journal/index.ts'
import type { ProductInput, ProductSource, Upserted } from './schema.ts'
import * as store from './store.ts'

/** Most products in one call. */
export const MOST_PRODUCTS = 1000

/**
 * Adds or changes products, at most 1,000; of several with one id the last counts. A call that changes anything is
 * one journal entry with the hash of what was sent.
 */
export async function upsertProducts(
  ctx: Ctx,
  products: readonly ProductInput[],
  source: Exclude<ProductSource, 'event'>,
): Promise<Upserted> {
  return write(ctx, products, source, false)
}

/**
 * Adds products that events mention, and fills fields that are empty: what the shop itself said of a product is never
 * overwritten by an event.
 */
export async function learnProducts(ctx: Ctx, products: readonly ProductInput[]): Promise<Upserted> {
  return write(ctx, products, 'event', true)
}

async function write(
  ctx: Ctx,
  products: readonly ProductInput[],
  source: ProductSource,
  onlyFill: boolean,
): Promise<Upserted> {
  // Sorted, so that two calls lock the same rows in the same order.
  const byId = [...new Map(products.map((product) => [product.id, product])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  )
  if (byId.length === 0) return { created: 0, changed: 0, unchanged: 0 }
  return transact(ctx, async (tx) => {
    const { created, changed } = await store.upsertProducts(tx, byId, source, onlyFill)
    if (created + changed > 0)
      await record(tx, {
        action: 'catalog.upserted',
        subject: { kind: 'catalog', id: tx.workspace },
        data: { source, products: byId.length, created, changed, hash: contentHash(byId) },
      })
    return { created, changed, unchanged: byId.length - created - changed }
  })
}
