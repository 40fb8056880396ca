import { isId, newId } from '../lib/ids.ts'
import { type Actor, type Ctx, transact } from '../platform/ctx.ts'
import { AppError, type ErrorCode } from '../platform/errors.ts'
import { publish } from '../platform/feeds/index.ts'
import { record } from '../platform/journal/index.ts'
import type { Decision, Subject, Task, VerdictNews } from './schema.ts'
import {
  insertReading,
  readKnownAnswer,
  readReadings,
  writeClaim,
  writePending,
  writeReadingsWanted,
} from './store/desk.ts'
import { closeTask, insertApproval, insertVerdict, lockTask, readTask } from './store.ts'

/**
 * Decides an open task: verdict, approval, journal entry and news are one transaction. Of two people deciding
 * at once one wins; the other gets `task_closed` with what was decided. With `delaySeconds` the verdict waits, and can
 * be taken back (`undoVerdict`); `settleVerdicts` lets it take effect.
 */
export async function decideTask(ctx: Ctx, taskId: string, decision: Decision): Promise<Task> {
  return transact(ctx, async (tx) => {
    const task = await checked(tx, taskId, decision)
    const { delaySeconds, ...now } = decision
    if (delaySeconds !== undefined) return wait(tx, task, now, delaySeconds)
    if (task.pending !== null) await writePending(tx, taskId, null, null)
    if ((await readKnownAnswer(tx, taskId)) !== null) return close(tx, task, now, { counts: false })
    if (task.readingsWanted > 1) return readBlind(tx, task, now)
    return close(tx, task, now, { counts: true })
  })
}

/** Several tasks with one verdict, each by itself: what kept one from being decided keeps none of the others. */
export async function decideTasks(
  ctx: Ctx,
  ids: readonly string[],
  decision: Decision,
): Promise<{ id: string; error: string | null }[]> {
  const results: { id: string; error: string | null }[] = []
  for (const id of ids)
    try {
      await decideTask(ctx, id, decision)
      results.push({ id, error: null })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      results.push({ id, error: error.message })
    }
  return results
}

/** Loads an open task, locked, and refuses what cannot be decided so by this actor. */
async function checked(tx: Ctx, taskId: string, decision: Decision): Promise<Task> {
  const state = isId(taskId) ? await lockTask(tx, taskId) : undefined
  const task = state && (await readTask(tx, taskId))
  if (!task) throw new AppError('task_not_found')
  if (state !== 'open') throw closedAlready(task)
  if (task.pending !== null && task.pending.by.id !== tx.actor.id) throw new AppError('verdict_pending')
  const fits = task.kind === 'approval' ? ['approve', 'reject'] : ['pass', 'fail']
  if (!fits.includes(decision.verdict)) throw new AppError('verdict_unfit')
  const hindrance = hindranceFor(tx.actor, task)
  if (decision.verdict === 'approve' && hindrance) throw new AppError(hindrance)
  if (!tx.actor.permissions.has('review.decide'))
    throw new AppError('not_allowed', { details: { permission: 'review.decide' } })
  const said =
    (decision.note?.trim() ?? '') !== '' || (decision.reason !== undefined && decision.reason !== 'other')
  if ((decision.verdict === 'reject' || decision.verdict === 'fail') && !said)
    throw new AppError('note_needed')
  return task
}

async function wait(tx: Ctx, task: Task, decision: Decision, seconds: number): Promise<Task> {
  const by = { id: tx.actor.id, name: tx.actor.name }
  const until = new Date(tx.clock.now().getTime() + seconds * 1000)
  await writePending(tx, task.id, { ...decision, by }, until)
  const { verdict, reason = null } = decision
  return { ...task, pending: { verdict, reason, by, until: until.toISOString() } }
}

/** One of several blind readings; the task is decided once as many as are wanted agree, or by most of three. */
async function readBlind(tx: Ctx, task: Task, decision: Decision): Promise<Task> {
  if (decision.verdict !== 'pass' && decision.verdict !== 'fail') throw new AppError('verdict_unfit')
  const by = { id: tx.actor.id, name: tx.actor.name }
  const { verdict, reason = null, seconds = null } = decision
  if (
    !(await insertReading(tx, task.id, { verdict, reason, note: decision.note?.trim() ?? '', seconds, by }))
  )
    throw new AppError('read_already')
  const readings = await readReadings(tx, task.id)
  if (readings.length < task.readingsWanted) {
    await writeClaim(tx, task.id, by, null)
    return { ...task, claimedBy: null, pending: null }
  }
  const fails = readings.filter((one) => one.verdict === 'fail')
  if (fails.length * 2 === readings.length) {
    // they do not agree: one more, who knows of none of this
    await writeReadingsWanted(tx, task.id, task.readingsWanted + 1)
    return { ...task, readingsWanted: task.readingsWanted + 1, pending: null }
  }
  const agreed = fails.length * 2 > readings.length ? 'fail' : 'pass'
  const worst = agreed === 'fail' ? fails[0] : undefined
  return close(
    tx,
    task,
    {
      verdict: agreed,
      ...(worst?.reason && { reason: worst.reason }),
      note: readings.map((one) => `${one.by.name}: ${one.verdict}${one.note && `, ${one.note}`}`).join('\n'),
      ...(seconds !== null && { seconds }),
    },
    { counts: true },
  )
}

/** Closes the task with its verdict; what only calibrates a reader is told to nobody. */
async function close(
  tx: Ctx,
  task: Task,
  decision: Decision,
  { counts }: { counts: boolean },
): Promise<Task> {
  const by = { id: tx.actor.id, name: tx.actor.name }
  const now = tx.clock.now()
  const verdict = {
    id: newId(),
    taskId: task.id,
    verdict: decision.verdict,
    reason: decision.reason ?? null,
    note: decision.note?.trim() ?? '',
    seconds: decision.seconds ?? null,
    by,
    at: now.toISOString(),
  }
  await closeTask(tx, task.id, now)
  await insertVerdict(tx, verdict)
  if (decision.verdict === 'approve')
    await insertApproval(tx, {
      id: newId(),
      taskId: task.id,
      subject: boundSubject(task.subject),
      by,
      at: verdict.at,
      voidedAt: null,
      voidReason: null,
    })
  await record(tx, {
    action: `task.${pastOf[decision.verdict]}`,
    subject: { kind: 'task', id: task.id },
    data: {
      about: task.subject,
      verdictId: verdict.id,
      ...(verdict.reason && { reason: verdict.reason }),
      ...(!counts && { calibrates: true }),
    },
  })
  const news: VerdictNews = {
    taskId: task.id,
    kind: task.kind,
    subject: task.subject,
    verdict: decision.verdict,
    ...(decision.reason && { reason: decision.reason }),
    by: by.id,
  }
  if (counts) await publish(tx, 'review.verdicts', { ...news })
  return { ...task, state: 'decided', closedAt: verdict.at, pending: null, verdict }
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
