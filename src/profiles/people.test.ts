import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Collection, openCollection } from '../../test/harness/collection.ts'
import type { Ctx } from '../platform/ctx.ts'
import { listJournal } from '../platform/journal/index.ts'
import {
  erasePerson,
  exportPerson,
  getPerson,
  listPeople,
  PERSON_SQL,
  type Person,
  rebuildBehaviour,
  recipients,
  searchPeople,
  setConsent,
  setTrait,
} from './index.ts'
import { readBehaviour } from './store/behaviours.ts'

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

const SCRIPT = '<img src=x onerror=alert(1)>'

test('ClickHouse finds the person of every event, before and after a merge is undone', async () => {
  const { ctx, post } = await shop()
  await post([
    track('Page Viewed', { anonymousId: 'x' }),
    track('Order Completed', { userId: 'u' }),
    { type: 'identify', userId: 'u', anonymousId: 'x', traits: { firstName: 'Zoë', plan: 'gold' } },
  ])
  const person = await only(ctx, 'u')
  expect(await eventsByPerson(ctx)).toEqual([{ person: person.profileId, events: 3 }])
  expect(await mirrored(ctx)).toMatchObject([
    { profile_id: person.profileId, known: 1, traits: { firstName: 'Zoë', plan: 'gold' }, has_email: 0 },
  ])
  const admin = await collection.server.logInAs(ctx, ['admin'])
  const [merge] = person.merges
  const undone = await admin.fetch(`/api/merges/${merge?.id}/undo`, { method: 'POST' })
  expect(undone.status).toBe(200)
  await collection.server.work.drain()
  expect((await eventsByPerson(ctx)).map((row) => row.events)).toEqual([1, 2])
  expect((await mirrored(ctx)).map((row) => row.known)).toEqual([0, 1])
  const again = await admin.fetch(`/api/merges/${merge?.id}/undo`, { method: 'POST' })
  expect(again.status).toBe(409)
  expect((await listJournal(ctx, { action: 'person.merge_undone' })).length).toBe(1)
})

test('behaviour computed anew from what happened is the behaviour that was kept', async () => {
  const { ctx, post } = await shop()
  const clock = Date.parse('2026-05-01T00:00:00Z')
  const names = ['Product Viewed', 'Order Completed', 'Order Refunded', 'Product Added']
  const events = Array.from({ length: 200 }, (_, index) => ({
    ...track(names[index % 4] ?? '', {
      ...(index % 3 === 0 ? { anonymousId: `x${index % 5}` } : { userId: `u${index % 7}` }),
      properties: {
        order_id: `o${index}`,
        revenue: index + 0.1,
        currency: 'GBP',
        product_id: `p${index % 11}`,
        products: [{ product_id: `p${index % 11}`, quantity: 1, price: 2 }],
      },
      context: {
        timezone: index % 2 ? 'Europe/London' : 'Asia/Tokyo',
        page: { url: 'https://shop.example/a' },
      },
    }),
    timestamp: new Date(clock + index * 7 * 60_000).toISOString(),
  }))
  for (let from = 0; from < events.length; from += 40) await post(events.slice(from, from + 40))
  const ids = (await listPeople(ctx, { limit: 100 })).items.map((one) => one.profileId)
  const before = await readBehaviour(ctx, ids)
  expect(before.size).toBe(12)
  await rebuildBehaviour(ctx, ids)
  expect(await readBehaviour(ctx, ids)).toEqual(before)
})

test('the latest observation of a trait wins, null clears it, and its provenance is kept', async () => {
  const { ctx, post } = await shop()
  const identify = (traits: object, timestamp: string, context = {}) => ({
    type: 'identify',
    userId: 'u',
    traits,
    timestamp,
    context,
  })
  await post([
    identify({ city: 'Ely', firstName: 'TEST', age: 40 }, '2026-05-03T00:00:00Z', { party: 'third' }),
    identify({ city: 'Bath', plan: 'gold' }, '2026-05-02T00:00:00Z'),
    identify({ plan: null }, '2026-05-04T00:00:00Z'),
  ])
  const { profileId, traits } = await only(ctx, 'u')
  const shared = { observedAt: '2026-05-03T00:00:00.000Z', source: 'event', party: 'third' }
  expect(traits).toEqual([
    { ...shared, name: 'age', value: 40, kind: 'demographic', grade: 'good' },
    { ...shared, name: 'city', value: 'Ely', kind: 'contact', grade: 'good' },
    {
      ...shared,
      name: 'firstName',
      value: 'TEST',
      kind: 'contact',
      grade: 'bad',
      reason: 'a filler, not an answer',
    },
  ])
  await setTrait(ctx, profileId, { name: 'firstName', value: 'Tessa' })
  expect((await getPerson(ctx, profileId)).name).toBe('Tessa')
  const [entry] = await listJournal(ctx, { action: 'person.trait_set' })
  expect(entry?.data).toEqual({ trait: 'firstName' })
})

