import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Collection, openCollection } from '../../../test/harness/collection.ts'
import { listJournal } from '../../platform/journal/index.ts'
import { foldBatch } from '../fold/fold-batch.ts'
import { recoverBatches } from '../fold/store-batch.ts'
import { enqueueEvents, listRejected, repairRejected, replayRejected } from '../index.ts'
import type { StoredPlan, TrackingPlan } from './schema.ts'

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

const viewed = (id: number, properties: object, event = 'Product Viewed') => ({
  type: 'track',
  event,
  userId: 'u',
  messageId: `m${id}`,
  properties,
})

test('a plan is inferred from traffic, saved by a person, versioned and journaled', async () => {
  const { admin, ctx, post } = await shop()
  await post(
    Array.from({ length: 200 }, (_, id) => viewed(id, { product_id: `p${id}`, ...(id % 2 && { price: 3 }) })),
  )
  const proposal = (await (await admin.fetch('/api/tracking-plan/proposal')).json()) as TrackingPlan
  expect(proposal).toEqual({
    unplanned: 'allow',
    events: [
      {
        event: 'Product Viewed',
        mode: 'flag',
        additional: true,
        properties: [
          { name: 'price', types: ['number'], required: false },
          { name: 'product_id', types: ['text'], required: true },
        ],
      },
    ],
  })
  expect((await put(admin, proposal, 0)).status).toBe(200)
  expect((await put(admin, proposal, 0)).status).toBe(409)
  const twice = { ...proposal, events: [...proposal.events, ...proposal.events] }
  expect((await put(admin, twice, 1)).status).toBe(400)
  const { items } = (await (await admin.fetch('/api/tracking-plan/versions')).json()) as {
    items: StoredPlan[]
  }
  expect(items.map((one) => one.version)).toEqual([1])
  expect(await listJournal(ctx, { action: 'tracking_plan.saved' })).toHaveLength(1)
})

test('violations are flagged, or set aside under their name, from where they are repaired and replayed', async () => {
  const { admin, ctx, post, stored } = await shop()
  await put(admin, plan('flag'), 0)
  await post([viewed(1, { product_id: 'p' }), viewed(2, { price: '3' })])
  expect(await stored('message_id, problems')).toEqual([
    { message_id: 'm1', problems: [] },
    { message_id: 'm2', problems: ['Required-Missing', 'Datatype-Mismatch'] },
  ])
  await put(admin, plan('drop'), 1)
  await post([viewed(3, {}), viewed(4, {}, 'Odd'), viewed(5, { product_id: 'p', price: 'x' })])
  const { items } = await listRejected(ctx, { limit: 10 })
  expect(items.map((one) => one.reason).sort()).toEqual([
    'Datatype-Mismatch',
    'Required-Missing',
    'Unplanned-Event',
  ])
  const counts = (await (await admin.fetch('/api/tracking-plan/violations')).json()) as { items: object[] }
  expect(counts.items).toContainEqual({
    event: 'Product Viewed',
    violation: 'Required-Missing',
    flagged: 1,
    dropped: 1,
  })

  const missing = items.find((one) => one.reason === 'Required-Missing')
  const body = missing?.body as Record<string, unknown>
  await expect(repairRejected(ctx, missing?.id ?? '', body)).rejects.toThrow('requires is missing')
  await repairRejected(ctx, missing?.id ?? '', { ...body, properties: { product_id: 'p' } })
  await put(admin, { ...plan('drop'), unplanned: 'allow' }, 2)
  expect(await replayRejected(ctx, { reason: 'Unplanned-Event' })).toBe(1)
  expect((await stored<{ message_id: string }>('message_id')).map((row) => row.message_id).sort()).toEqual([
    'm1',
    'm2',
    'm3',
    'm4',
  ])
})

test('a batch that a crash left open is finished with the flags of the plan that was in force', async () => {
  const { stack } = collection
  const ctx = await stack.workspace()
  const { insertPlan } = await import('./store.ts')
  await insertPlan(ctx, 1, plan('flag'))
  await collection.server.work.stop()
  await enqueueEvents(ctx, [viewed(1, {})], { call: 'batch', source: 'test' })
  await foldBatch(stack.systemCtx(ctx.workspace), {
    systemCtx: stack.systemCtx,
    resolve: async (_, events) => events.map(() => ctx.workspace),
  })
  stack.clock.advance(1000)
  await insertPlan(ctx, 2, { unplanned: 'allow', events: [] })
  await recoverBatches(stack.systemCtx(ctx.workspace))
  const rows = await ctx.facts.query('SELECT problems FROM events WHERE workspace_id = {workspace:UUID}', {
    workspace: ctx.workspace,
  })
  expect(rows).toEqual([{ problems: ['Required-Missing'] }])
})

function plan(mode: 'flag' | 'drop'): TrackingPlan {
  return {
    unplanned: mode,
    events: [
      {
        event: 'Product Viewed',
        mode,
        additional: true,
        properties: [
          { name: 'product_id', types: ['text'], required: true },
          { name: 'price', types: ['number'], required: false },
        ],
      },
    ],
  }
}

type Admin = Awaited<ReturnType<typeof shop>>['admin']

function put(admin: Admin, body: TrackingPlan, version: number) {
  return admin.fetch('/api/tracking-plan', { method: 'PUT', body: { plan: body, version } })
}

async function shop() {
  const sender = await collection.sender()
  return {
    ...sender,
    admin: await collection.server.logInAs(sender.ctx, ['admin']),
    post: async (batch: object[]) => {
      expect((await sender.post('/v1/batch', { batch })).status).toBe(200)
      await collection.server.work.drain()
    },
  }
}
