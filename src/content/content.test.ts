import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../test/harness/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { listJournal, verifyJournal } from '../platform/journal/index.ts'
import { approvalOf, decideTask, getTask, listTasks } from '../review/index.ts'
import { checkContent } from './checks.ts'
import { createContent, draftOf, revertContent, saveContent } from './edit.ts'
import { getContentVersion, getVariant, listContents, listVersions, variantStates } from './read.ts'
import type { ContentDraft, ContentVersion } from './schema.ts'
import { submitForApproval, unapprovedVariants, variantSubject } from './submit.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

const draft = (): ContentDraft => ({
  name: 'Winback',
  purpose: 'marketing',
  fields: [
    {
      name: 'first_name',
      source: { kind: 'trait', key: 'firstName' },
      minimumGrade: 'good',
      fallback: 'there',
    },
    { name: 'city', source: { kind: 'trait', key: 'city' }, minimumGrade: 'good', fallback: '' },
  ],
  variants: [
    {
      name: 'Warm',
      subject: 'We kept your place, {{ first_name }}',
      preheader: 'New things are in',
      blocks: [
        { kind: 'text', text: 'Hello {{ first_name }}' },
        { kind: 'button', label: 'Look', href: 'https://shop.example/' },
      ],
    },
    {
      name: 'Short',
      subject: 'New in the shop',
      preheader: 'Have a look',
      blocks: [{ kind: 'button', label: 'Look', href: 'https://shop.example/' }],
    },
  ],
})

const change = (content: ContentVersion, position: number, subject: string): ContentDraft => {
  const copy = draftOf(content)
  return {
    ...copy,
    variants: copy.variants.map((variant, index) => (index === position ? { ...variant, subject } : variant)),
  }
}

async function approveAll(author: Ctx, content: ContentVersion): Promise<Ctx> {
  const approver = await stack.actor(author, ['approver'])
  for (const task of await submitForApproval(author, content.contentId))
    await decideTask(approver, task.id, { verdict: 'approve' })
  return approver
}

test('each variant is approved by itself, and an edit takes the approval of what it changed only', async () => {
  const author = await stack.workspace()
  const first = await createContent(author, draft())
  expect(await unapprovedVariants(author, first.variants)).toHaveLength(2)
  await approveAll(author, first)
  expect(await unapprovedVariants(author, first.variants)).toEqual([])

  const second = await saveContent(author, first.contentId, change(first, 0, 'Another subject'), {
    baseVersion: 1,
  })
  expect(second.variants.map((variant) => variant.version)).toEqual([2, 1])
  expect((await unapprovedVariants(author, second.variants)).map((variant) => variant.name)).toEqual(['Warm'])
  expect((await variantStates(author, second.variants)).map(({ state }) => state)).toEqual([
    'draft',
    'approved',
  ])
})

test('a revert makes a new version that needs its own approval, though it was approved before', async () => {
  const author = await stack.workspace()
  const first = await createContent(author, draft())
  await approveAll(author, first)
  await saveContent(author, first.contentId, change(first, 0, 'Another'), { baseVersion: 1 })
  const back = await revertContent(author, first.contentId, 1)
  expect(back).toMatchObject({ version: 3, revertedFrom: 1 })
  expect(back.variants[0]?.hash).toBe(first.variants[0]?.hash)
  expect((await unapprovedVariants(author, back.variants)).map((variant) => variant.name)).toEqual(['Warm'])
  expect((await listVersions(author, first.contentId)).map((version) => version.version)).toEqual([3, 2, 1])
})

test('a fallback is part of what is approved, for the variants that use its field', async () => {
  const author = await stack.workspace()
  const first = await createContent(author, draft())
  await approveAll(author, first)
  const copy = draftOf(first)
  const fields = copy.fields.map((field) => ({ ...field, fallback: 'dear customer' }))
  const second = await saveContent(author, first.contentId, { ...copy, fields }, { baseVersion: 1 })
  expect((await unapprovedVariants(author, second.variants)).map((variant) => variant.name)).toEqual(['Warm'])
})

test('nobody approves what they wrote, also when somebody else touched it last', async () => {
  const writer = await stack.workspace()
  const second = await stack.actor(writer, ['author', 'approver'])
  const first = await createContent(writer, draft())
  const edited = await saveContent(second, first.contentId, change(first, 0, 'Comma, added'), {
    baseVersion: 1,
  })
  const [task] = await submitForApproval(writer, first.contentId, {
    variantIds: [edited.variants[0]?.id ?? ''],
  })
  for (const author of [writer, second])
    await expect(decideTask(author, task?.id ?? '', { verdict: 'approve' })).rejects.toMatchObject({
      code: 'approver_is_author',
    })
})

