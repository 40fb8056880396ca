import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../../test/harness/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { listJournal } from '../../platform/journal/index.ts'
import { enqueueEvents, inboxLag, listRejected, replayRejected } from '../index.ts'
import { foldBatch } from './fold-batch.ts'
import type { Resolve } from './resolve-events.ts'
import { openBatches } from './store.ts'
import { recoverBatches, storeBatch } from './store-batch.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

const PERSON = '01970000-0000-7000-8000-000000000002'
const onePerson: Resolve = async (_tx, events) => events.map(() => PERSON)

const fold = (resolve: Resolve = onePerson) =>
  foldBatch(stack.systemCtx(PERSON), { systemCtx: stack.systemCtx, resolve })
const send = (ctx: Ctx, ids: readonly string[], more: object = {}) =>
  enqueueEvents(
    ctx,
    ids.map((messageId) => ({ type: 'track', event: 'Seen', userId: 'u', messageId, ...more })),
    { call: 'batch', source: 'test' },
  )
const stored = async (ctx: Ctx) => {
  const rows = await ctx.facts.query<{ id: string }>(
    'SELECT message_id AS id FROM events WHERE workspace_id = {workspace:UUID} ORDER BY id',
    { workspace: ctx.workspace },
  )
  return rows.map((row) => row.id)
}

const tables = (tx: Ctx) =>
  tx.db.withTables<{ fold_batches: { id: string } }>().selectFrom('fold_batches').select('id')

test('a crash between the databases is finished at the next start, once', async () => {
  const ctx = await stack.workspace()
  await send(ctx, ['a', 'b'])
  await send(ctx, ['b', 'c'])
  await send(ctx, ['x'], { event: '' })
  const batch = await fold()
  if (!batch) throw new Error('nothing was folded')
  // The crash comes after ClickHouse took the rows and before that was noted.
  await ctx.facts.insert('events', batch.rows, { token: `${batch.id}-${batch.foldedAt.getTime()}` })
  expect(await openBatches(ctx.db)).toHaveLength(1)
  expect(await fold()).toBeUndefined()
  expect(await recoverBatches(stack.systemCtx(PERSON))).toBe(1)
  expect(await stored(ctx)).toEqual(['a', 'b', 'c'])
  expect(await openBatches(ctx.db)).toEqual([])
  expect(await inboxLag(ctx.db)).toEqual({ events: 0, oldest: undefined })
})

test('a crash before ClickHouse took anything is finished too', async () => {
  const ctx = await stack.workspace()
  await send(ctx, ['a', 'b'])
  await fold()
  expect(await stored(ctx)).toEqual([])
  await recoverBatches(stack.systemCtx(PERSON))
  expect(await stored(ctx)).toEqual(['a', 'b'])
})

test('an event that resolving cannot take is set aside, and the rest of its batch goes on', async () => {
  const ctx = await stack.workspace()
  const ids = Array.from({ length: 40 }, (_, i) => `m${String(i).padStart(2, '0')}`)
  await send(ctx, ids)
  const picky: Resolve = async (tx, events) => {
    // A fault that Postgres blames on a value leaves the transaction unusable without a savepoint.
    if (events.some((event) => event.messageId === 'm17'))
      await tables(tx).where('id', '=', 'not a number').execute()
    if (events.some((event) => event.messageId === 'm30')) throw new TypeError('a fault of ours')
    return onePerson(tx, events)
  }
  const batch = await fold(picky)
  if (!batch) throw new Error('nothing was folded')
  await storeBatch(stack.systemCtx(PERSON), batch)
  expect(await stored(ctx)).toEqual(ids.filter((id) => id !== 'm17' && id !== 'm30'))
  const { items } = await listRejected(ctx, { limit: 10 })
  expect(items.map((item) => item.reason)).toEqual(['not_storable', 'not_storable'])

  expect(await replayRejected(ctx, { reason: 'not_storable' })).toBe(2)
  const again = await fold()
  if (!again) throw new Error('nothing was folded')
  await storeBatch(stack.systemCtx(PERSON), again)
  expect(await stored(ctx)).toEqual(ids)
})

test('where nothing at all can be resolved the fold waits instead of setting everything aside', async () => {
  const ctx = await stack.workspace()
  await send(
    ctx,
    Array.from({ length: 25 }, (_, i) => `m${i}`),
  )
  await expect(fold(async () => Promise.reject(new TypeError('broken')))).rejects.toThrow()
  const lost: Resolve = async () => Promise.reject(Object.assign(new Error('gone'), { code: '57P01' }))
  await expect(fold(lost)).rejects.toThrow('gone')
  expect((await inboxLag(ctx.db)).events).toBe(25)
  const batch = await fold()
  expect(batch?.rows).toHaveLength(25)
  if (batch) await storeBatch(stack.systemCtx(PERSON), batch)
})

test('what ClickHouse refuses is set aside, and the rest of its batch is stored', async () => {
  const ctx = await stack.workspace()
  await send(ctx, ['a', 'b', 'c', 'd', 'e'])
  const batch = await fold()
  if (!batch) throw new Error('nothing was folded')
  const rows = batch.rows.map((row) => (row.message_id === 'c' ? { ...row, value: 'not money' } : row))
  await storeBatch(stack.systemCtx(PERSON), { ...batch, rows })
  expect(await stored(ctx)).toEqual(['a', 'b', 'd', 'e'])
  expect((await listRejected(ctx, { limit: 10 })).items.map((item) => item.body)).toMatchObject([
    { messageId: 'c' },
  ])
})

test('two folds at once take turns and share nothing', async () => {
  const ctx = await stack.workspace()
  for (let i = 0; i < 30; i++) await send(ctx, [`m${i}`])
  const both = await Promise.all([fold(), fold()])
  const ids = both.flatMap((batch) => batch?.rows.map((row) => row.message_id) ?? [])
  expect(new Set(ids).size).toBe(30)
  expect(ids).toHaveLength(30)
  await recoverBatches(stack.systemCtx(PERSON))
  expect(await stored(ctx)).toHaveLength(30)
})

test('each stored batch leaves its hash in the journal', async () => {
  const ctx = await stack.workspace()
  await send(ctx, ['a'])
  await fold()
  await recoverBatches(stack.systemCtx(PERSON))
  const entries = await listJournal(ctx, { action: 'events.stored' })
  expect(entries.map((entry) => entry.data)).toEqual([
    { events: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ])
})
