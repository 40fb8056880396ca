import { isId, newId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import type { NewTask, Task, TaskFilter } from './schema.ts'
import { cancelOpenTasks, insertTask, readOpenTask, readTask, readTasks } from './store.ts'

/** Brings something to the desk. Asked again for the same subject while it is open, answers the open task. */
export async function openTask(ctx: Ctx, input: NewTask): Promise<Task> {
  return transact(ctx, async (tx) => {
    const task: Task = {
      id: newId(),
      kind: input.kind,
      subject: input.subject,
      title: input.title,
      payload: input.payload ?? {},
      authors: [...(input.authors ?? [])],
      openedBy: { id: tx.actor.id, name: tx.actor.name },
      openedAt: tx.clock.now().toISOString(),
      dueAt: input.dueAt?.toISOString() ?? null,
      state: 'open',
      closedAt: null,
      cancelReason: null,
      risk: Math.round(Math.min(100, Math.max(0, input.risk ?? 0))),
      alike: input.alike ?? input.subject.kind,
      claimedBy: null,
      readingsWanted: input.readings ?? 1,
      pending: null,
      verdict: null,
    }
    if (!(await insertTask(tx, task, input.knownAnswer ?? null))) {
      const open = await readOpenTask(tx, input.kind, input.subject)
      if (open) return open
      throw new AppError('conflict')
    }
    await record(tx, {
      action: 'task.opened',
      subject: { kind: 'task', id: task.id },
      data: { kind: task.kind, about: task.subject, authors: task.authors.map((author) => author.id) },
    })
    return task
  })
}

/** Takes back the open tasks about a thing, because it moved on. Call it in the transaction of the change. */
export async function cancelTasks(
  ctx: Ctx,
  subject: { kind: string; id: string },
  reason: string,
): Promise<number> {
  return transact(ctx, async (tx) => {
    const ids = await cancelOpenTasks(tx, subject, reason)
    for (const id of ids)
      await record(tx, {
        action: 'task.cancelled',
        subject: { kind: 'task', id },
        data: { about: { kind: subject.kind, id: subject.id }, reason },
      })
    return ids.length
  })
}

/** One task with its verdict. */
export async function getTask(ctx: Ctx, id: string): Promise<Task> {
  const task = isId(id) ? await readTask(ctx, id) : undefined
  if (!task) throw new AppError('task_not_found')
  return task
}

/** Tasks in the order of the queue: open ones by due time, others newest first. */
export async function listTasks(
  ctx: Ctx,
  filter: TaskFilter = {},
): Promise<{ items: Task[]; next?: string }> {
  const limit = filter.limit ?? 50
  if (filter.after !== undefined && !isId(filter.after))
    throw new AppError('invalid_request', { message: 'The cursor is not one of this list. Start again.' })
  const items = await readTasks(ctx, { ...filter, limit })
  const last = items.at(-1)
  return { items, ...(last && items.length === limit && { next: last.id }) }
}