test('an edit takes back the task that is open', async () => {
  const author = await stack.workspace()
  const approver = await stack.actor(author, ['approver'])
  const first = await createContent(author, draft())
  const [task] = await submitForApproval(author, first.contentId)
  await saveContent(author, first.contentId, change(first, 0, 'Another'), { baseVersion: 1 })
  await expect(decideTask(approver, task?.id ?? '', { verdict: 'approve' })).rejects.toMatchObject({
    code: 'task_closed',
  })
  expect((await getTask(author, task?.id ?? '')).cancelReason).toBe('edited')
})

test('of two people saving at once one is told to load again', async () => {
  const author = await stack.workspace()
  const other = await stack.actor(author, ['author'])
  const first = await createContent(author, draft())
  const results = await Promise.allSettled([
    saveContent(author, first.contentId, change(first, 0, 'Mine'), { baseVersion: 1 }),
    saveContent(other, first.contentId, change(first, 0, 'Theirs'), { baseVersion: 1 }),
  ])
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  const lost = results.find((result) => result.status === 'rejected')
  expect(lost?.reason).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('saved version 2'),
  })
})

test('submitting says what is missing and opens one task a variant, once', async () => {
  const author = await stack.workspace()
  const rough = draft()
  const unready: ContentDraft = {
    ...rough,
    fields: rough.fields.map((field) => ({ ...field, fallback: null })),
    variants: rough.variants.map((variant, index) =>
      index === 1 ? { ...variant, blocks: [{ kind: 'button', label: '', href: '' }] } : variant,
    ),
  }
  const first = await createContent(author, unready)
  const { problems } = await checkContent(unready)
  expect(problems.filter(({ level }) => level === 'blocker').map(({ code }) => code)).toEqual([
    'link_missing',
    'label_missing',
    'fallback_missing',
  ])
  await expect(submitForApproval(author, first.contentId)).rejects.toMatchObject({
    code: 'content_not_ready',
  })
  await saveContent(
    author,
    first.contentId,
    { ...draft(), variants: draftOf(first).variants.slice(0, 1) },
    { baseVersion: 1 },
  )
  expect(await submitForApproval(author, first.contentId)).toHaveLength(1)
  await submitForApproval(author, first.contentId)
  const { items } = await listTasks(author, { state: 'open' })
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({ title: 'Winback · Warm', authors: [{ id: author.actor.id }] })
})

test('what is refused leaves nothing behind', async () => {
  const author = await stack.workspace()
  const bad = draft()
  const broken: ContentDraft = {
    ...bad,
    variants: [
      { name: 'Bad', subject: '{{ nobody }}', preheader: '', blocks: [{ kind: 'mjml', source: '<script>' }] },
    ],
  }
  await expect(createContent(author, broken)).rejects.toMatchObject({
    code: 'content_invalid',
    message: expect.stringContaining('Bad, subject, line 1: {{ nobody }}'),
  })
  expect((await listContents(author)).items).toEqual([])
  const first = await createContent(author, bad)
  await expect(saveContent(author, first.contentId, broken, { baseVersion: 1 })).rejects.toMatchObject({
    code: 'content_invalid',
  })
  expect((await getContentVersion(author, first.contentId)).version).toBe(1)
})

test('a removed variant loses its approval; a variant of another e-mail cannot be smuggled in', async () => {
  const author = await stack.workspace()
  const first = await createContent(author, draft())
  await approveAll(author, first)
  const removed = first.variants[1]
  if (!removed) throw new Error('two variants were written')
  const copy = draftOf(first)
  await saveContent(
    author,
    first.contentId,
    { ...copy, variants: copy.variants.slice(0, 1) },
    { baseVersion: 1 },
  )
  expect(await approvalOf(author, variantSubject(removed))).toBeUndefined()
  const other = await createContent(author, { ...draft(), name: 'Other' })
  await expect(
    saveContent(author, other.contentId, draftOf(first), { baseVersion: 1 }),
  ).rejects.toMatchObject({ code: 'content_not_found' })
  // What was approved can still be read by its hash.
  expect(await getVariant(author, removed.id, removed.hash)).toMatchObject({ subject: 'New in the shop' })
})

test('another workspace sees nothing, and every change is in a whole journal', async () => {
  const author = await stack.workspace()
  const first = await createContent(author, draft())
  await approveAll(author, first)
  await revertContent(author, first.contentId, 1)
  await expect(getContentVersion(await stack.workspace(), first.contentId)).rejects.toMatchObject({
    code: 'content_not_found',
  })
  expect((await listContents(await stack.workspace())).items).toEqual([])
  const actions = (await listJournal(author)).map((entry) => entry.action)
  expect(actions.filter((action) => action.startsWith('content.'))).toEqual([
    'content.reverted',
    'content.created',
  ])
  expect((await verifyJournal(author)).intact).toBe(true)
})
