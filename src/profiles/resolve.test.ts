import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { newId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { listJournal } from '../platform/journal/index.ts'
import { getPerson, type ProfileEvent, personsOf, resolve, undoMerge } from './index.ts'
import { tables } from './store/profiles.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

test('late anonymous history joins the person without moving', async () => {
  const ctx = await stack.workspace()
  const [anonymous = ''] = await fold(ctx, [at(1, { anonymousId: 'x' })])
  const [known = ''] = await fold(ctx, [at(2, { anonymousId: 'x', userId: 'a' })])
  const [again] = await fold(ctx, [at(3, { anonymousId: 'x' })])
  expect(known).not.toBe(anonymous)
  expect(again).toBe(anonymous)
  expect(await personsOf(ctx, [anonymous, known])).toEqual(
    new Map([
      [anonymous, known],
      [known, known],
    ]),
  )
  const person = await getPerson(ctx, anonymous)
  expect(person.profileId).toBe(known)
  expect(person.behaviour.events).toBe(3)
  expect(person.merges).toMatchObject([{ fromProfile: anonymous, toProfile: known, undoable: true }])
  const [entry] = await listJournal(ctx, { action: 'profiles.regrouped' })
  expect(JSON.stringify(entry)).not.toContain('"a"')
  expect(entry?.data).toEqual({ merged: [{ from: anonymous, to: known }] })
})

test('a device that two people use joins nobody, and carries on for whoever used it last', async () => {
  const ctx = await stack.workspace()
  const [before = ''] = await fold(ctx, [at(1, { anonymousId: 'tablet' })])
  const [anna = ''] = await fold(ctx, [at(2, { anonymousId: 'tablet', userId: 'anna' })])
  const [bert = ''] = await fold(ctx, [at(3, { anonymousId: 'tablet', userId: 'bert' })])
  const [after] = await fold(ctx, [at(4, { anonymousId: 'tablet' })])
  const persons = await personsOf(ctx, [before, anna, bert])
  expect(persons.get(before)).toBe(anna)
  expect(persons.get(bert)).toBe(bert)
  expect(after).toBe(bert)
  const [back] = [
    await fold(ctx, [at(5, { anonymousId: 'tablet', userId: 'anna' }), at(6, { anonymousId: 'tablet' })]),
  ]
  expect(back).toEqual([anna, anna])
  expect((await getPerson(ctx, bert)).conflicts).toMatchObject([{ profileId: anna, reason: 'two_user_ids' }])
})

test('two user ids with one address stay two people, and the conflict is shown', async () => {
  const ctx = await stack.workspace()
  const email = 'shared@shop.example'
  const [anna = '', bert = ''] = await fold(ctx, [
    at(1, { userId: 'anna', email, type: 'identify', traits: { email } }),
    at(2, { userId: 'bert', email, type: 'identify', traits: { email } }),
  ])
  expect((await personsOf(ctx, [anna, bert])).size).toBe(2)
  expect((await getPerson(ctx, anna)).identities.map((one) => one.kind)).toEqual(['user_id', 'email'])
  expect((await getPerson(ctx, bert)).conflicts).toMatchObject([
    { profileId: anna, own: { value: 'bert' }, other: { value: email } },
  ])
})

test('an alias joins an anonymous id, and a user id once it was seen as one', async () => {
  const ctx = await stack.workspace()
  const alias = { type: 'alias' as const, event: 'Aliased' }
  const [x = '', u = ''] = await fold(ctx, [
    at(1, { anonymousId: 'x' }),
    at(2, { ...alias, userId: 'u', previousId: 'x' }),
  ])
  expect((await personsOf(ctx, [x])).get(x)).toBe(u)
  await fold(ctx, [at(3, { ...alias, userId: 'new', previousId: 'old' })])
  const [old = ''] = await fold(ctx, [at(4, { userId: 'old' })])
  expect((await getPerson(ctx, old)).identities.map((one) => one.value).sort()).toEqual(['new', 'old'])
})

test('whatever the order and the batches, the same events give the same people', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyEvent, { minLength: 1, maxLength: 14 }),
      fc.infiniteStream(fc.nat()),
      async (events, random) => {
        const [one, other] = [await stack.workspace(), await stack.workspace()]
        for (const batch of cut(events, random)) await fold(one, batch)
        const shuffled = events
          .map((event) => ({ event, key: random.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ event }) => event)
        for (const batch of cut(shuffled, random)) await fold(other, batch)
        expect(await people(other)).toEqual(await people(one))
      },
    ),
    { numRuns: 60 },
  )
}, 120_000)

