import { isId, newId } from '../lib/ids.ts'
import { type Actor, type Ctx, transact } from '../platform/ctx.ts'
import { AppError, type ErrorCode } from '../platform/errors.ts'
import { publish } from '../platform/feeds/index.ts'
import { record } from '../platform/journal/index.ts'
import type { Decision, Subject, Task, VerdictNews } from './schema.ts'
import { closeTask, insertApproval, insertVerdict, lockTask, readTask } from './store.ts'

/**
 * Decides an open task: verdict, approval, journal entry and news are one transaction. Of two people deciding
 * at once one wins; the other gets `task_closed` with what was decided.
 */
export async function decideTask(ctx: Ctx, taskId: string, decision: Decision): Promise<Task> {
  return transact(ctx, async (tx) => {
    const state = isId(taskId) ? await lockTask(tx, taskId) : undefined
    const task = state && (await readTask(tx, taskId))
    if (!task) throw new AppError('task_not_found')
    if (state !== 'open') throw closedAlready(task)
    const note = decision.note?.trim() ?? ''
    const fits = task.kind === 'approval' ? ['approve', 'reject'] : ['pass', 'fail']
    if (!fits.includes(decision.verdict)) throw new AppError('verdict_unfit')
    const hindrance = hindranceFor(tx.actor, task)
    if (decision.verdict === 'approve' && hindrance) throw new AppError(hindrance)
    if (!tx.actor.permissions.has('review.decide'))
      throw new AppError('not_allowed', { details: { permission: 'review.decide' } })
    const said = note !== '' || (decision.reason !== undefined && decision.reason !== 'other')
    if ((decision.verdict === 'reject' || decision.verdict === 'fail') && !said)
      throw new AppError('note_needed')

    const by = { id: tx.actor.id, name: tx.actor.name }
    const now = tx.clock.now()
    const verdict = {
      id: newId(),
      taskId,
      verdict: decision.verdict,
      reason: decision.reason ?? null,
      note,
      seconds: decision.seconds ?? null,
      by,
      at: now.toISOString(),
    }
    await closeTask(tx, taskId, now)
    await insertVerdict(tx, verdict)
    if (decision.verdict === 'approve')
      await insertApproval(tx, {
        id: newId(),
        taskId,
        subject: boundSubject(task.subject),
        by,
        at: verdict.at,
        voidedAt: null,
        voidReason: null,
      })
    await record(tx, {
      action: `task.${pastOf[decision.verdict]}`,
      subject: { kind: 'task', id: taskId },
      data: {
        about: task.subject,
        verdictId: verdict.id,
        ...(verdict.reason && { reason: verdict.reason }),
      },
    })
    const news: VerdictNews = {
      taskId,
      kind: task.kind,
      subject: task.subject,
      verdict: decision.verdict,
      ...(decision.reason && { reason: decision.reason }),
      by: by.id,
    }
    await publish(tx, 'review.verdicts', { ...news })
    return { ...task, state: 'decided', closedAt: verdict.at, verdict }
  })
}

/** Why this actor may not approve the task, or decide it at all; undefined when nothing stands against it. */
export function hindranceFor(actor: Actor, task: Task): ErrorCode | undefined {
  if (!actor.permissions.has('review.decide')) return 'not_allowed'
  if (task.kind !== 'approval') return undefined
  if (!actor.permissions.has('approvals.give')) return 'not_allowed'
  if (task.authors.some((author) => author.id === actor.id)) return 'approver_is_author'
  return undefined
}

const pastOf = { approve: 'approved', reject: 'rejected', pass: 'passed', fail: 'failed' } as const

function boundSubject(subject: Subject): Subject & { hash: string } {
  if (subject.hash === undefined)
    throw new AppError('verdict_unfit', {
      message: 'This task names no exact content, so nothing can be approved. Submit the content again.',
    })
  return { ...subject, hash: subject.hash }
}

function closedAlready(task: Task): AppError {
  const message = task.verdict
    ? `${task.verdict.by.name} decided this already: ${pastOf[task.verdict.verdict]}. Nothing was changed.`
    : `This was taken back before you decided: ${task.cancelReason ?? 'it moved on'}. Open the newest version instead.`
  return new AppError('task_closed', { message, details: { state: task.state, verdict: task.verdict } })
}
