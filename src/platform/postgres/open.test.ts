import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../../test/harness/index.ts'
import { openPostgres } from './open.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

test('counts and money are numbers, days are texts, instants are dates, ids are texts', async () => {
  const { rows } = await sql`
    SELECT count(*) AS counted, 12.3400::numeric(18,4) AS money, DATE '2026-01-02' AS day,
      TIMESTAMPTZ '2026-01-02T03:04:05.678Z' AS instant, '00000000-0000-0000-0000-00000000000a'::uuid AS id,
      ARRAY[1, NULL, 3]::bigint[] AS counts, ARRAY[1.5]::numeric[] AS amounts, ARRAY[DATE '2026-01-02'] AS days,
      ARRAY['a,b', 'c"d', NULL]::text[] AS texts, '{"a": [1]}'::jsonb AS json`.execute(stack.postgres.db)
  expect(rows).toEqual([
    {
      counted: 1,
      money: 12.34,
      day: '2026-01-02',
      instant: new Date('2026-01-02T03:04:05.678Z'),
      id: '00000000-0000-0000-0000-00000000000a',
      counts: [1, null, 3],
      amounts: [1.5],
      days: ['2026-01-02'],
      texts: ['a,b', 'c"d', null],
      json: { a: [1] },
    },
  ])
})

test('a listener hears its channel, and is told when it may have missed something', async () => {
  const heard: string[] = []
  const notify = (channel: string, payload: string) =>
    sql`SELECT pg_notify(${channel}, ${payload})`.execute(stack.postgres.db)
  const stop = await stack.postgres.listen('test news', (payload) => heard.push(payload))
  await notify('test news', 'one')
  await notify('other', 'not for us')
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['one'])

  await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tactful listen' AND datname = current_database()`.execute(
    stack.postgres.db,
  )
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['one', ''])
  await notify('test news', 'two')
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['one', '', 'two'])

  await stop()
  await notify('test news', 'three')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(heard).toEqual(['one', '', 'two'])
})

test('connections that the server ended are replaced', async () => {
  const postgres = openPostgres({ url: stack.postgres.url, connections: 2 })
  const pids = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(postgres.db)
  await sql`SELECT pg_terminate_backend(${pids.rows[0]?.pid})`.execute(stack.postgres.db)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect((await sql`SELECT 1 AS one`.execute(postgres.db)).rows).toEqual([{ one: 1 }])
  await postgres.close()
})

test('a connection that the server ends in a transaction fails that transaction alone', async () => {
  const postgres = openPostgres({ url: stack.postgres.url, connections: 2 })
  const work = postgres.db.transaction().execute(async (tx) => {
    const pids = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx)
    await sql`SELECT pg_terminate_backend(${pids.rows[0]?.pid})`.execute(stack.postgres.db)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await sql`SELECT 1`.execute(tx)
  })
  await expect(work).rejects.toThrow()
  expect((await sql`SELECT 1 AS one`.execute(postgres.db)).rows).toEqual([{ one: 1 }])
  await postgres.close()
})

test('closing while a listener waits for its connection to come back ends it', async () => {
  const postgres = openPostgres({ url: stack.postgres.url })
  let heard = 0
  await postgres.listen('closing', () => (heard += 1))
  await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN "closing"%'`.execute(
    stack.postgres.db,
  )
  await postgres.close()
  const atClose = heard
  await new Promise((resolve) => setTimeout(resolve, 800))
  expect(heard).toBe(atClose)
})
