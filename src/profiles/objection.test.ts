import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Collection, openCollection } from '../../test/harness/collection.ts'
import { listJournal } from '../platform/journal/index.ts'
import { getPerson, listPeople, readVisitors, recipients } from './index.ts'

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

test('who objects to profiling is still served, and nothing of what they told or did is used', async () => {
  const { ctx, post } = await collection.sender()
  await post('/v1/batch', {
    batch: [
      {
        type: 'identify',
        userId: 'u1',
        traits: { firstName: 'Ada', email: 'ada@shop.example', consent: { email: { marketing: true } } },
      },
      { type: 'track', userId: 'u1', event: 'Product Viewed', properties: { product_id: 'p1' } },
    ],
  })
  await collection.server.work.drain()
  const { items } = await listPeople(ctx, { limit: 1 })
  const id = items[0]?.profileId ?? ''
  const writable = async () => (await recipients(ctx, [id])).get(id)
  const visitor = async () => (await readVisitors(ctx, [{ userId: 'u1' }]))[0]
  expect((await writable())?.traits).toHaveProperty('firstName')
  expect((await visitor())?.facts.events).not.toEqual([])
  const admin = await collection.server.logInAs(ctx, ['admin'])
  const say = (objects: boolean) =>
    admin.fetch(`/api/people/${id}/objection`, { method: 'POST', body: { objects } })
  expect((await say(true)).status).toBe(200)
  const served = await writable()
  expect(served).toMatchObject({ email: 'ada@shop.example', traits: {} })
  expect(served?.behaviour).toBeUndefined()
  expect(served?.consent('email', 'marketing')).toBe('granted')
  const shown = await visitor()
  expect(shown).toMatchObject({ personId: id, whole: false, facts: { events: [], traits: {} } })
  expect((await getPerson(ctx, id)).traits.map(({ name }) => name)).toContain('firstName')
  await say(false)
  expect((await writable())?.traits).toHaveProperty('firstName')
  const actions = JSON.stringify(await listJournal(ctx, {}))
  expect(actions).toContain('person.profiling_objected')
  expect(actions).toContain('person.profiling_allowed')
})
