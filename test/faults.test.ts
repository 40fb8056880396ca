import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Collection, openCollection, type Sender } from './harness/collection.ts'
import { administer } from './harness/databases.ts'

let collection: Collection
let shop: Sender
beforeAll(async () => {
  collection = await openCollection()
  shop = await collection.sender()
})
afterAll(() => collection.close())

const send = (messageId: string) =>
  shop.post('/v1/track', { event: 'Product Viewed', userId: 'u', messageId, properties: {} })
const stored = async () =>
  (await shop.stored<{ message_id: string }>('message_id')).map((row) => row.message_id).sort()

test('a full disk refuses before it acknowledges, and collection goes on when there is room', async () => {
  const { db } = shop.ctx
  await sql`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`.execute(
    db,
  )
  expect((await send('before')).status).toBe(200)
  await sql`CREATE TRIGGER full_disk BEFORE INSERT ON inbox FOR EACH ROW EXECUTE FUNCTION no_room()`.execute(
    db,
  )
  const refused = await send('refused')
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBeTruthy()
  await sql`DROP TRIGGER full_disk ON inbox`.execute(db)
  expect((await send('after')).status).toBe(200)
  expect(await stored()).toEqual(['after', 'before'])
})

test('a database that goes away for a while loses nothing that was acknowledged, and is found again by itself', async () => {
  const { postgresUrl } = inject('databases')
  const name = new URL(collection.stack.postgres.url).pathname.slice(1)
  expect((await send('acknowledged')).status).toBe(200)
  await administer(
    postgresUrl,
    `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  )
  const away = await send('while away')
  expect(away.status).toBe(503)
  expect((await fetch(`${collection.server.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${collection.server.url}/healthz`)).status).toBe(200)
  await administer(postgresUrl, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
  await expect.poll(async () => (await send('back')).status, { timeout: 10_000 }).toBe(200)
  expect((await fetch(`${collection.server.url}/readyz`)).status).toBe(200)
  expect(await stored()).toEqual(['acknowledged', 'after', 'back', 'before'])
})

test('a clock that jumps, forth and back, loses nothing and counts nothing twice', async () => {
  const { clock } = collection.stack
  const start = clock.now()
  for (const [at, days] of [400, -800, 3650, 0].entries()) {
    clock.set(new Date(start.getTime() + days * 86_400_000))
    expect((await send(`jump ${at}`)).status).toBe(200)
    expect((await send(`jump ${at}`)).status).toBe(200)
    await collection.server.work.drain()
  }
  clock.set(start)
  expect((await stored()).filter((id) => id.startsWith('jump'))).toEqual([
    'jump 0',
    'jump 1',
    'jump 2',
    'jump 3',
  ])
})
