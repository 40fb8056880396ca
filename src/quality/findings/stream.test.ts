import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Collection, openCollection, type Sender } from '../../../test/harness/collection.ts'
import { listJournal } from '../../platform/journal/index.ts'
import { getPerson, listPeople, recipients } from '../../profiles/index.ts'
import { changeFile } from '../repair/change-file.ts'
import { listRepairs, previewRepair, repairFindings, undoRepair } from '../repair/repair.ts'
import { dataHealth } from './health.ts'
import { letPass, listFindings } from './list.ts'

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

async function send({ post }: Sender, batch: readonly object[]): Promise<void> {
  expect((await post('/v1/batch', { batch })).status).toBe(200)
  await collection.server.work.drain()
}
const identify = (userId: string, traits: object, more: object = {}) => ({
  type: 'identify',
  userId,
  traits,
  ...more,
})
const open = async ({ ctx }: Sender) =>
  (await listFindings(ctx, { state: 'open', limit: 100 })).items
    .map(({ field, rule, value }) => `${rule} ${field}${value === undefined ? '' : ` ${String(value)}`}`)
    .toSorted()
const personOf = async ({ ctx }: Sender, search: string) => {
  const { items } = await listPeople(ctx, { search, limit: 5 })
  return getPerson(ctx, items[0]?.profileId ?? '')
}
const gradeOf = async (shop: Sender, search: string, trait: string) =>
  (await personOf(shop, search)).traits.find(({ name }) => name === trait)

test('faulty traits and events become findings; good ones of every origin do not', async () => {
  const shop = await collection.sender()
  await send(shop, [
    identify('u1', { firstName: 'asdf', email: 'jo@gmial.com' }),
    identify('u2', { firstName: 'Nguyễn', lastName: 'Ng', email: 'ng@shop.example' }),
    identify('u3', { name: 'Suharto', email: 'info@firm.com' }),
    identify('u4', { firstName: 'Chukwuemeka', lastName: 'Smith-Jones', phone: '+49 170 1234567' }),
    { type: 'track', userId: 'u2', event: 'Searched', properties: { query: 'ng@firm.com' } },
    { type: 'track', userId: 'u2', event: 'Searched', properties: { query: 'boots 42' } },
  ])
  expect(await open(shop)).toEqual([
    'email.role email info@firm.com',
    'email.typo_domain email jo@gmial.com',
    'event.personal_data properties.query',
    'name.keyboard firstName asdf',
  ])
  const { rules, sources } = await dataHealth(shop.ctx, 30)
  expect(rules.find(({ rule }) => rule === 'email.typo_domain')).toMatchObject({
    people: 1,
    repair: { how: 'suggested', people: 1, skill: 'marketer', gains: '1 person can be written to' },
  })
  expect(sources).toContainEqual({ source: 'Test shop', field: 'email', checked: 3, faulty: 2 })
  expect(sources).toContainEqual({ source: 'Test shop', field: 'events', checked: 6, faulty: 1 })
})

test('a better value closes its finding, and an older one that comes late opens none', async () => {
  const shop = await collection.sender()
  await send(shop, [identify('u1', { firstName: 'test' }, { timestamp: '2026-05-01T00:00:00Z' })])
  expect(await open(shop)).toEqual(['name.placeholder firstName test'])
  await send(shop, [identify('u1', { firstName: 'Ada' }, { timestamp: '2026-05-02T00:00:00Z' })])
  expect(await open(shop)).toEqual([])
  await send(shop, [identify('u1', { firstName: 'N/A' }, { timestamp: '2026-04-01T00:00:00Z' })])
  expect(await open(shop)).toEqual([])
})

test('a finding lowers the grade, so that a message takes the fallback; letting it pass raises it', async () => {
  const shop = await collection.sender()
  await send(shop, [identify('u1', { firstName: 'JENNIFER', email: 'jen@yaho.com' })])
  expect(await gradeOf(shop, 'u1', 'firstName')).toMatchObject({ grade: 'doubtful', reason: 'all capitals' })
  const person = await personOf(shop, 'u1')
  expect((await recipients(shop.ctx, [person.profileId])).get(person.profileId)?.email).toBeUndefined()
  const { items } = await listFindings(shop.ctx, { rule: 'name.caps', limit: 10 })
  expect(
    await letPass(
      shop.ctx,
      items.map(({ id }) => id),
      true,
    ),
  ).toBe(1)
  expect(await gradeOf(shop, 'u1', 'firstName')).toMatchObject({ grade: 'good' })
  await send(shop, [identify('u1', { firstName: 'JENNIFER' })])
  expect(await open(shop)).toEqual(['email.typo_domain email jen@yaho.com'])
  await letPass(
    shop.ctx,
    items.map(({ id }) => id),
    false,
  )
  expect(await gradeOf(shop, 'u1', 'firstName')).toMatchObject({ grade: 'doubtful' })
})