test('consent: the latest answer holds, a withdrawal is journaled, a client whose clock runs ahead cannot outvote it', async () => {
  const { ctx, post } = await shop()
  const consent = (value: unknown, timestamp: string) => ({
    type: 'identify',
    userId: 'u',
    context: { consent: value },
    timestamp,
  })
  await post([
    { type: 'identify', userId: 'u', traits: { email: 'U@Shop.example' } },
    consent({ email: { marketing: true } }, '2026-06-01T12:20:00Z'),
    consent({ email: { marketing: false } }, '2026-05-01T00:00:00Z'),
  ])
  const { profileId } = await only(ctx, 'u')
  const stateOf = async () =>
    (await recipients(ctx, [profileId])).get(profileId)?.consent('email', 'marketing')
  expect(await stateOf()).toBe('granted')
  await setConsent(ctx, profileId, {
    channel: 'email',
    purpose: 'marketing',
    state: 'denied',
    source: 'preferences',
  })
  expect(await stateOf()).toBe('denied')
  const [entry] = await listJournal(ctx, { action: 'consent.withdrawn' })
  expect(entry?.data).toEqual({
    withdrawn: [{ profile: profileId, channel: 'email', purpose: 'marketing', source: 'preferences' }],
  })
  await collection.server.work.drain()
  expect(await mirrored(ctx)).toMatchObject([{ consent: { 'email.marketing': 'denied' }, has_email: 1 }])
  expect((await recipients(ctx, [profileId])).get(profileId)?.email).toBe('U@Shop.example')
})

test('people are found by the beginning of address, user id and name, in any script', async () => {
  const { ctx, post } = await shop()
  await post([
    {
      type: 'identify',
      userId: 'cust-1',
      traits: { email: 'ann@shop.example', firstName: 'Ann', lastName: 'Lee' },
    },
    { type: 'identify', userId: 'cust-2', traits: { email: 'מרים@shop.example', firstName: 'מרים' } },
    { type: 'identify', userId: 'cust-3', traits: { name: `👩‍🌾 ${SCRIPT}` } },
    { type: 'identify', userId: '100%_off', traits: { firstName: 'x'.repeat(20_000) } },
  ])
  const found = async (text: string) => (await searchPeople(ctx, text)).map((one) => one.userId)
  expect(await found('ANN@')).toEqual(['cust-1'])
  expect(await found('cust-')).toHaveLength(3)
  expect(await found('ann le')).toEqual(['cust-1'])
  expect(await found('lee')).toEqual(['cust-1'])
  expect(await found('מר')).toEqual(['cust-2'])
  expect(await found('👩‍🌾')).toEqual(['cust-3'])
  expect(await found('100%')).toEqual(['100%_off'])
  expect(await found('%')).toEqual([])
  expect(await found("'; DROP TABLE profiles; --")).toEqual([])
  const pages = await listPeople(ctx, { limit: 3 })
  const rest = await listPeople(ctx, { limit: 3, ...(pages.next && { after: pages.next }) })
  expect(new Set([...pages.items, ...rest.items].map((one) => one.userId)).size).toBe(4)
  expect(rest.next).toBeUndefined()
})

