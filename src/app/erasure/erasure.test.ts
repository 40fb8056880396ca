import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Collection, openCollection } from '../../../test/harness/collection.ts'
import { exportVisits, suppress, suppressedAmong } from '../../decide/index.ts'
import { listJournal } from '../../platform/journal/index.ts'
import { listPeople } from '../../profiles/index.ts'

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

const EMAIL = 'ada@shop.example'

async function shopWithAda() {
  const { ctx, post, key } = await collection.sender()
  const batch = [
    { type: 'identify', userId: 'ada', traits: { email: EMAIL, firstName: 'Ada' } },
    { type: 'track', userId: 'ada', event: 'Product Viewed', properties: { product_id: 'p1' } },
    { type: 'track', userId: 'bob', event: 'Product Viewed', properties: { product_id: 'p2' } },
  ]
  expect((await post('/v1/batch', { batch })).status).toBe(200)
  await collection.server.work.drain()
  const { items } = await listPeople(ctx, { search: EMAIL, limit: 10 })
  const admin = await collection.server.logInAs(ctx, ['admin'])
  return { ctx, id: items[0]?.profileId ?? '', admin, key }
}

test('a person is exported with everything that each stage keeps', async () => {
  const { id, admin } = await shopWithAda()
  const answer = await admin.fetch(`/api/people/${id}/export`)
  expect(answer.status).toBe(200)
  const copy = (await answer.json()) as {
    person: { email: string }
    events: { event: string }[]
    holds: unknown[]
    decisions: unknown[]
    messages: unknown[]
  }
  expect(copy.person.email).toBe(EMAIL)
  expect(copy.events.map(({ event }) => event)).toContain('Product Viewed')
  expect([copy.holds, copy.decisions, copy.messages]).toEqual([[], [], []])
})

test('an erased person is in no store any more, others are, and their address stays suppressed', async () => {
  const { ctx, id, admin, key } = await shopWithAda()
  await suppress(ctx, { address: EMAIL, reason: 'complained' })
  const decided = await collection.server.app.inject({
    method: 'POST',
    url: '/v1/decide',
    headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
    payload: { profile: { userId: 'ada' }, slot: 'hero' },
  })
  expect(decided.statusCode).toBe(200)
  const visits = { profileIds: [id], anonymousIds: [] }
  expect(await exportVisits(ctx, visits)).toHaveLength(1)
  expect((await admin.fetch(`/api/people/${id}/erase`, { method: 'POST' })).status).toBe(200)
  expect(await exportVisits(ctx, visits)).toEqual([])
  await collection.server.work.drain()
  expect((await listPeople(ctx, { search: EMAIL, limit: 10 })).items).toEqual([])
  expect((await admin.fetch(`/api/people/${id}`)).status).toBe(404)
  const left = await ctx.facts.query<{ user_id: string }>(
    'SELECT DISTINCT user_id FROM events WHERE workspace_id = {workspace:UUID}',
    { workspace: ctx.workspace },
  )
  expect(left).toEqual([{ user_id: 'bob' }])
  expect(await suppressedAmong(ctx, [EMAIL, 'bob@shop.example'])).toEqual(new Set([EMAIL]))
  const list = (await (await admin.fetch('/api/suppressions')).json()) as { items: { address: unknown }[] }
  expect(list.items.map(({ address }) => address)).toEqual([null])
  const journal = JSON.stringify(await listJournal(ctx, {}))
  expect(journal).toContain('person.erased')
  expect(journal).not.toContain(EMAIL)
})

test('an author may neither export nor erase', async () => {
  const { ctx, id } = await shopWithAda()
  const author = await collection.server.logInAs(ctx, ['author'])
  expect((await author.fetch(`/api/people/${id}/export`)).status).toBe(403)
  expect((await author.fetch(`/api/people/${id}/erase`, { method: 'POST' })).status).toBe(403)
})