test('values are mended as a set, stay mended when the source repeats itself, and are put back as a set', async () => {
  const shop = await collection.sender()
  const batch = [
    identify('u1', { email: 'ann@gmial.com' }),
    identify('u2', { email: 'bea@gmail.con' }),
    identify('u3', { email: 'cy@gmail.com' }),
  ]
  await send(shop, batch)
  const order = { rule: 'email.typo_domain', field: 'email', how: 'suggested' } as const
  const preview = await previewRepair(shop.ctx, order)
  expect(preview).toMatchObject({ people: 2, changes: 2, leftOut: 0 })
  expect(preview.examples.map((one) => [one.old, one.new]).toSorted()).toEqual([
    ['ann@gmial.com', 'ann@gmail.com'],
    ['bea@gmail.con', 'bea@gmail.com'],
  ])
  expect(await open(shop)).toHaveLength(2)
  const repair = await repairFindings(shop.ctx, order)
  expect(await open(shop)).toEqual([])
  expect(await gradeOf(shop, 'u1', 'email')).toMatchObject({ value: 'ann@gmail.com', grade: 'good' })
  await send(shop, batch)
  expect(await open(shop)).toEqual([])
  expect(await gradeOf(shop, 'u1', 'email')).toMatchObject({ value: 'ann@gmail.com' })
  expect((await changeFile(shop.ctx, repair.id)).split('\r\n').toSorted()).toEqual([
    '',
    'id,field,old,new,rule',
    'u1,email,ann@gmial.com,ann@gmail.com,email.typo_domain',
    'u2,email,bea@gmail.con,bea@gmail.com,email.typo_domain',
  ])
  collection.stack.clock.advance(1000)
  await send(shop, [identify('u2', { email: 'bea@firm.com' })])
  expect(await undoRepair(shop.ctx, repair.id)).toMatchObject({ kept: 1, changes: 2 })
  expect(await gradeOf(shop, 'u1', 'email')).toMatchObject({ value: 'ann@gmial.com', source: 'event' })
  expect(await gradeOf(shop, 'u2', 'email')).toMatchObject({ value: 'bea@firm.com' })
  expect(await open(shop)).toEqual(['email.typo_domain email ann@gmial.com'])
  await expect(undoRepair(shop.ctx, repair.id)).rejects.toThrow(/undone already/)
  expect((await listRepairs(shop.ctx, { limit: 5 })).items).toHaveLength(1)
  const journal = JSON.stringify(await listJournal(shop.ctx, {}))
  expect(journal).toContain('data.repair_undone')
  expect(journal).not.toContain('gmial')
})

test('a filler is cleared; what is mended at its source is not mended here', async () => {
  const shop = await collection.sender()
  await send(shop, [
    identify('u1', { firstName: 'test' }),
    { type: 'track', event: 'A', userId: 'u1', properties: { x: 'a@b.co' } },
  ])
  await repairFindings(shop.ctx, { rule: 'name.placeholder', field: 'firstName', how: 'clear' })
  expect(await gradeOf(shop, 'u1', 'firstName')).toBeUndefined()
  const order = { rule: 'event.personal_data', field: 'properties.x', how: 'clear' } as const
  await expect(previewRepair(shop.ctx, order)).rejects.toThrow(/where the data comes from/)
})

test('an erased person leaves no findings and no changes behind, and is exported with them before', async () => {
  const shop = await collection.sender()
  await send(shop, [identify('u1', { firstName: 'test', email: 'x1@gmial.com' })])
  await repairFindings(shop.ctx, { rule: 'email.typo_domain', field: 'email', how: 'suggested' })
  const admin = await collection.server.logInAs(shop.ctx, ['admin'])
  const { profileId } = await personOf(shop, 'u1')
  const copy = (await (await admin.fetch(`/api/people/${profileId}/export`)).json()) as {
    quality: { findings: unknown[]; repairs: unknown[] }
  }
  expect([copy.quality.findings.length, copy.quality.repairs.length]).toEqual([2, 1])
  expect((await admin.fetch(`/api/people/${profileId}/erase`, { method: 'POST' })).status).toBe(200)
  expect((await listFindings(shop.ctx, { limit: 5 })).items).toEqual([])
  const { items } = await listRepairs(shop.ctx, { limit: 1 })
  expect(await changeFile(shop.ctx, items[0]?.id ?? '')).toBe('id,field,old,new,rule\r\n')
})
