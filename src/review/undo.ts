import { findUser, permissionsOf } from '../accounts/index.ts'
import { isId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { decideTask } from './decide-task.ts'
import type { Task } from './schema.ts'
import { readDuePending, writePending } from './store/desk.ts'
import { lockTask, readTask } from './store.ts'

const POLL_MILLIS = 500
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Takes back one's own verdict before it takes effect; the task is open again as if nothing had been said. */
export async function undoVerdict(ctx: Ctx, taskId: string): Promise<Task> {
  return transact(ctx, async (tx) => {
    const state = isId(taskId) ? await lockTask(tx, taskId) : undefined
    const task = state && (await readTask(tx, taskId))
    if (!task) throw new AppError('task_not_found')
    if (state !== 'open' || task.pending === null) throw new AppError('undo_late')
    if (task.pending.by.id !== tx.actor.id) throw new AppError('verdict_pending')
    await writePending(tx, taskId, null, null)
    return { ...task, pending: null }
  })
}

/** Lets verdicts take effect whose time to be taken back is over; what their giver may not decide any more lapses. */
export async function settleVerdicts(systemCtx: (workspace: string) => Ctx): Promise<number> {
  const base = systemCtx(NOBODY)
  const due = await readDuePending(base, base.clock.now())
  for (const { workspace, id, pending } of due) {
    const { by, ...decision } = pending
    const system = systemCtx(workspace)
    const user = isId(by.id) ? await findUser(system, by.id) : undefined
    const roles = user?.roles ?? []
    const actor = {
      kind: 'user' as const,
      id: by.id,
      name: by.name,
      roles,
      permissions: permissionsOf(roles),
    }
    try {
      await decideTask({ ...system, actor }, id, decision)
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error
      system.log.warn({ task: id, code: error.code }, 'a verdict could not take effect')
      await writePending(system, id, null, null)
    }
  }
  return due.length
}

/** Settles verdicts until stopped; `drain` settles what is due now. */
export function runReview(systemCtx: (workspace: string) => Ctx): {
  drain(): Promise<void>
  stop(): Promise<void>
} {
  let running: Promise<void> = Promise.resolve()
  const wake = () => {
    running = running
      .then(async () => {
        await settleVerdicts(systemCtx)
      })
      .catch((error: unknown) => {
        systemCtx(NOBODY).log.error({ err: error }, 'verdicts could not take effect; trying again')
      })
    return running
  }
  const timer = setInterval(() => void wake(), POLL_MILLIS)
  timer.unref()
  return {
    drain: wake,
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
