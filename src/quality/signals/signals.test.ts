import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Collection, openCollection } from '../../../test/harness/collection.ts'
import { seeded } from '../../lib/seeded.ts'
import { askSignals } from './signals.ts'
import { readSignals } from './store.ts'

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

const DAY = 86_400_000

test('on a shop’s own people behaviour is told from ages that say nothing', async () => {
  const { ctx, post } = await collection.sender()
  const random = seeded(3)
  const now = collection.stack.clock.now().getTime()
  const at = (days: number) => new Date(now - days * DAY).toISOString()
  const batch: object[] = []
  for (let i = 0; i < 160; i += 1) {
    const userId = `u${i}`
    const fond = random.chance(0.5)
    batch.push({
      type: 'identify',
      userId,
      messageId: `i${i}`,
      timestamp: at(100),
      traits: { age: random.whole(18, 80) },
    })
    for (let k = 0; k < (fond ? random.whole(4, 8) : random.whole(0, 2)) + 1; k += 1)
      batch.push({
        type: 'track',
        userId,
        event: 'Product Viewed',
        messageId: `v${i}-${k}`,
        timestamp: at(40 + 6 * k),
        properties: { product_id: 'p' },
      })
    if (random.chance(fond ? 0.85 : 0.15))
      batch.push({
        type: 'track',
        userId,
        event: 'Order Completed',
        messageId: `o${i}`,
        timestamp: at(5),
        properties: { order_id: `o${i}`, revenue: 20 },
      })
  }
  for (let from = 0; from < batch.length; from += 300)
    expect((await post('/v1/batch', { batch: batch.slice(from, from + 300) })).status).toBe(200)
  await collection.server.work.drain()
  const answer = await askSignals(ctx, { outcome: 'bought', days: 30 })
  expect(answer.people).toBe(160)
  expect(answer.columns.map(({ group, names }) => [group, group === 'behaviour' ? [] : names])).toEqual([
    ['behaviour', []],
    ['demographics', ['age']],
  ])
  const verdict = (group: string, to: string) =>
    answer.adds.find((one) => one.group === group && one.to.join() === to)?.verdict
  expect(verdict('behaviour', 'demographics')).toBe('adds')
  expect(verdict('demographics', 'behaviour')).toBe('cannot tell')
  expect((await readSignals(ctx))[0]).toEqual(answer)
  const admin = await collection.server.logInAs(ctx, ['analyst'])
  const { items } = (await (await admin.fetch('/api/quality/signals')).json()) as { items: unknown[] }
  expect(items).toHaveLength(1)
}, 90_000)

test('too few people are told instead of a figure', async () => {
  const { ctx } = await collection.sender()
  await expect(askSignals(ctx, { outcome: 'bought', days: 30 })).rejects.toThrow(/at least 30 with it/)
})
