import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Collection, openCollection } from '../../../test/harness/collection.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { listJournal } from '../../platform/journal/index.ts'
import { getPerson, listPeople } from '../index.ts'
import type { IdentityRules, StoredRules } from './schema.ts'

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

const seen = (more: object) => ({ type: 'track', event: 'Seen', ...more })
const told = (userId: string, email: string) => ({ type: 'identify', userId, traits: { email } })
const peopleOf = async (ctx: Ctx) => {
  const { items } = await listPeople(ctx, { limit: 100 })
  const people = await Promise.all(items.map((one) => getPerson(ctx, one.profileId)))
  return people.map((one) => one.identities.map((own) => own.value).join(' ')).sort()
}

test('a shared tablet joins nobody, whichever way its users are told apart', async () => {
  const { ctx, post } = await shop()
  await post([
    { type: 'identify', anonymousId: 'tablet', traits: { phone: '+442079460958' } },
    { type: 'identify', anonymousId: 'tablet', traits: { phone: '+442079460959' } },
    { type: 'identify', anonymousId: 'tablet', traits: { email: 'ann@shop.example' } },
    { type: 'identify', anonymousId: 'tablet', traits: { email: 'ben@shop.example' } },
    seen({ anonymousId: 'tablet', userId: 'cid' }),
    seen({ anonymousId: 'tablet', userId: 'dan' }),
  ])
  for (const person of await peopleOf(ctx)) {
    expect(person.match(/\+44/g)?.length ?? 0).toBeLessThanOrEqual(1)
    expect(person.match(/@/g)?.length ?? 0).toBeLessThanOrEqual(1)
    expect(person.includes('cid') && person.includes('dan')).toBe(false)
  }
})

test('what overflows a limit stays outside, and says by which limit', async () => {
  const { ctx, post } = await shop()
  await post(Array.from({ length: 7 }, (_, index) => seen({ userId: 'u', anonymousId: `x${index}` })))
  const [person] = (await listPeople(ctx, { limit: 10, known: true })).items
  const whole = await getPerson(ctx, person?.profileId ?? '')
  expect(whole.identities.filter((one) => one.kind === 'anonymous_id')).toHaveLength(5)
  expect(whole.conflicts.map((one) => one.reason)).toEqual(['limit_anonymous_id', 'limit_anonymous_id'])
})

test('rules that a person changes hold for what comes, and for what is there, and back', async () => {
  const { ctx, post, admin } = await shop()
  await post([told('a', 'till@shop.example'), seen({ userId: 'a', anonymousId: 'kiosk' })])
  await post([{ type: 'identify', anonymousId: 'kiosk', traits: { email: 'till@shop.example' } }])
  expect(await peopleOf(ctx)).toEqual(['a till@shop.example kiosk'])

  const before = await read(admin)
  expect(before.version).toBe(0)
  const blocked = [
    ...before.rules.blocked,
    { kinds: ['email'], match: 'is', value: 'TILL@shop.example', effect: 'ignored' },
  ] as IdentityRules['blocked']
  const changed = await put(admin, { rules: { ...before.rules, blocked }, version: 0 })
  expect(changed.status).toBe(200)
  expect((await put(admin, { rules: before.rules, version: 0 })).status).toBe(409)
  await collection.server.work.drain()
  expect(await peopleOf(ctx)).toEqual(['a kiosk', 'till@shop.example'])
  const tried = await admin.fetch('/api/identity/rules/try', {
    method: 'POST',
    body: { kind: 'email', value: 'Till@Shop.example' },
  })
  expect(await tried.json()).toMatchObject({ counts: false, as: 'till@shop.example', rule: { match: 'is' } })
  await post([told('b', 'till@shop.example')])
  expect(await peopleOf(ctx)).toEqual(['a kiosk', 'b', 'till@shop.example'])

  expect((await put(admin, { rules: before.rules, version: 1 })).status).toBe(200)
  await collection.server.work.drain()
  expect(await peopleOf(ctx)).toEqual(['a till@shop.example kiosk', 'b'])
  expect(
    (await listJournal(ctx, { action: 'identity_rules.changed' })).map((one) => one.data.version),
  ).toEqual([2, 1])
})

test('rules that could stop the fold or join strangers are refused with what to do', async () => {
  const { admin } = await shop()
  const { rules } = await read(admin)
  const slow = {
    kinds: ['email'],
    match: 'pattern',
    value: '^(a+)+$',
    effect: 'ignored',
  } as IdentityRules['blocked'][number]
  const refused = await put(admin, { rules: { ...rules, blocked: [slow] }, version: 0 })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('repeats a group')
  const priority = ['device', 'user_id', 'email', 'phone', 'anonymous_id'] as IdentityRules['priority']
  expect((await put(admin, { rules: { ...rules, priority }, version: 0 })).status).toBe(422)
})

test('a merge says over which evidence it came about', async () => {
  const { ctx, post } = await shop()
  await post([seen({ anonymousId: 'x' })])
  await post([seen({ anonymousId: 'x', userId: 'u' })])
  const [person] = (await listPeople(ctx, { limit: 10 })).items
  const { merges } = await getPerson(ctx, person?.profileId ?? '')
  expect(merges[0]?.because).toMatchObject([
    { one: { kind: 'anonymous_id', value: 'x' }, other: { kind: 'user_id', value: 'u' }, how: 'device' },
  ])
})

type Admin = Awaited<ReturnType<typeof shop>>['admin']

async function read(admin: Admin): Promise<StoredRules> {
  return (await (await admin.fetch('/api/identity/rules')).json()) as StoredRules
}

function put(admin: Admin, body: { rules: IdentityRules; version: number }) {
  return admin.fetch('/api/identity/rules', { method: 'PUT', body })
}

async function shop() {
  const sender = await collection.sender()
  return {
    ctx: sender.ctx,
    admin: await collection.server.logInAs(sender.ctx, ['admin']),
    post: async (batch: object[]) => {
      expect((await sender.post('/v1/batch', { batch })).status).toBe(200)
      await collection.server.work.drain()
    },
  }
}
