import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { checkCondition } from '../lib/conditions/check.ts'
import { describe as inWords } from '../lib/conditions/describe.ts'
import { evaluate, type PersonFacts } from '../lib/conditions/evaluate.ts'
import type { Condition } from '../lib/conditions/schema.ts'
import { newId } from '../lib/ids.ts'
import { momentOf } from './facts.ts'
import {
  countMembers,
  erasePerson,
  isMember,
  members,
  sampleMembers,
  snapshotMembers,
  takeSnapshot,
} from './index.ts'
import {
  condition as anyCondition,
  sequence as anySequence,
  storePeople,
  type TestPerson,
  testPerson,
} from './testing.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

const nobody: Omit<TestPerson, 'profiles'> = { events: [], traits: {}, consent: {}, hasEmail: false }
const bought = (at: string, value?: number) => ({
  event: 'Order Completed',
  at: Date.parse(at),
  properties: {},
  ...(value !== undefined && { value }),
})

test('membership by SQL is what the plain evaluator says, for random histories and conditions', async () => {
  const now = stack.clock.now().getTime()
  const seeds = { seed: 7 }
  for (const merged of [true, false]) {
    const ctx = await stack.workspace()
    const people = fc
      .sample(testPerson(now), { ...seeds, numRuns: 150 })
      .map((person): TestPerson => (merged ? person : { ...person, profiles: [newId()], owners: [] }))
    await storePeople(ctx, people)
    const moment = await momentOf(ctx)
    await fc.assert(
      fc.asyncProperty(anyCondition, async (condition) => {
        expect(checkCondition(condition).problems).toEqual([])
        expect(inWords(condition)).not.toMatch(/undefined|NaN/)
        const facts = (person: TestPerson): PersonFacts => person
        const expected = people.filter((person) => evaluate(condition, facts(person), moment))
        const ids = expected.map(({ profiles }) => profiles[0] ?? '').sort()
        expect(await members(ctx, condition, { limit: 1000 })).toEqual(ids)
      }),
      { ...seeds, numRuns: 100 },
    )
  }
}, 120_000)

test('sequences by SQL are what the plain evaluator says', async () => {
  const now = stack.clock.now().getTime()
  for (const merged of [true, false]) {
    const ctx = await stack.workspace()
    // of two names only and close together, so that chains come about
    const people = fc.sample(testPerson(now), { seed: 3, numRuns: 200 }).map(
      (person): TestPerson => ({
        ...person,
        ...(!merged && { profiles: [newId()], owners: [] }),
        events: person.events.map((fact, index) => ({
          ...fact,
          event: (fact.at + index) % 3 === 0 ? 'Order Completed' : 'Product Viewed',
          at: now - Math.round(Math.abs(now - fact.at) / 40),
        })),
      }),
    )
    await storePeople(ctx, people)
    const moment = await momentOf(ctx)
    let met = 0
    await fc.assert(
      fc.asyncProperty(anySequence, async (condition) => {
        fc.pre(checkCondition(condition).problems.length === 0)
        const expected = people.filter((person) => evaluate(condition, person, moment))
        met += expected.length
        const ids = expected.map(({ profiles }) => profiles[0] ?? '').sort()
        expect(await members(ctx, condition, { limit: 1000 })).toEqual(ids)
        const asked = people.slice(0, 20).map(({ profiles }) => profiles[0] ?? '')
        expect([...(await isMember(ctx, condition, asked))].sort()).toEqual(
          ids.filter((id) => asked.includes(id)),
        )
      }),
      { seed: 9, numRuns: 30 },
    )
    expect(met).toBeGreaterThan(50)
  }
}, 120_000)

