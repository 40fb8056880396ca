import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { newId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { decideTasks } from './decide-task.ts'
import { calibrate, claimTask, deskForecast, readerQuality, saveOwnReviewer, secondOpinion } from './desk.ts'
import { approvalOf, decideTask, getTask, listTasks, openTask } from './index.ts'
import { settleVerdicts, undoVerdict } from './undo.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

const HASH = 'c'.repeat(64)
const asked = (ctx: Ctx, subject = { kind: 'variant', id: newId(), version: 1, hash: HASH }) =>
  openTask(ctx, { kind: 'approval', subject, title: 'Spring · A' })
const toRead = (ctx: Ctx, more: Partial<Parameters<typeof openTask>[1]> = {}) =>
  openTask(ctx, { kind: 'reading', subject: { kind: 'sample', id: newId() }, title: 'Sent', ...more })
const mine = (ctx: Ctx, kinds: string[] = []) => ({
  id: ctx.actor.id,
  kinds,
  approves: ctx.actor.permissions.has('approvals.give'),
})

test('a verdict with a delay binds nothing until its time is over, and is undone within it', async () => {
  const author = await stack.workspace()
  const approver = await stack.actor(author, ['approver'])
  const other = await stack.actor(author, ['approver'])
  const task = await asked(author)
  const subject = { ...task.subject, hash: HASH }
  const waiting = await decideTask(approver, task.id, { verdict: 'approve', delaySeconds: 8 })
  expect(waiting).toMatchObject({
    state: 'open',
    pending: { verdict: 'approve', by: { id: approver.actor.id } },
  })
  await settleVerdicts(stack.systemCtx)
  expect(await approvalOf(author, subject)).toBeUndefined()
  await expect(decideTask(other, task.id, { verdict: 'approve' })).rejects.toMatchObject({
    code: 'verdict_pending',
  })
  await expect(undoVerdict(other, task.id)).rejects.toMatchObject({ code: 'verdict_pending' })
  expect((await undoVerdict(approver, task.id)).pending).toBeNull()
  stack.clock.advance(60_000)
  await settleVerdicts(stack.systemCtx)
  expect(await approvalOf(author, subject)).toBeUndefined()

  await decideTask(approver, task.id, { verdict: 'approve', delaySeconds: 8 })
  stack.clock.advance(8000)
  await settleVerdicts(stack.systemCtx)
  expect(await approvalOf(author, subject)).toMatchObject({ by: { id: approver.actor.id } })
  await expect(undoVerdict(approver, task.id)).rejects.toMatchObject({ code: 'undo_late' })
})

test('a verdict whose giver lost the role meanwhile lapses, and the task is open again', async () => {
  const author = await stack.workspace()
  const approver = await stack.actor(author, ['approver'])
  const task = await asked(author)
  await decideTask(approver, task.id, { verdict: 'approve', delaySeconds: 8 })
  await author.db
    .withTables<{ memberships: { user_id: string; roles: readonly string[] } }>()
    .updateTable('memberships')
    .set({ roles: ['viewer'] })
    .where('user_id', '=', approver.actor.id)
    .execute()
  stack.clock.advance(8000)
  await settleVerdicts(stack.systemCtx)
  expect(await getTask(author, task.id)).toMatchObject({ state: 'open', pending: null, verdict: null })
})

test('the queue brings what is risky forward, and to each only what they can decide and nobody has in hand', async () => {
  const author = await stack.workspace()
  const [reviewer, second] = [
    await stack.actor(author, ['reviewer']),
    await stack.actor(author, ['reviewer']),
  ]
  const dueAt = new Date(author.clock.now().getTime() + 86_400_000)
  const plain = await toRead(author, { dueAt })
  const risky = await toRead(author, { dueAt: new Date(dueAt.getTime() + 3_600_000), risk: 80 })
  const approval = await asked(author)
  const hold = await toRead(author, { subject: { kind: 'hold', id: newId() }, dueAt })
  const ids = async (ctx: Ctx, kinds?: string[]) =>
    (await listTasks(ctx, { state: 'open', mine: mine(ctx, kinds) })).items.map(({ id }) => id)
  expect(await ids(reviewer)).toEqual([risky.id, plain.id, hold.id])
  expect(await ids(reviewer, ['hold'])).toEqual([hold.id])
  expect(await ids(await stack.actor(author, ['approver']))).toContain(approval.id)
  await claimTask(reviewer, plain.id, true)
  await expect(claimTask(second, plain.id, true)).rejects.toMatchObject({ code: 'task_claimed' })
  expect(await ids(second)).toEqual([risky.id, hold.id])
  expect(await ids(reviewer)).toContain(plain.id)
  stack.clock.advance(16 * 60_000)
  expect(await ids(second)).toContain(plain.id)
})

test('alike tasks are decided together, each by itself', async () => {
  const author = await stack.workspace()
  const reviewer = await stack.actor(author, ['reviewer'])
  const some = [
    await toRead(author, { alike: 'x' }),
    await toRead(author, { alike: 'x' }),
    await toRead(author, { alike: 'y' }),
  ]
  const alike = (await listTasks(reviewer, { state: 'open', alike: 'x' })).items.map(({ id }) => id)
  expect(alike).toEqual([some[0]?.id, some[1]?.id])
  await decideTask(reviewer, alike[0] ?? '', { verdict: 'pass' })
  const results = await decideTasks(reviewer, alike, { verdict: 'fail', reason: 'tone' })
  expect(results[0]?.error).toMatch(/decided this already/)
  expect(results[1]?.error).toBeNull()
  expect((await getTask(author, alike[1] ?? '')).verdict).toMatchObject({ verdict: 'fail', reason: 'tone' })
})

test('two people read blind; where they differ a third decides, and agreement is shown', async () => {
  const author = await stack.workspace()
  const readers = [
    await stack.actor(author, ['reviewer']),
    await stack.actor(author, ['reviewer']),
    await stack.actor(author, ['reviewer']),
  ] as const
  const task = await toRead(author, { readings: 2 })
  const first = await decideTask(readers[0], task.id, { verdict: 'pass' })
  expect(first).toMatchObject({ state: 'open', verdict: null })
  await expect(decideTask(readers[0], task.id, { verdict: 'pass' })).rejects.toMatchObject({
    code: 'read_already',
  })
  expect((await listTasks(readers[0], { state: 'open', mine: mine(readers[0]) })).items).toEqual([])
  expect((await decideTask(readers[1], task.id, { verdict: 'fail', reason: 'creepy' })).state).toBe('open')
  const last = await decideTask(readers[2], task.id, { verdict: 'fail', reason: 'tone' })
  expect(last).toMatchObject({ state: 'decided', verdict: { verdict: 'fail', reason: 'creepy' } })

  const agreed = await toRead(author)
  await secondOpinion(author, agreed.id)
  await decideTask(readers[0], agreed.id, { verdict: 'pass', seconds: 0.4 })
  await decideTask(readers[1], agreed.id, { verdict: 'pass', seconds: 12 })
  const quality = await readerQuality(author)
  expect(quality.readTwice).toBe(2)
  expect(quality.alpha).not.toBeNull()
  expect(quality.readers.find(({ by }) => by.id === readers[0].actor.id)).toMatchObject({
    decided: 2,
    tooFast: 1,
  })
})

test('a known answer comes back unmarked, has no effect, and shows who missed it', async () => {
  const author = await stack.workspace()
  const reviewer = await stack.actor(author, ['reviewer'])
  const task = await toRead(author)
  await decideTask(reviewer, task.id, { verdict: 'fail', reason: 'tone' })
  await calibrate(author, task.id)
  const [again] = (await listTasks(reviewer, { state: 'open' })).items
  expect(again?.subject).toEqual(task.subject)
  expect(JSON.stringify(again)).not.toMatch(/known/i)
  const news = async () =>
    (
      await author.db
        .withTables<{ feed_entries: { feed: string; workspace_id: string } }>()
        .selectFrom('feed_entries')
        .selectAll()
        .where('workspace_id', '=', author.workspace)
        .where('feed', '=', 'review.verdicts')
        .execute()
    ).length
  expect(await news()).toBe(1)
  await decideTask(reviewer, again?.id ?? '', { verdict: 'pass' })
  expect(await news()).toBe(1)
  expect((await readerQuality(author)).readers[0]).toMatchObject({ known: 1, knownMissed: 1 })
})

test('the forecast says whether the work fits into the hours', async () => {
  const author = await stack.workspace()
  const reviewer = await stack.actor(author, ['reviewer'])
  for (let i = 0; i < 12; i += 1) await toRead(author)
  const [task] = (await listTasks(author, { state: 'open' })).items
  await decideTask(reviewer, task?.id ?? '', { verdict: 'pass', seconds: 600 })
  expect(await deskForecast(author)).toMatchObject({ fits: null, hoursPerWeek: 0 })
  await saveOwnReviewer(reviewer, { hoursPerWeek: 0.5 })
  expect(await deskForecast(author)).toMatchObject({ fits: false, daysToClear: null })
  await saveOwnReviewer(reviewer, { hoursPerWeek: 10 })
  const found = await deskForecast(author)
  expect(found.fits).toBe(true)
  expect(found.openHours).toBeCloseTo((11 * 600) / 3600, 5)
  expect(found.daysToClear).toBeGreaterThan(0)
  expect(found.counts).toEqual([{ about: 'sample', open: 11, overdue: 0 }])
})
