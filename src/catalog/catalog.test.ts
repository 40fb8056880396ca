import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { newId } from '../lib/ids.ts'
import { listJournal } from '../platform/journal/index.ts'
import {
  getProduct,
  learnFromEvents,
  learnProducts,
  listCategories,
  listProducts,
  productsById,
  upsertProducts,
} from './index.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

test('a call adds products, changes only given fields, clears with null and counts what changed', async () => {
  const ctx = await stack.workspace()
  const mug = {
    id: '85123A',
    name: 'White hanging heart',
    category: 'Decoration',
    price: 2.95,
    cost: 1.1,
    stock: 4,
  }
  const bag = { id: '20725', name: 'Lunch bag', attributes: { color: 'red' } }
  expect(await upsertProducts(ctx, [mug, bag], 'api')).toEqual({ created: 2, changed: 0, unchanged: 0 })
  expect(await upsertProducts(ctx, [mug, bag], 'api')).toEqual({ created: 0, changed: 0, unchanged: 2 })
  expect(await upsertProducts(ctx, [{ id: '85123A', price: 2.55, stock: null }, bag], 'api')).toEqual({
    created: 0,
    changed: 1,
    unchanged: 1,
  })
  expect(await getProduct(ctx, '85123A')).toMatchObject({
    name: 'White hanging heart',
    category: 'Decoration',
    price: 2.55,
    cost: 1.1,
    margin: 1.45,
    stock: null,
    source: 'api',
  })
  expect(await getProduct(ctx, '20725')).toMatchObject({ attributes: { color: 'red' }, margin: null })
  const items = await listJournal(ctx, { limit: 10 })
  expect(items.map(({ action, data }) => [action, data.created, data.changed])).toEqual([
    ['catalog.upserted', 0, 1],
    ['catalog.upserted', 2, 0],
  ])
})

test('of several products with one id in a call the last counts', async () => {
  const ctx = await stack.workspace()
  await upsertProducts(
    ctx,
    [
      { id: 'a', name: 'first' },
      { id: 'a', name: 'last' },
    ],
    'api',
  )
  expect((await getProduct(ctx, 'a')).name).toBe('last')
})

test('events fill what is empty and never overwrite what the shop said', async () => {
  const ctx = await stack.workspace()
  await upsertProducts(ctx, [{ id: 'a', name: 'Said by the shop', price: 10 }], 'api')
  await learnProducts(ctx, [
    { id: 'a', name: 'Said by an event', price: 9, category: 'Mugs' },
    { id: 'b', name: 'New' },
  ])
  const products = await productsById(ctx, ['a', 'b', 'c'])
  expect(products.get('a')).toMatchObject({ name: 'Said by the shop', price: 10, category: 'Mugs' })
  expect(products.get('b')).toMatchObject({ name: 'New', source: 'event' })
  expect(products.has('c')).toBe(false)
})

test('products are listed in pages and found by the beginnings of words', async () => {
  const ctx = await stack.workspace()
  const names = ['Red mug', 'Blue mug', 'Mügli bowl', 'Lamp'].map((name, index) => ({
    id: `p${index}`,
    name,
    category: index < 2 ? 'Mugs' : '',
  }))
  await upsertProducts(ctx, names, 'import')
  const first = await listProducts(ctx, { limit: 3 })
  expect(first.items.map(({ id }) => id)).toEqual(['p0', 'p1', 'p2'])
  const rest = await listProducts(ctx, { limit: 3, after: first.next ?? '' })
  expect(rest.items.map(({ id }) => id)).toEqual(['p3'])
  expect(rest.next).toBeUndefined()
  const found = async (search: string) => (await listProducts(ctx, { search })).items.map(({ id }) => id)
  expect(await found('mug')).toEqual(['p0', 'p1'])
  expect(await found('MU re')).toEqual(['p0'])
  expect(await found('mügl')).toEqual(['p2'])
  expect(await found("' | & ! (((")).toHaveLength(4)
  expect((await listProducts(ctx, { category: 'Mugs' })).items).toHaveLength(2)
  expect(await listCategories(ctx)).toEqual({ items: [{ name: 'Mugs', products: 2 }], products: 4 })
})

test('products that events mention are learnt, the latest mention counts, and learning again changes nothing', async () => {
  const ctx = await stack.workspace()
  const event = (name: string, at: string, properties: object) => ({
    workspace_id: ctx.workspace,
    profile_id: newId(),
    message_id: newId(),
    type: 'track',
    event: name,
    timestamp: at,
    received_at: at,
    properties: JSON.stringify(properties),
    context: '{}',
  })
  await ctx.facts.insert('events', [
    event('Product Viewed', '2026-05-01T00:00:00Z', {
      product_id: 'a',
      name: 'Old name',
      price: '4.5',
      url: 'javascript:x',
    }),
    event('Product Viewed', '2026-05-02T00:00:00Z', {
      product_id: 'a',
      name: 'New name',
      image_url: 'https://shop.example/a.png',
    }),
    event('Order Completed', '2026-05-03T00:00:00Z', {
      products: [{ product_id: 'b', category: 'Mugs', price: 3 }, { sku: 'x' }, 7],
    }),
    event('Product Viewed', '2026-04-01T00:00:00Z', { product_id: 'old' }),
    event('Quiz Taken', '2026-05-03T00:00:00Z', { product_id: 'c' }),
  ])
  const since = new Date('2026-04-15T00:00:00Z')
  expect(await learnFromEvents(ctx, since)).toBe(2)
  expect((await listProducts(ctx)).items).toMatchObject([
    { id: 'a', name: 'New name', price: 4.5, image: 'https://shop.example/a.png', url: '', source: 'event' },
    { id: 'b', category: 'Mugs', price: 3 },
  ])
  const before = (await listJournal(ctx, {})).length
  await learnFromEvents(ctx, since)
  expect(await listJournal(ctx, {})).toHaveLength(before)
})