test('undoing a merge gives back two people with what each had', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEvent, { minLength: 2, maxLength: 10 }), async (events) => {
      const ctx = await stack.workspace()
      const own = [
        at(900, {
          anonymousId: 'own',
          type: 'identify',
          event: 'Identified',
          traits: { firstName: 'Ann', city: 'Ely' },
        }),
      ]
      const [profile = ''] = await fold(ctx, own)
      await fold(ctx, events)
      const before = await people(ctx)
      const target = events.find((event) => event.userId !== undefined)
      if (!target?.userId) return
      const personBefore = await getPerson(ctx, profile)
      await fold(ctx, [at(901, { anonymousId: 'own', userId: target.userId })])
      const merged = await getPerson(ctx, profile)
      expect(merged.identities.map((one) => one.value)).toContain(target.userId)
      const merge = merged.merges.find((one) => one.fromProfile === profile)
      const { persons } = await undoMerge(ctx, merge?.id ?? '')
      expect(persons[0]).toBe(profile)
      expect(await people(ctx)).toEqual(before)
      const { merges: _, ...person } = await getPerson(ctx, profile)
      expect({ ...person, merges: [] }).toEqual({ ...personBefore, merges: [] })
      // The same evidence again does not join them again.
      await fold(ctx, [at(902, { anonymousId: 'own', userId: target.userId })])
      expect(await people(ctx)).toEqual(before)
    }),
    { numRuns: 30 },
  )
}, 120_000)

const anyEvent: fc.Arbitrary<ProfileEvent> = fc
  .record({
    minute: fc.nat(500),
    type: fc.constantFrom('track' as const, 'identify' as const, 'alias' as const),
    userId: fc.option(fc.constantFrom('u1', 'u2', 'u3'), { nil: undefined }),
    anonymousId: fc.option(fc.constantFrom('x1', 'x2', 'x3', 'x4'), { nil: undefined }),
    email: fc.option(fc.constantFrom('e1@shop.example', 'e2@shop.example', 'e3@shop.example'), {
      nil: undefined,
    }),
    previousId: fc.constantFrom('x1', 'x2', 'u1', 'u3'),
  })
  .filter((one) => one.userId !== undefined || one.anonymousId !== undefined || one.email !== undefined)
  .map(({ minute, type, userId, anonymousId, email, previousId }) =>
    at(minute, {
      type,
      ...(userId !== undefined && { userId }),
      ...(anonymousId !== undefined && { anonymousId }),
      ...(email !== undefined && { email }),
      ...(type === 'alias' && userId !== undefined && { previousId }),
    }),
  )

function at(minute: number, event: Partial<ProfileEvent>): ProfileEvent {
  return {
    messageId: newId(),
    type: 'track',
    event: 'Seen',
    traits: {},
    context: {},
    timestamp: new Date(Date.UTC(2026, 0, 1, 0, minute)),
    source: 'web',
    lines: [],
    ...event,
  }
}

async function fold(ctx: Ctx, events: ProfileEvent[]): Promise<string[]> {
  return transact(ctx, (tx) => resolve(tx, events))
}

function cut(events: readonly ProfileEvent[], random: Iterator<number>): ProfileEvent[][] {
  const batches: ProfileEvent[][] = []
  for (let from = 0; from < events.length; ) {
    const size = 1 + ((random.next().value ?? 0) % 4)
    batches.push(events.slice(from, from + size))
    from += size
  }
  return batches
}

/** Who is one person: the identities of each, in an order of their own. */
async function people(ctx: Ctx): Promise<string[][]> {
  const rows = await tables(ctx)
    .selectFrom('identities')
    .select(['kind', 'value', 'profile_id'])
    .where('workspace_id', '=', ctx.workspace)
    .execute()
  const groups = Map.groupBy(rows, (row) => row.profile_id).values()
  return [...groups].map((group) => group.map((row) => `${row.kind}:${row.value}`).sort()).toSorted()
}
