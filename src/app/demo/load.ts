import { upsertProducts } from '../../catalog/index.ts'
import { enqueueEvents } from '../../events/index.ts'
import { seeded } from '../../lib/seeded.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { record } from '../../platform/journal/index.ts'
import { historyOf } from './history.ts'
import { samplePeople } from './people.ts'
import { sampleProducts } from './products.ts'

const SEED = 20_240_601
const PEOPLE = 900
const BATCH = 500

/** What was loaded. */
export interface Loaded {
  people: number
  products: number
  events: number
}

/**
 * Fills the workspace with a small generated shop: outdoor gear, 900 customers, fourteen months of visits and
 * orders up to now. Loading it again changes nothing: every message has an id that follows from the seed.
 */
export async function loadSampleShop(ctx: Ctx): Promise<Loaded> {
  const now = new Date(new Date(ctx.clock.now()).setUTCMinutes(0, 0, 0))
  const random = seeded(SEED)
  const products = sampleProducts(random)
  const categories = [...new Set(products.map(({ category }) => category))]
  const people = samplePeople(random, PEOPLE, categories, now)
  await upsertProducts(
    ctx,
    products.map(({ id, name, category, price, cost }) => ({ id, name, category, price, cost })),
    'import',
  )
  let events = 0
  let batch: unknown[] = []
  for (const person of people) {
    batch.push(...historyOf(random, person, products, now))
    if (batch.length < BATCH) continue
    await enqueueEvents(ctx, batch, { call: 'import', source: 'sample shop' })
    events += batch.length
    batch = []
  }
  await enqueueEvents(ctx, batch, { call: 'import', source: 'sample shop' })
  const loaded = { people: people.length, products: products.length, events: events + batch.length }
  await record(ctx, {
    action: 'sample_shop.loaded',
    subject: { kind: 'workspace', id: ctx.workspace },
    data: { ...loaded },
  })
  return loaded
}