test('the routes of people ask for permission and answer what is not there with a sentence', async () => {
  const { ctx, post } = await shop()
  await post([
    { type: 'identify', userId: 'u', traits: { name: SCRIPT } },
    track('Page Viewed', { userId: 'u' }),
  ])
  const admin = await collection.server.logInAs(ctx, ['admin'])
  const viewer = await collection.server.logInAs(ctx, ['viewer'])
  const list = (await (await viewer.fetch('/api/people?search=u&limit=5')).json()) as { items: Person[] }
  const id = list.items[0]?.profileId
  expect(list.items[0]?.name).toBe(SCRIPT)
  const events = (await (await viewer.fetch(`/api/people/${id}/events?limit=1`)).json()) as {
    items: object[]
    next: string
  }
  expect(events.items).toHaveLength(1)
  const more = await viewer.fetch(`/api/people/${id}/events?limit=5&after=${events.next}`)
  expect(((await more.json()) as { items: object[] }).items).toHaveLength(1)
  const answer = { channel: 'email', purpose: 'marketing', state: 'denied' }
  expect((await viewer.fetch(`/api/people/${id}/consent`, { method: 'POST', body: answer })).status).toBe(403)
  expect((await admin.fetch(`/api/people/${id}/consent`, { method: 'POST', body: answer })).status).toBe(200)
  const set = await admin.fetch(`/api/people/${id}/traits/plan`, {
    method: 'PUT',
    body: { value: { a: [1] } },
  })
  expect(((await set.json()) as Person).traits.find((one) => one.name === 'plan')?.value).toEqual({ a: [1] })
  for (const [path, status] of [
    ['/api/people/00000000-0000-7000-8000-000000000000', 404],
    ['/api/people/none', 400],
    ['/api/people?after=none', 400],
    [`/api/people/${id}/events?after=none`, 400],
    ['/api/people?limit=1000', 400],
  ] as const)
    expect([path, (await admin.fetch(path)).status]).toEqual([path, status])
})

test('an erased person is gone, and who comes back is somebody new', async () => {
  const { ctx, post } = await shop()
  await post([
    { type: 'identify', userId: 'u', anonymousId: 'x', traits: { email: 'u@shop.example', name: 'Uma' } },
    track('Page Viewed', { anonymousId: 'x' }),
  ])
  const { profileId } = await only(ctx, 'u')
  const exported = JSON.stringify(await exportPerson(ctx, profileId))
  for (const own of ['Uma', 'u@shop.example', '"x"']) expect(exported).toContain(own)
  const erased = await erasePerson(ctx, profileId)
  expect(erased).toContain(profileId)
  await expect(getPerson(ctx, profileId)).rejects.toThrow('no such person')
  expect(await searchPeople(ctx, 'u@shop')).toEqual([])
  await collection.server.work.drain()
  expect(await mirrored(ctx)).toEqual([])
  await post([track('Page Viewed', { userId: 'u', anonymousId: 'x' })])
  const back = await only(ctx, 'u')
  expect(erased).not.toContain(back.profileId)
  expect(back.behaviour.events).toBe(1)
  expect(JSON.stringify(await listJournal(ctx, { limit: 100 }))).not.toContain('shop.example')
})

function track(event: string, more: object): object {
  return { type: 'track', event, ...more }
}

async function shop(): Promise<{ ctx: Ctx; post: (batch: object[]) => Promise<void> }> {
  const sender = await collection.sender()
  return {
    ctx: sender.ctx,
    post: async (batch) => {
      const answer = await sender.post('/v1/batch', { batch })
      expect(answer.status).toBe(200)
      await collection.server.work.drain()
    },
  }
}

async function only(ctx: Ctx, userId: string): Promise<Person> {
  const [found] = await searchPeople(ctx, userId)
  return getPerson(ctx, found?.profileId ?? '')
}

async function eventsByPerson(ctx: Ctx): Promise<{ person: string; events: number }[]> {
  return ctx.facts.query(
    `WITH ${PERSON_SQL.with}
     SELECT ${PERSON_SQL.id('e')} AS person, count() AS events FROM events AS e ${PERSON_SQL.join('e')}
     WHERE e.workspace_id = {workspace:UUID} GROUP BY person ORDER BY events`,
    { workspace: ctx.workspace },
  )
}

async function mirrored(ctx: Ctx): Promise<Record<string, unknown>[]> {
  return ctx.facts.query(
    'SELECT * FROM people FINAL WHERE workspace_id = {workspace:UUID} AND deleted = 0 ORDER BY known',
    { workspace: ctx.workspace },
  )
}
