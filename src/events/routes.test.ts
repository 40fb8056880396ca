import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Collection, openCollection } from '../../test/harness/collection.ts'

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

const track = (messageId: string, more: object = {}) => ({
  type: 'track',
  event: 'Product Viewed',
  userId: 'u1',
  messageId,
  properties: { product_id: 'p1', color: 'red', price: 3 },
  ...more,
})
type Items = { items: Record<string, unknown>[]; next?: string }
const read = async (answer: Promise<Response>) => (await (await answer).json()) as Items

test('what came in is listed, counted by day and by name, with its properties', async () => {
  const sender = await collection.sender()
  const viewer = await collection.server.logInAs(sender.ctx, ['viewer'])
  const batch = [
    track('1'),
    track('2', { event: 'Order Completed', properties: { order_id: 'o', revenue: 5 } }),
  ]
  await sender.post('/v1/batch', { batch: [...batch, track('3', { timestamp: '2026-05-30T10:00:00Z' })] })
  await sender.stored()

  const { items } = await read(viewer.fetch('/api/events?limit=10'))
  expect(items.map((event) => event.messageId).sort()).toEqual(['1', '2', '3'])
  expect(items.find((event) => event.messageId === '1')).toMatchObject({
    event: 'Product Viewed',
    userId: 'u1',
    lines: [{ productId: 'p1', quantity: 1, price: 3 }],
    properties: { product_id: 'p1', color: 'red', price: 3 },
  })
  expect((await read(viewer.fetch('/api/events?event=Order%20Completed'))).items).toHaveLength(1)

  const overview = (await (await viewer.fetch('/api/events/overview?days=7')).json()) as Record<
    string,
    unknown
  >
  expect(overview).toEqual({
    days: [
      { day: '2026-05-30', events: 1, people: 1 },
      { day: '2026-06-01', events: 2, people: 1 },
    ],
    waiting: 0,
    lagSeconds: 0,
    rejected: 0,
  })
  const names = await read(viewer.fetch('/api/events/names'))
  expect(names.items.map(({ event, type, events }) => [event, type, events])).toEqual([
    ['Product Viewed', 'track', 2],
    ['Order Completed', 'track', 1],
  ])
  const properties = await read(viewer.fetch('/api/events/properties?event=Product%20Viewed'))
  expect(properties.items).toContainEqual({ property: 'color', share: 1, kind: 'text', example: 'red' })
  expect(properties.items).toContainEqual({ property: 'price', share: 1, kind: 'number', example: '3' })
})

test('another workspace sees nothing of it', async () => {
  const [mine, other] = [await collection.sender(), await collection.sender()]
  await mine.post('/v1/track', track('1'))
  await mine.post('/v1/track', { messageId: 'bad' })
  await mine.stored()
  const stranger = await collection.server.logInAs(other.ctx, ['admin'])
  expect((await read(stranger.fetch('/api/events'))).items).toEqual([])
  expect((await read(stranger.fetch('/api/events/names'))).items).toEqual([])
  expect((await read(stranger.fetch('/api/events/rejected'))).items).toEqual([])
  const own = await read(
    (await collection.server.logInAs(mine.ctx, ['viewer'])).fetch('/api/events/rejected'),
  )
  const id = String(own.items[0]?.id)
  const body = { event: track('x') }
  const forged = await stranger.fetch(`/api/events/rejected/${id}/repair`, { method: 'POST', body })
  expect(forged.status).toBe(404)
  const swept = await stranger.fetch('/api/events/rejected/dismiss', { method: 'POST', body: { ids: [id] } })
  expect(await swept.json()).toEqual({ count: 0 })
})

test('rejected events are paged, counted by reason, and repaired only by who may', async () => {
  const sender = await collection.sender()
  await sender.post('/v1/batch', {
    batch: Array.from({ length: 5 }, (_, i) => track(`n${i}`, { event: '' })),
  })
  await sender.post('/v1/batch', { batch: [track('late', { timestamp: 'soon' })] })
  await sender.stored()
  const reviewer = await collection.server.logInAs(sender.ctx, ['reviewer'])
  const viewer = await collection.server.logInAs(sender.ctx, ['viewer'])
  const first = await read(viewer.fetch('/api/events/rejected?limit=4'))
  const rest = await read(viewer.fetch(`/api/events/rejected?limit=4&after=${first.next}`))
  expect(first.items).toHaveLength(4)
  expect(rest.items).toHaveLength(2)
  expect(new Set([...first.items, ...rest.items].map((item) => item.id)).size).toBe(6)
  const reasons = await read(viewer.fetch('/api/events/rejected/reasons'))
  expect(reasons.items).toMatchObject([
    { reason: 'event_name_missing', count: 5 },
    { reason: 'timestamp_invalid', count: 1 },
  ])

  const late = [...first.items, ...rest.items].find((item) => item.reason === 'timestamp_invalid')
  const path = `/api/events/rejected/${late?.id}/repair`
  const body = { event: { ...(late?.body as object), timestamp: '2026-05-01T00:00:00Z' } }
  expect((await viewer.fetch(path, { method: 'POST', body })).status).toBe(403)
  const still = await reviewer.fetch(path, { method: 'POST', body: { event: late?.body } })
  expect(still.status).toBe(422)
  expect(await still.json()).toMatchObject({
    error: { code: 'event_not_usable', details: { reason: 'timestamp_invalid' } },
  })
  expect((await reviewer.fetch(path, { method: 'POST', body })).status).toBe(200)
  const laid = await reviewer.fetch('/api/events/rejected/dismiss', {
    method: 'POST',
    body: { reason: 'event_name_missing' },
  })
  expect(await laid.json()).toEqual({ count: 5 })
  expect(await sender.stored('message_id, toString(timestamp) AS at')).toEqual([
    { message_id: 'late', at: '2026-05-01 00:00:00.000' },
  ])
  expect((await read(viewer.fetch('/api/events/rejected'))).items).toEqual([])
  expect((await read(viewer.fetch('/api/events/rejected?state=dismissed'))).items).toHaveLength(5)
})

describe('odd requests get a clear answer', () => {
  test.each([
    ['GET', '/api/events?limit=0', undefined],
    ['GET', '/api/events?limit=100000', undefined],
    ['GET', `/api/events?event=${'x'.repeat(300)}`, undefined],
    ['GET', '/api/events/overview?days=-1', undefined],
    ['GET', '/api/events/properties', undefined],
    ['GET', '/api/events/rejected?state=lost', undefined],
    ['GET', '/api/events/rejected?after=nonsense', undefined],
    ['GET', "/api/events/rejected?after=2026-01-01T00:00:00Z_';DROP", undefined],
    ['POST', '/api/events/rejected/1/repair', { event: {} }],
    ['POST', '/api/events/rejected/replay', {}],
    ['POST', '/api/events/rejected/replay', { ids: ['1'] }],
    ['POST', '/api/events/rejected/replay', { ids: [], reason: 'x' }],
  ])('%s %s', async (method, path, body) => {
    const sender = await collection.sender()
    const admin = await collection.server.logInAs(sender.ctx, ['admin'])
    const answer = await admin.fetch(path, { method, ...(body && { body }) })
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as { error: { message: string } }).error.message).toMatch(/\.$/)
  })
})
