import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Collection, openCollection, type Sender } from '../../../test/harness/collection.ts'
import { getPerson, listPeople } from '../../profiles/index.ts'
import { listFindings } from '../findings/list.ts'
import { repairFindings } from '../repair/repair.ts'
import { lookAtData } from './sweep.ts'

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

const HOUR = 3_600_000
let sent = 0
const time = (hoursAgo: number) =>
  new Date(collection.stack.clock.now().getTime() - hoursAgo * HOUR).toISOString()

async function send({ post }: Sender, events: readonly object[]): Promise<void> {
  for (let from = 0; from < events.length; from += 100) {
    const batch = events.slice(from, from + 100).map((event) => {
      sent += 1
      return { messageId: `m${sent}`, ...event }
    })
    expect((await post('/v1/batch', { batch })).status).toBe(200)
  }
  await collection.server.work.drain()
}
async function found({ ctx }: Sender, before: string[] = []): Promise<string[]> {
  await lookAtData(ctx)
  const { items } = await listFindings(ctx, { state: 'open', limit: 200 })
  return [...new Set(items.map(({ rule, field }) => `${rule} ${field}`))]
    .filter((one) => !before.includes(one))
    .toSorted()
}
const order = (orderId: string, more: object = {}, properties: object = {}) => ({
  type: 'track',
  event: 'Order Completed',
  userId: 'u1',
  timestamp: time(5),
  ...more,
  properties: {
    order_id: orderId,
    revenue: 20,
    currency: 'EUR',
    products: [{ product_id: 'p1', price: 20 }],
    ...properties,
  },
})
const identify = (userId: string, traits: object, more: object = {}) => ({
  type: 'identify',
  userId,
  traits,
  ...more,
})

test('orders are compared with each other, and ordinary ones pass', async () => {
  const shop = await collection.sender()
  const week = Array.from({ length: 30 }, (_, i) =>
    order(`o${i}`, { userId: `u${i}`, timestamp: time(i + 2) }, { revenue: 20 + (i % 3) }),
  )
  const refund = (orderId: string) => ({
    type: 'track',
    event: 'Order Refunded',
    userId: 'u1',
    timestamp: time(1),
    properties: { order_id: orderId, revenue: 20, currency: 'EUR' },
  })
  await send(shop, [...week, refund('o3')])
  expect(await found(shop)).toEqual([])
  await send(shop, [order('o4', { userId: 'u4', timestamp: time(6) }), refund('never')])
  expect(await found(shop)).toEqual([
    'order.duplicate properties.order_id',
    'order.refund_without_order properties.order_id',
  ])
  await send(shop, [
    order('cents', { userId: 'u9' }, { revenue: 2000, products: [{ product_id: 'p1', price: 2000 }] }),
    order('usd', { userId: 'u8' }, { currency: 'USD' }),
  ])
  expect(await found(shop)).toEqual([
    'money.currency_mismatch properties.currency',
    'money.hundredfold properties.products.price',
    'order.duplicate properties.order_id',
    'order.refund_without_order properties.order_id',
  ])
})

test('a browser that loses its user id after log-in is found, one that logs out is not', async () => {
  const shop = await collection.sender()
  const page = (anonymousId: string, hoursAgo: number, more: object = {}) => ({
    type: 'page',
    anonymousId,
    timestamp: time(hoursAgo),
    ...more,
  })
  await send(shop, [
    identify('u1', {}, { anonymousId: 'good', timestamp: time(5) }),
    page('good', 4, { userId: 'u1' }),
    identify('u2', {}, { anonymousId: 'left', timestamp: time(5) }),
    { type: 'track', event: 'Logged Out', userId: 'u2', anonymousId: 'left', timestamp: time(4) },
    page('left', 3),
    page('guest', 3),
  ])
  expect(await found(shop)).toEqual([])
  await send(shop, [identify('u3', {}, { anonymousId: 'lost', timestamp: time(5) }), page('lost', 4)])
  expect(await found(shop)).toEqual(['event.user_missing userId'])
})

