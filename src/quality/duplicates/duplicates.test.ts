import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Collection, openCollection } from '../../../test/harness/collection.ts'
import { seeded } from '../../lib/seeded.ts'
import { getPerson, undoMerge } from '../../profiles/index.ts'
import { decideTask, listTasks } from '../../review/index.ts'
import { erasePerson } from '../index.ts'
import { lookForDuplicates } from './find.ts'
import { compareDuplicates, listDuplicates } from './list.ts'
import type { DuplicatesOverview } from './schema.ts'
import { pairsOf } from './store.ts'

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

const DUPLICATES = 14
const DOUBTFUL = 8

test('clear duplicates are merged with their reason, doubtful ones asked about, and verdicts are followed', async () => {
  const { ctx, admin } = await crm()
  const outcome = await lookForDuplicates(ctx)
  expect(outcome?.merged).toBeGreaterThanOrEqual(DUPLICATES * 0.8)
  expect(outcome?.proposed).toBeGreaterThan(0)
  const merged = await listDuplicates(ctx, { state: 'merged', limit: 200 })
  for (const { one, other } of merged.items) expect(one?.profileId).toBe(other?.profileId)
  for (const { one } of merged.items) {
    const { identities } = await getPerson(ctx, one?.profileId ?? '')
    const customers = identities
      .filter(({ kind }) => kind === 'user_id')
      .map(({ value }) => value.split('-')[0])
    expect(new Set(customers).size).toBe(1)
  }

  const [first, second] = (await listDuplicates(ctx, { state: 'proposed', limit: 200 })).items
  if (!first || !second) throw new Error('nothing was proposed')
  const beside = await compareDuplicates(ctx, first.id)
  expect(beside.fields.map((field) => field.name)).toContain('family_name')
  expect(beside.chance).toBeGreaterThan(0.25)
  const decided = await admin.fetch(`/api/duplicates/${first.id}/decide`, {
    method: 'POST',
    body: { same: true },
  })
  expect(decided.status).toBe(200)
  const reviewer = await collection.stack.actor(ctx, ['reviewer'])
  const { items } = await listTasks(ctx, { state: 'open', subject: { kind: 'duplicate', id: second.id } })
  await decideTask(reviewer, items[0]?.id ?? '', { verdict: 'fail', note: 'Brothers.' })
  await collection.server.work.drain()
  const one = await getPerson(ctx, first.one?.profileId ?? '')
  expect(one.profileIds).toContain(first.other?.profileId)
  expect(one.merges[0]?.because[0]?.how).toBe('console')
  expect((await compareDuplicates(ctx, second.id)).state).toBe('different')

  const again = await lookForDuplicates(ctx)
  expect(again).toMatchObject({ merged: 0, judged: 2 })
  expect(again?.proposed).toBeLessThanOrEqual(2)
  const overview = (await (await admin.fetch('/api/duplicates/overview')).json()) as DuplicatesOverview
  expect(overview).toMatchObject({ different: 1, running: false, last: { outcome: { judged: 2 } } })
})

test('a merge that somebody takes back is a verdict: the records are not merged or asked about again', async () => {
  const { ctx } = await crm()
  await lookForDuplicates(ctx)
  const [pair] = (await listDuplicates(ctx, { state: 'merged', limit: 1 })).items
  const person = await getPerson(ctx, pair?.one?.profileId ?? '')
  const merge = person.merges.find((one) => one.source === 'linkage')
  expect(merge?.because[0]?.how).toBe('linkage')
  const { persons } = await undoMerge(ctx, merge?.id ?? '')
  await collection.server.work.drain()
  expect(await lookForDuplicates(ctx)).toMatchObject({ merged: 0, judged: 1 })
  const [one, other] = await Promise.all(persons.map((id) => getPerson(ctx, id)))
  expect(one?.profileId).not.toBe(other?.profileId)
  expect(
    (await listTasks(ctx, { state: 'open', subject: { kind: 'duplicate', id: pair?.id ?? '' } })).items,
  ).toEqual([])
})

test('what an erased person had in common with others goes with them, and its task is taken back', async () => {
  const { ctx } = await crm()
  await lookForDuplicates(ctx)
  const [pair] = (await listDuplicates(ctx, { state: 'proposed', limit: 1 })).items
  const id = pair?.one?.profileId ?? ''
  const { profileIds } = await getPerson(ctx, id)
  await erasePerson(ctx, profileIds)
  expect(await pairsOf(ctx, profileIds)).toEqual([])
  expect(
    (await listTasks(ctx, { state: 'open', subject: { kind: 'duplicate', id: pair?.id ?? '' } })).items,
  ).toEqual([])
})

test('only one look is under way at a time, and the page sees when it is done', async () => {
  const { admin, ctx } = await crm()
  const [one, other] = await Promise.all(
    [1, 2].map(() => admin.fetch('/api/duplicates/look', { method: 'POST', body: {} })),
  )
  expect([one?.status, other?.status].sort()).toEqual([202, 409])
  await expect
    .poll(
      async () => ((await (await admin.fetch('/api/duplicates/overview')).json()) as DuplicatesOverview).last,
      {
        timeout: 20_000,
      },
    )
    .toBeDefined()
  const viewer = await collection.server.logInAs(ctx, ['viewer'])
  expect((await viewer.fetch('/api/duplicates/look', { method: 'POST', body: {} })).status).toBe(403)
})

const starts = 'Ab Ber Cor Dra El Fin Gar Hol Im Jor Kel Lum Mor Nor Ost Pel Quen Ros Sal Tor'.split(' ')
const middles = 'a be di gu ha la mi no pe ra so ta ve'.split(' ')
const ends = 'ck dt feld gart hard ling mann nig rich son wig zer'.split(' ')

/** A shop's customers: most are one record, some are in it twice with a slip, some only look alike. */
async function crm() {
  const sender = await collection.sender()
  const random = seeded(7)
  const batch: object[] = []
  const add = (number: number, copy: string, traits: Record<string, string>) =>
    batch.push({
      type: 'identify',
      userId: `c${number}-${copy}`,
      traits: { ...traits, number: String(number) },
    })
  for (let number = 0; number < 160; number += 1) {
    const person = {
      firstName: random.pick(starts) + random.pick(middles),
      lastName: random.pick(starts) + random.pick(middles) + random.pick(ends),
      birthday: `${random.whole(1950, 2004)}-0${random.whole(1, 9)}-${random.whole(10, 28)}`,
      street: `${random.whole(1, 120)} ${random.pick(starts)}${random.pick(ends)} Street`,
      postalCode: String(random.whole(10_000, 99_999)),
    }
    const email = `${person.firstName}.${person.lastName}${number}@mail.example`.toLowerCase()
    add(number, 'a', { ...person, email })
    if (number < DUPLICATES)
      add(number, 'b', {
        ...person,
        email: email.replace('@', '.shop@'),
        street: person.street.replace(' ', ''),
      })
    else if (number < DUPLICATES + DOUBTFUL)
      add(number, 'b', {
        firstName: person.firstName,
        lastName: person.lastName,
        postalCode: person.postalCode,
        birthday: `${random.whole(1950, 2004)}-0${random.whole(1, 9)}-${random.whole(10, 28)}`,
      })
  }
  expect((await sender.post('/v1/batch', { batch })).status).toBe(200)
  await collection.server.work.drain()
  const admin = await collection.server.logInAs(sender.ctx, ['admin'])
  return { ctx: sender.ctx, admin }
}
