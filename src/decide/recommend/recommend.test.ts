import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Collection, openCollection } from '../../../test/harness/collection.ts'
import { START } from '../../../test/harness/stack.ts'
import { upsertProducts } from '../../catalog/index.ts'
import { seeded } from '../../lib/seeded.ts'
import { applyRules } from './apply-rules.ts'
import { defaultRules } from './schema.ts'

let shop: Collection
beforeAll(async () => {
  shop = await openCollection()
})
afterAll(() => shop?.close())

const products = new Map(
  ['coat1', 'coat2', 'hat1', 'soap1', 'soap2'].map((id) => [
    id,
    { category: id.slice(0, -1), stock: id === 'hat1' ? 0 : 5, margin: 2, name: id },
  ]),
)
const found = [...products.keys()].map((id, at) => ({ id, score: 1 - at / 10, part: 'session-knn' }))
const ruled = (change: object, rules: object = {}) =>
  applyRules(found, {
    n: 5,
    rules: { ...defaultRules, ...rules },
    products,
    purchases: [],
    intervals: {},
    exclude: new Set(),
    ...change,
  }).map(({ id }) => id)

test.each([
  ['what has no stock is left out', {}, {}, ['coat1', 'coat2', 'soap1', 'soap2']],
  ['unless people say so', {}, { inStockOnly: false }, ['coat1', 'coat2', 'hat1', 'soap1', 'soap2']],
  ['no coat after a coat', { purchases: [{ item: 'coat1', days: 3 }] }, {}, ['soap1', 'soap2']],
  [
    'a coat again next year',
    { purchases: [{ item: 'coat1', days: 300 }] },
    {},
    ['coat1', 'coat2', 'soap1', 'soap2'],
  ],
  [
    'soap returns after its interval',
    { purchases: [{ item: 'soap1', days: 27 }], intervals: { soap1: 30 } },
    {},
    ['coat1', 'coat2', 'soap1', 'soap2'],
  ],
  [
    'not before',
    { purchases: [{ item: 'soap1', days: 9 }], intervals: { soap1: 30 } },
    {},
    ['coat1', 'coat2', 'soap2'],
  ],
  [
    'pinned first, buried last',
    {},
    { pinned: ['soap2'], buried: ['coat1'] },
    ['soap2', 'coat2', 'soap1', 'coat1'],
  ],
  ['diversity', {}, { mostPerCategory: 1 }, ['coat1', 'soap1']],
  ['margin', {}, { leastMargin: 3 }, []],
  ['exclusions', { exclude: new Set(['coat2']) }, { excludedCategories: ['soap'] }, ['coat1']],
])('%s', (_, given, rules, expected) => {
  expect(ruled(given, rules)).toEqual([...expected].filter((id) => id !== 'hat1' || 'inStockOnly' in rules))
})

test('a recommender is trained from the events, goes live, answers with why, and gives way to none worse', async () => {
  const { ctx, post, stored } = await shop.sender()
  const random = seeded(3)
  const start = Date.parse(START) - 20 * 86_400_000
  const kinds = ['coat', 'hat', 'soap', 'lamp']
  await upsertProducts(
    ctx,
    kinds.flatMap((kind) =>
      [0, 1, 2, 3, 4, 5].map((at) => ({
        id: `${kind}${at}`,
        name: `${kind} no. ${at}`,
        category: kind,
        stock: 3,
      })),
    ),
    'api',
  )
  const batch = Array.from({ length: 150 }, (_, person) => {
    const kind = random.pick(kinds)
    const first = random.whole(0, 3)
    return [0, 1, 2].map((step) => ({
      type: 'track',
      event: 'Product Viewed',
      anonymousId: `a${person}`,
      messageId: `m${person}-${step}`,
      timestamp: new Date(start + person * 3_600_000 + step * 60_000).toISOString(),
      properties: { product_id: `${kind}${first + step}` },
    }))
  }).flat()
  expect((await post('/v1/batch', { batch })).status).toBe(200)
  expect(
    (
      await post('/v1/track', {
        event: 'Order Completed',
        userId: 'u1',
        timestamp: new Date(Date.parse(START) - 86_400_000).toISOString(),
        properties: { order_id: 'o1', products: [{ product_id: 'coat1', quantity: 1, price: 9 }] },
      })
    ).status,
  ).toBe(200)
  expect(await stored('event')).toHaveLength(451)

  const admin = await shop.server.logInAs(ctx, ['admin'])
  const none = await post(
    '/v1/recommend',
    { session: ['coat1'], n: 3 },
    { 'content-type': 'application/json' },
  )
  expect(await none.json()).toEqual({ items: [], version: null })
  const trained = (await (await admin.fetch('/api/recommender/train', { method: 'POST' })).json()) as object
  expect(trained).toMatchObject({ version: 1, state: 'live', people: 151, items: 24 })

  const ask = async (body: object) => {
    const answer = await post('/v1/recommend', body, { 'content-type': 'application/json' })
    expect(answer.status).toBe(200)
    return (await answer.json()) as { items: { id: string; score: number; why: string }[]; version: number }
  }
  await expect
    .poll(async () => (await ask({ session: ['hat1', 'hat2'], n: 3 })).version, { timeout: 10_000 })
    .toBe(1)
  const hats = await ask({ session: ['hat1', 'hat2'], n: 3 })
  expect(hats.items[0]).toMatchObject({ id: 'hat3', why: expect.stringContaining('hat no. 2') })
  expect(hats.items.map(({ id }) => id)).not.toContain('hat1')
  const buyer = await ask({ profile: { userId: 'u1' }, n: 10 })
  expect(buyer.items.length).toBeGreaterThan(5)
  expect(buyer.items.filter(({ id }) => id.startsWith('coat'))).toEqual([])
  expect((await ask({ n: 4 })).items).toHaveLength(4)

  const again = (await (await admin.fetch('/api/recommender/train', { method: 'POST' })).json()) as object
  expect(again).toMatchObject({ version: 2, state: 'live' })
  const rules = { ...defaultRules, pinned: ['lamp5'] }
  const set = await admin.fetch('/api/recommender/rules', { method: 'PUT', body: { rules, version: 0 } })
  expect(await set.json()).toMatchObject({ version: 1 })
  expect((await ask({ session: ['hat1'], n: 2 })).items[0]).toMatchObject({ id: 'lamp5' })
  const late = await admin.fetch('/api/recommender/rules', { method: 'PUT', body: { rules, version: 0 } })
  expect(late.status).toBe(409)
  const nobody = await fetch(`${shop.server.url}/v1/recommend`, { method: 'POST', body: '{"n":1}' })
  expect(nobody.status).toBe(401)
})