test('bought at least twice, but not in the last 60 days', async () => {
  const ctx = await stack.workspace()
  const [lapsed, once, recent, exactly, future] = [newId(), newId(), newId(), newId(), newId()]
  const old = bought('2026-01-01T00:00:00Z')
  await storePeople(ctx, [
    { ...nobody, profiles: [lapsed], events: [old, old] },
    { ...nobody, profiles: [once], events: [old] },
    { ...nobody, profiles: [recent], events: [old, old, bought('2026-05-31T00:00:00Z')] },
    // now − 60 days itself is no longer in the last 60 days
    { ...nobody, profiles: [exactly], events: [old, bought('2026-04-02T12:00:00.000Z')] },
    { ...nobody, profiles: [future], events: [old, bought('2026-06-01T12:00:00.001Z')] },
  ])
  const condition: Condition = {
    kind: 'and',
    of: [
      { kind: 'event', event: 'Order Completed', is: { measure: 'count', op: 'at_least', value: 2 } },
      {
        kind: 'event',
        event: 'Order Completed',
        within: { kind: 'last', n: 60, unit: 'days' },
        is: { measure: 'count', op: 'exactly', value: 0 },
      },
    ],
  }
  expect(inWords(condition)).toBe('bought at least twice, but not in the last 60 days')
  expect(await members(ctx, condition)).toEqual([lapsed, exactly].sort())
  expect(await countMembers(ctx, condition)).toBe(2)
  expect(await isMember(ctx, condition, [lapsed, recent])).toEqual(new Set([lapsed]))
  expect(await isMember(ctx, condition, [])).toEqual(new Set())
})

test('a merged person is counted once, by what all of their profiles did, and erased people are not counted', async () => {
  const ctx = await stack.workspace()
  const [person, other, erased] = [newId(), newId(), newId()]
  await storePeople(ctx, [
    {
      ...nobody,
      profiles: [person, other],
      events: [bought('2026-05-01T00:00:00Z', 40), bought('2026-05-02T00:00:00Z', 60)],
      owners: [0, 1],
    },
    { ...nobody, profiles: [erased], events: [bought('2026-05-01T00:00:00Z', 100)], deleted: true },
  ])
  const spent: Condition = { kind: 'behaviour', of: 'revenue', op: 'at_least', value: 100 }
  expect(await members(ctx, spent)).toEqual([person])
  expect(await isMember(ctx, spent, [person])).toEqual(new Set([person]))
  expect(await members(ctx, { kind: 'everyone' })).toEqual([person])
})

test('workspaces do not see each other', async () => {
  const [mine, theirs] = [await stack.workspace(), await stack.workspace()]
  await storePeople(theirs, [{ ...nobody, profiles: [newId()], events: [bought('2026-05-01T00:00:00Z')] }])
  expect(await countMembers(mine, { kind: 'everyone' })).toBe(0)
  expect(await countMembers(mine, { kind: 'behaviour', of: 'orders', op: 'at_least', value: 1 })).toBe(0)
})

test('pages and snapshots list everybody once; a sample stays the same', async () => {
  const ctx = await stack.workspace()
  const ids = Array.from({ length: 25 }, () => newId()).sort()
  await storePeople(
    ctx,
    ids.map((id) => ({ ...nobody, profiles: [id] })),
  )
  const everyone: Condition = { kind: 'everyone' }
  const page = async (after?: string): Promise<string[]> => {
    const found = await members(ctx, everyone, { limit: 10, ...(after !== undefined && { after }) })
    const last = found.at(-1)
    return last === undefined ? [] : [...found, ...(await page(last))]
  }
  expect(await page()).toEqual(ids)

  const snapshot = await takeSnapshot(ctx, everyone)
  expect(snapshot.count).toBe(25)
  await storePeople(ctx, [{ ...nobody, profiles: [newId()] }])
  const frozen = async (after?: string): Promise<string[]> => {
    const found = await snapshotMembers(ctx, snapshot.id, {
      limit: 10,
      ...(after !== undefined && { after }),
    })
    const last = found.at(-1)
    return last === undefined ? [] : [...found, ...(await frozen(last))]
  }
  expect((await frozen()).sort()).toEqual(ids)
  await erasePerson(ctx, ids.slice(0, 1))
  expect((await frozen()).sort()).toEqual(ids.slice(1))

  const sample = await sampleMembers(ctx, { kind: 'not', of: { kind: 'reachable', channel: 'email' } }, 5)
  expect(sample).toHaveLength(5)
  expect(await sampleMembers(ctx, everyone, 5)).toEqual(sample)
})
