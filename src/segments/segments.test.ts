import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../test/harness/index.ts'
import type { Condition } from '../lib/conditions/schema.ts'
import { newId } from '../lib/ids.ts'
import { listJournal } from '../platform/journal/index.ts'
import {
  archiveSegment,
  countMembers,
  createSegment,
  editSegment,
  getSegment,
  listSegments,
  previewCondition,
  recount,
} from './index.ts'
import { segmentVersions } from './segments.ts'
import { suggestPropertyValues, suggestTraits, suggestTraitValues } from './suggest.ts'
import { storePeople, type TestPerson } from './testing.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

const nobody: Omit<TestPerson, 'profiles'> = { events: [], traits: {}, consent: {}, hasEmail: false }
const bought: Condition = {
  kind: 'event',
  event: 'Order Completed',
  is: { measure: 'count', op: 'at_least', value: 1 },
}
const inSegment = (segmentId: string): Condition => ({ kind: 'segment', segmentId })

test('an edit makes a version, keeps the old one, and is journaled with the hash of the condition', async () => {
  const ctx = await stack.workspace()
  const made = await createSegment(ctx, { name: ' Buyers ', condition: bought })
  expect(made).toMatchObject({
    name: 'Buyers',
    version: 1,
    description: 'bought',
    archived: false,
    counted: null,
  })
  const edited = await editSegment(ctx, made.id, { condition: { kind: 'not', of: bought } }, 1)
  expect(edited).toMatchObject({ version: 2, name: 'Buyers', description: 'do not meet this: bought' })
  expect(await getSegment(ctx, made.id, 1)).toMatchObject({
    version: 1,
    description: 'bought',
    hash: made.hash,
  })
  expect(edited.hash).not.toBe(made.hash)
  expect((await segmentVersions(ctx, made.id)).map(({ version }) => version)).toEqual([2, 1])
  const journal = await listJournal(ctx, { subjectKind: 'segment' })
  expect(journal.map(({ action, data }) => [action, data.version, data.hash])).toEqual([
    ['segment.edited', 2, edited.hash],
    ['segment.created', 1, made.hash],
  ])
  await expect(editSegment(ctx, made.id, { name: 'x' }, 1)).rejects.toMatchObject({ code: 'conflict' })
})

test('names are unique among segments that are not archived', async () => {
  const ctx = await stack.workspace()
  const first = await createSegment(ctx, { name: 'Buyers', condition: bought })
  await expect(createSegment(ctx, { name: 'buyers', condition: bought })).rejects.toMatchObject({
    code: 'segment_name_taken',
  })
  await archiveSegment(ctx, first.id, true)
  await createSegment(ctx, { name: 'buyers', condition: bought })
  await expect(archiveSegment(ctx, first.id, false)).rejects.toMatchObject({ code: 'segment_name_taken' })
  await expect(editSegment(ctx, first.id, { name: 'Old buyers' })).rejects.toMatchObject({
    code: 'segment_archived',
  })
  expect((await listSegments(ctx, { archived: true })).items.map(({ id }) => id)).toEqual([first.id])
  expect((await listSegments(ctx, { search: 'BUY' })).items).toHaveLength(1)
})

