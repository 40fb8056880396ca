import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { newId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { listJournal } from '../platform/journal/index.ts'
import {
  approvalOf,
  approvalsOf,
  cancelTasks,
  decideTask,
  getTask,
  listTasks,
  openTask,
  voidApprovals,
} from './index.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

const HASH = 'a'.repeat(64)
const variant = (hash = HASH, id = newId()) => ({ kind: 'variant', id, version: 1, hash })
const open = (ctx: Ctx, subject = variant(), authors: Ctx[] = [ctx]) =>
  openTask(ctx, {
    kind: 'approval',
    subject,
    title: 'Spring · A',
    authors: authors.map(({ actor }) => ({ id: actor.id, name: actor.name })),
  })

test('an approval binds exactly the hash that was submitted', async () => {
  const author = await stack.workspace()
  const approver = await stack.actor(author, ['approver'])
  const subject = variant()
  const task = await open(author, subject)
  expect(await approvalOf(author, subject)).toBeUndefined()

  const decided = await decideTask(approver, task.id, { verdict: 'approve' })
  expect(decided).toMatchObject({
    state: 'decided',
    verdict: { verdict: 'approve', by: { id: approver.actor.id } },
  })
  expect(await approvalOf(author, subject)).toMatchObject({ by: { id: approver.actor.id }, taskId: task.id })
  expect(await approvalOf(author, { ...subject, version: 2 })).toBeUndefined()
  expect(await approvalOf(author, { ...subject, hash: 'b'.repeat(64) })).toBeUndefined()
  expect(await approvalOf(await stack.workspace(), subject)).toBeUndefined()
  expect((await approvalsOf(author, 'variant', [subject, variant()])).size).toBe(1)
})

test('an author of the version cannot approve it, but can see it rejected', async () => {
  const author = await stack.workspace()
  const second = await stack.actor(author, ['approver'])
  const task = await open(author, variant(), [author, second])
  await expect(decideTask(author, task.id, { verdict: 'approve' })).rejects.toMatchObject({
    code: 'approver_is_author',
  })
  await expect(decideTask(second, task.id, { verdict: 'approve' })).rejects.toMatchObject({
    code: 'approver_is_author',
  })
  expect((await getTask(author, task.id)).state).toBe('open')
})

test('a reviewer may reject with a note, and not approve', async () => {
  const author = await stack.workspace()
  const reviewer = await stack.actor(author, ['reviewer'])
  const task = await open(author)
  await expect(decideTask(reviewer, task.id, { verdict: 'approve' })).rejects.toMatchObject({
    code: 'not_allowed',
  })
  await expect(decideTask(reviewer, task.id, { verdict: 'reject', note: ' ' })).rejects.toMatchObject({
    code: 'note_needed',
  })
  await expect(decideTask(reviewer, task.id, { verdict: 'pass' })).rejects.toMatchObject({
    code: 'verdict_unfit',
  })
  const viewer = await stack.actor(author, ['viewer'])
  await expect(decideTask(viewer, task.id, { verdict: 'reject', note: 'x' })).rejects.toMatchObject({
    code: 'not_allowed',
  })
  const decided = await decideTask(reviewer, task.id, { verdict: 'reject', note: 'Too loud' })
  expect(decided.verdict).toMatchObject({ verdict: 'reject', note: 'Too loud' })
  expect(await approvalOf(author, { ...task.subject, hash: HASH })).toBeUndefined()
})

test('of ten people deciding at once one wins and the others are told who', async () => {
  const author = await stack.workspace()
  const approvers = await Promise.all(Array.from({ length: 10 }, () => stack.actor(author, ['approver'])))
  const task = await open(author)
  const results = await Promise.allSettled(
    approvers.map((one, index) =>
      decideTask(one, task.id, index % 2 ? { verdict: 'approve' } : { verdict: 'reject', note: 'no' }),
    ),
  )
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  for (const result of results)
    if (result.status === 'rejected')
      expect(result.reason).toMatchObject({ code: 'task_closed', details: { verdict: { by: {} } } })
  const journal = await listJournal(author, { subjectKind: 'task', subjectId: task.id })
  expect(journal).toHaveLength(2)
})

test('what moved on cannot be approved any more, and what was approved is void', async () => {
  const author = await stack.workspace()
  const approver = await stack.actor(author, ['approver'])
  const subject = variant()
  const first = await open(author, subject)
  await cancelTasks(author, subject, 'edited')
  await expect(decideTask(approver, first.id, { verdict: 'approve' })).rejects.toMatchObject({
    code: 'task_closed',
    message: expect.stringContaining('edited'),
  })
  const second = await open(author, subject)
  await decideTask(approver, second.id, { verdict: 'approve' })
  expect(await voidApprovals(author, subject, 'edited')).toBe(1)
  expect(await approvalOf(author, subject)).toBeUndefined()
  // Approved again, the same content is bound anew.
  await decideTask(approver, (await open(author, subject)).id, { verdict: 'approve' })
  expect(await approvalOf(author, subject)).toBeDefined()
})

test('an edit beside an approval leaves no valid approval, whoever comes first', async () => {
  const author = await stack.workspace()
  const approver = await stack.actor(author, ['approver'])
  for (let round = 0; round < 10; round += 1) {
    const subject = variant()
    const task = await open(author, subject)
    await Promise.allSettled([
      decideTask(approver, task.id, { verdict: 'approve' }),
      transact(author, async (tx) => {
        await cancelTasks(tx, subject, 'edited')
        await voidApprovals(tx, subject, 'edited')
      }),
    ])
    expect(await approvalOf(author, subject)).toBeUndefined()
  }
})

test('submitting twice opens one task', async () => {
  const author = await stack.workspace()
  const subject = variant()
  const tasks = await Promise.all([open(author, subject), open(author, subject), open(author, subject)])
  expect(new Set(tasks.map((task) => task.id)).size).toBe(1)
})

test('the queue comes by due time, in pages, without losing one', async () => {
  const author = await stack.workspace()
  const hours = [5, 1, 3, 1, 4]
  for (const hour of hours)
    await openTask(author, {
      kind: 'reading',
      subject: { kind: 'message', id: newId() },
      title: `due in ${hour}`,
      dueAt: new Date(stack.clock.now().getTime() + hour * 3_600_000),
    })
  await openTask(author, { kind: 'reading', subject: { kind: 'message', id: newId() }, title: 'whenever' })
  const titles: string[] = []
  let after: string | undefined
  do {
    const page = await listTasks(author, { state: 'open', limit: 2, ...(after && { after }) })
    titles.push(...page.items.map((task) => task.title))
    after = page.next
  } while (after)
  expect(titles).toEqual(['due in 1', 'due in 1', 'due in 3', 'due in 4', 'due in 5', 'whenever'])
})

test('ids that are none are not found, never a fault', async () => {
  const ctx = await stack.workspace()
  await expect(getTask(ctx, "x' OR 1=1")).rejects.toMatchObject({ code: 'task_not_found' })
  await expect(decideTask(ctx, newId(), { verdict: 'approve' })).rejects.toMatchObject({
    code: 'task_not_found',
  })
  await expect(listTasks(ctx, { after: 'nonsense' })).rejects.toMatchObject({ code: 'invalid_request' })
})
