import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Collection, openCollection } from '../../../test/harness/collection.ts'
import { createSegment } from '../../segments/index.ts'
import { rebuildPage, segmentStates } from './rebuild.ts'

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

test('what is derived from events comes out equal when it is made anew, and what differs is found and mended', async () => {
  const { ctx, post } = await collection.sender()
  const batch = Array.from({ length: 60 }, (_, i) => ({
    type: i % 7 === 0 ? 'identify' : 'track',
    ...(i % 7 === 0
      ? { traits: { plan: i % 2 ? 'gold' : 'free', email: `u${i % 12}@people.shop` } }
      : {
          event: i % 3 ? 'Product Viewed' : 'Order Completed',
          properties: { product_id: `p${i % 5}`, total: i },
        }),
    userId: `u${i % 12}`,
    messageId: `m${i}`,
    timestamp: new Date(Date.parse('2026-05-01T00:00:00Z') + ((i * 7919) % 60) * 3_600_000).toISOString(),
  }))
  await post('/v1/batch', { batch })
  await collection.server.work.drain()
  await createSegment(ctx, {
    name: 'On gold',
    condition: { kind: 'trait', trait: 'plan', is: { op: 'eq', value: 'gold' } },
  })
  const before = await segmentStates(ctx)
  expect(before).toMatchObject([{ name: 'On gold', members: expect.any(Number) }])
  expect(before[0]?.members).toBeGreaterThan(0)
  expect(await rebuildPage(ctx, { write: false })).toMatchObject({ profiles: 12, different: [], next: null })

  const behaviours = ctx.db.withTables<{
    behaviours: { workspace_id: string; profile_id: string; state: string }
  }>()
  const { profile_id } = await behaviours
    .selectFrom('behaviours')
    .select('profile_id')
    .where('workspace_id', '=', ctx.workspace)
    .orderBy('profile_id')
    .limit(1)
    .executeTakeFirstOrThrow()
  await behaviours
    .updateTable('behaviours')
    .set({ state: '{"orders": 99}' })
    .where('workspace_id', '=', ctx.workspace)
    .where('profile_id', '=', profile_id)
    .execute()
  await ctx.facts.command('TRUNCATE TABLE people')
  expect((await segmentStates(ctx))[0]?.members).toBe(0)
  expect((await rebuildPage(ctx, { write: false })).different).toHaveLength(1)
  expect((await rebuildPage(ctx, { write: true })).different).toHaveLength(1)
  expect((await rebuildPage(ctx, { write: false })).different).toEqual([])
  expect(await segmentStates(ctx)).toEqual(before)
})