test('a segment may use others, its hash follows theirs, and a circle is refused', async () => {
  const ctx = await stack.workspace()
  const inner = await createSegment(ctx, { name: 'Inner', condition: bought })
  const outer = await createSegment(ctx, {
    name: 'Outer',
    condition: { kind: 'not', of: inSegment(inner.id) },
  })
  expect(outer.description).toBe('are not in the segment “Inner”')
  await storePeople(ctx, [
    {
      ...nobody,
      profiles: [newId()],
      events: [{ event: 'Order Completed', at: Date.parse('2026-05-01'), properties: {} }],
    },
    { ...nobody, profiles: [newId()] },
    { ...nobody, profiles: [newId()] },
  ])
  expect(await countMembers(ctx, outer.id)).toBe(2)
  expect(await recount(ctx, outer.id)).toMatchObject({ count: 2, of: 3 })
  expect((await getSegment(ctx, outer.id)).counted).toMatchObject({ count: 2, of: 3 })
  await expect(editSegment(ctx, inner.id, { condition: inSegment(outer.id) })).rejects.toMatchObject({
    code: 'segment_cycle',
  })
  await expect(editSegment(ctx, inner.id, { condition: inSegment(inner.id) })).rejects.toMatchObject({
    code: 'segment_cycle',
  })
  await expect(previewCondition(ctx, inSegment(outer.id), inner.id)).rejects.toMatchObject({
    code: 'segment_cycle',
  })
  await expect(createSegment(ctx, { name: 'Lost', condition: inSegment(newId()) })).rejects.toMatchObject({
    code: 'segment_not_found',
  })
  await editSegment(ctx, inner.id, { condition: { kind: 'everyone' } })
  expect((await getSegment(ctx, outer.id)).hash).not.toBe(outer.hash)
  expect(await countMembers(ctx, outer.id)).toBe(0)
})

test('a preview counts, shows people, describes, and warns of events that never came', async () => {
  const ctx = await stack.workspace()
  const old = Date.parse('2025-06-01')
  await storePeople(ctx, [
    { ...nobody, profiles: [newId()], events: [{ event: 'Order Completed', at: old, properties: {} }] },
    { ...nobody, profiles: [newId()] },
  ])
  const preview = await previewCondition(ctx, {
    kind: 'or',
    of: [
      bought,
      { kind: 'event', event: 'Oder Completed', is: { measure: 'count', op: 'at_least', value: 1 } },
    ],
  })
  expect(preview).toMatchObject({
    count: 1,
    of: 2,
    share: 0.5,
    description: 'bought, or did “Oder Completed”',
  })
  expect(preview.sample).toHaveLength(1)
  expect(preview.warnings.map(({ path }) => path)).toEqual(['condition.of[0].event', 'condition.of[1].event'])
  expect(preview.warnings[0]?.message).toMatch(/last one is of 2025-06-01/)
  expect(preview.warnings[1]?.message).toMatch(/was ever received/)
  await expect(
    previewCondition(ctx, { kind: 'consent', channel: 'fax', purpose: 'marketing', state: 'granted' }),
  ).rejects.toMatchObject({
    code: 'condition_invalid',
    message: 'condition.channel must be one of email, onsite, sms, push, ads.',
  })
})

test('traits and values that there are can be suggested', async () => {
  const ctx = await stack.workspace()
  const at = Date.parse('2026-05-01')
  await storePeople(ctx, [
    {
      ...nobody,
      profiles: [newId()],
      traits: { country: 'DE', age: '30' },
      events: [
        {
          event: 'Order Completed',
          at,
          properties: { coupon: 'MAY', products: [{ category: 'Mugs' }, { category: 'Bowls' }] },
        },
      ],
    },
    {
      ...nobody,
      profiles: [newId()],
      traits: { country: 'DE' },
      events: [{ event: 'Order Completed', at, properties: { coupon: 5, products: [{ category: 'Mugs' }] } }],
    },
  ])
  expect(await suggestTraits(ctx)).toMatchObject([
    { name: 'country', people: 2, example: 'DE' },
    { name: 'age', people: 1 },
  ])
  expect(await suggestTraitValues(ctx, 'country')).toEqual([{ value: 'DE', count: 2 }])
  expect(await suggestPropertyValues(ctx, 'Order Completed', 'products[].category')).toEqual([
    { value: 'Mugs', count: 2 },
    { value: 'Bowls', count: 1 },
  ])
  expect(await suggestPropertyValues(ctx, 'Order Completed', 'coupon')).toEqual([
    { value: '5', count: 1 },
    { value: 'MAY', count: 1 },
  ])
  expect(await suggestPropertyValues(ctx, 'Order Completed', 'products')).toEqual([])
})