test('tracking before the answer is found where a sender states consent', async () => {
  const shop = await collection.sender()
  const consent = { consent: { onsite: { analytics: true } } }
  await send(shop, [
    { type: 'page', anonymousId: 'first', timestamp: time(5), context: consent },
    { type: 'page', anonymousId: 'first', timestamp: time(4), context: consent },
    { type: 'page', anonymousId: 'silent', timestamp: time(4) },
  ])
  expect(await found(shop)).toEqual([])
  await send(shop, [
    { type: 'page', anonymousId: 'early', timestamp: time(5) },
    { type: 'page', anonymousId: 'early', timestamp: time(4), context: consent },
  ])
  expect(await found(shop)).toEqual(['consent.late context.consent'])
})

test('people are compared: swapped names, default birthdays, one address on many, one id on many', async () => {
  const shop = await collection.sender()
  const names = [
    ['Anna', 'Miller'],
    ['Anna', 'Jones'],
    ['Peter', 'Miller'],
    ['Peter', 'Jones'],
    ['Maria', 'Jones'],
    ['Maria', 'Miller'],
    ['Ngozi', 'Okonkwo'],
    ['Suharto', ''],
  ]
  await send(
    shop,
    Array.from({ length: 40 }, (_, i) => {
      const [firstName = '', lastName = ''] = names[i % names.length] ?? []
      return identify(`u${i}`, { firstName, lastName, birthday: `19${60 + i}-0${1 + (i % 9)}-1${i % 9}` })
    }),
  )
  expect(await found(shop)).toEqual([])
  await send(shop, [
    identify('swapped', { firstName: 'Miller', lastName: 'Anna' }),
    ...Array.from({ length: 8 }, (_, i) => identify(`d${i}`, { birthday: `19${70 + i}-01-01` })),
    ...Array.from({ length: 5 }, (_, i) =>
      identify(`s${i}`, { firstName: 'Ann', lastName: `Other${'abcde'[i]}`, phone: '+49 170 9876543' }),
    ),
    ...Array.from({ length: 5 }, (_, i) => identify('default', { email: `p${i}@firm.com` })),
  ])
  expect(await found(shop)).toEqual([
    'date.default birthday',
    'id.shared userId',
    'name.swapped firstName',
    'phone.shared phone',
  ])
  const { items } = await listPeople(shop.ctx, { search: 'swapped', limit: 1 })
  const swapped = items[0]?.profileId ?? ''
  const traits = async () =>
    (await getPerson(shop.ctx, swapped)).traits.map(({ name, value, grade }) => [name, value, grade])
  expect(await traits()).toEqual([
    ['firstName', 'Miller', 'doubtful'],
    ['lastName', 'Anna', 'good'],
  ])
  await repairFindings(shop.ctx, { rule: 'name.swapped', field: 'firstName', how: 'suggested' })
  expect(await traits()).toEqual([
    ['firstName', 'Anna', 'good'],
    ['lastName', 'Miller', 'good'],
  ])
})

test('what a third party said long ago is found and graded down; a wall clock sent as UTC is found', async () => {
  const shop = await collection.sender()
  const third = { context: { party: 'third' } }
  await send(shop, [
    identify('u1', { income: 'high' }, { ...third, timestamp: time(24 * 200) }),
    identify('u2', { income: 'high' }, { ...third, timestamp: time(24 * 20) }),
    identify('u3', { income: 'high' }, { timestamp: time(24 * 200) }),
  ])
  expect(await found(shop)).toEqual(['segment.stale income'])
  const { items } = await listPeople(shop.ctx, { search: 'u1', limit: 1 })
  expect((await getPerson(shop.ctx, items[0]?.profileId ?? '')).traits[0]).toMatchObject({
    grade: 'doubtful',
    reason: 'third-party and 200 days old',
  })
  await send(
    shop,
    Array.from({ length: 60 }, (_, i) => ({ type: 'page', anonymousId: `a${i}`, timestamp: time(2) })),
  )
  expect(await found(shop)).toEqual(['event.zone_shift timestamp of Test shop', 'segment.stale income'])
})
