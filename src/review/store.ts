import type { ColumnType } from 'kysely'
import { sql } from 'kysely'
import type { Ctx } from '../platform/ctx.ts'
import type {
  Approval,
  Decision,
  Person,
  Reason,
  Subject,
  Task,
  TaskFilter,
  TaskKind,
  TaskState,
  VerdictKind,
} from './schema.ts'

type Json<Value> = ColumnType<Value, string, string>

type Tables = {
  review_tasks: {
    workspace_id: string
    id: string
    kind: TaskKind
    subject_kind: string
    subject_id: string
    subject_version: number | null
    subject_hash: string | null
    title: string
    payload: Json<Record<string, unknown>>
    authors: Json<Person[]>
    opened_by: Json<Person>
    opened_at: Date
    due_at: Date | null
    state: TaskState
    closed_at: Date | null
    cancel_reason: string | null
    risk: number
    alike: string | null
    rank_at: Date
    claimed_by: ColumnType<Person | null, string | null, string | null>
    claimed_until: Date | null
    readings_wanted: number
    known_answer: 'pass' | 'fail' | null
    pending: ColumnType<StoredPending | null, string | null, string | null>
    pending_until: Date | null
  }
  review_verdicts: {
    workspace_id: string
    id: string
    task_id: string
    verdict: VerdictKind
    reason: Reason | null
    note: string
    seconds: number | null
    decided_by: Json<Person>
    decided_at: Date
  }
  review_approvals: {
    workspace_id: string
    id: string
    task_id: string
    subject_kind: string
    subject_id: string
    subject_version: number | null
    subject_hash: string
    approved_by: Json<Person>
    approved_at: Date
    voided_at: Date | null
    void_reason: string | null
  }
}

/** A verdict that waits to take effect, as the person gave it. */
export type StoredPending = Omit<Decision, 'delaySeconds'> & { by: Person }

/** The tables of the desk. */
export const tables = (ctx: Pick<Ctx, 'db'>) => ctx.db.withTables<Tables>()

function tasksOf(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('review_tasks')
    .leftJoin('review_verdicts', (join) =>
      join
        .onRef('review_verdicts.workspace_id', '=', 'review_tasks.workspace_id')
        .onRef('review_verdicts.task_id', '=', 'review_tasks.id'),
    )
    .selectAll('review_tasks')
    .select([
      'review_verdicts.id as verdict_id',
      'review_verdicts.verdict',
      'review_verdicts.reason',
      'review_verdicts.note',
      'review_verdicts.seconds',
      'review_verdicts.decided_by',
      'review_verdicts.decided_at',
    ])
    .where('review_tasks.workspace_id', '=', ctx.workspace)
}

type TaskRow = Awaited<ReturnType<ReturnType<typeof tasksOf>['executeTakeFirstOrThrow']>>

/** Adds an open task; undefined when one for the same thing is open already. */
export async function insertTask(
  ctx: Ctx,
  task: Task,
  knownAnswer: 'pass' | 'fail' | null = null,
): Promise<boolean> {
  const done = await tables(ctx)
    .insertInto('review_tasks')
    .values({
      workspace_id: ctx.workspace,
      id: task.id,
      kind: task.kind,
      subject_kind: task.subject.kind,
      subject_id: task.subject.id,
      subject_version: task.subject.version ?? null,
      subject_hash: task.subject.hash ?? null,
      title: task.title,
      payload: JSON.stringify(task.payload),
      authors: JSON.stringify(task.authors),
      opened_by: JSON.stringify(task.openedBy),
      opened_at: new Date(task.openedAt),
      due_at: task.dueAt === null ? null : new Date(task.dueAt),
      state: 'open',
      closed_at: null,
      cancel_reason: null,
      risk: task.risk,
      alike: task.alike,
      rank_at: rankOf(task),
      claimed_by: null,
      claimed_until: null,
      readings_wanted: task.readingsWanted,
      known_answer: knownAnswer,
      pending: null,
      pending_until: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** A week without a due time, and six minutes earlier for each point of risk. */
function rankOf(task: Task): Date {
  const due = task.dueAt === null ? Date.parse(task.openedAt) + 7 * 86_400_000 : Date.parse(task.dueAt)
  return new Date(due - task.risk * 360_000)
}

/** One task with its verdict. */
export async function readTask(ctx: Ctx, id: string): Promise<Task | undefined> {
  const row = await tasksOf(ctx).where('review_tasks.id', '=', id).executeTakeFirst()
  return row && toTask(row)
}

/** The open task about exactly this subject. */
export async function readOpenTask(ctx: Ctx, kind: TaskKind, subject: Subject): Promise<Task | undefined> {
  const row = await tasksOf(ctx)
    .where('review_tasks.state', '=', 'open')
    .where('review_tasks.kind', '=', kind)
    .where('known_answer', 'is', null)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where(sql<boolean>`coalesce(subject_version, 0) = ${subject.version ?? 0}`)
    .where(sql<boolean>`coalesce(subject_hash, '') = ${subject.hash ?? ''}`)
    .executeTakeFirst()
  return row && toTask(row)
}

/** Locks a task for the transaction and says in which state it is. */
export async function lockTask(ctx: Ctx, id: string): Promise<TaskState | undefined> {
  const row = await tables(ctx)
    .selectFrom('review_tasks')
    .select('state')
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.state
}

/** Tasks in the order of the queue: open ones by due time, others newest first. */
export async function readTasks(ctx: Ctx, filter: TaskFilter & { limit: number }): Promise<Task[]> {
  let query = tasksOf(ctx).limit(filter.limit)
  if (filter.state) query = query.where('review_tasks.state', '=', filter.state)
  if (filter.kind) query = query.where('review_tasks.kind', '=', filter.kind)
  if (filter.subject) query = query.where('subject_kind', '=', filter.subject.kind)
  if (filter.subject?.id) query = query.where('subject_id', '=', filter.subject.id)
  if (filter.alike) query = query.where('alike', '=', filter.alike)
  const { mine } = filter
  if (mine) {
    const now = ctx.clock.now()
    query = query
      .where(sql<boolean>`(claimed_by IS NULL OR claimed_until < ${now} OR claimed_by ->> 'id' = ${mine.id})`)
      .where(
        sql<boolean>`NOT (review_tasks.kind = 'approval' AND authors @> ${JSON.stringify([{ id: mine.id }])}::jsonb)`,
      )
      .where(sql<boolean>`NOT EXISTS (SELECT FROM review_readings r WHERE r.workspace_id = review_tasks.workspace_id
        AND r.task_id = review_tasks.id AND r.read_by ->> 'id' = ${mine.id})`)
      .where('pending', 'is', null)
    if (mine.kinds.length > 0) query = query.where('subject_kind', 'in', [...mine.kinds])
    if (!mine.approves) query = query.where('review_tasks.kind', '<>', 'approval')
  }
  if (filter.state === 'open') {
    if (filter.after)
      query = query.where(
        sql<boolean>`(rank_at, review_tasks.id) > (
          SELECT t.rank_at, t.id FROM review_tasks t
          WHERE t.workspace_id = ${ctx.workspace} AND t.id = ${filter.after})`,
      )
    query = query.orderBy('rank_at').orderBy('review_tasks.id')
  } else {
    if (filter.after) query = query.where('review_tasks.id', '<', filter.after)
    query = query.orderBy('review_tasks.id', 'desc')
  }
  return (await query.execute()).map(toTask)
}

/** Marks one open task as decided. */
export async function closeTask(ctx: Ctx, id: string, at: Date): Promise<void> {
  await tables(ctx)
    .updateTable('review_tasks')
    .set({ state: 'decided', closed_at: at, pending: null, pending_until: null })
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .execute()
}

/** Cancels the open tasks about a thing, all of its versions; the ids of those cancelled. */
export async function cancelOpenTasks(
  ctx: Ctx,
  subject: { kind: string; id: string },
  reason: string,
): Promise<string[]> {
  const rows = await tables(ctx)
    .updateTable('review_tasks')
    .set({ state: 'cancelled', closed_at: ctx.clock.now(), cancel_reason: reason, pending: null })
    .where('workspace_id', '=', ctx.workspace)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('state', '=', 'open')
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Stores a verdict. */
export async function insertVerdict(ctx: Ctx, verdict: NonNullable<Task['verdict']>): Promise<void> {
  await tables(ctx)
    .insertInto('review_verdicts')
    .values({
      workspace_id: ctx.workspace,
      id: verdict.id,
      task_id: verdict.taskId,
      verdict: verdict.verdict,
      reason: verdict.reason,
      note: verdict.note,
      seconds: verdict.seconds,
      decided_by: JSON.stringify(verdict.by),
      decided_at: new Date(verdict.at),
    })
    .execute()
}

/** Stores an approval; a valid one for the same content stays as it is. */
export async function insertApproval(
  ctx: Ctx,
  approval: Approval & { subject: { hash: string } },
): Promise<void> {
  await tables(ctx)
    .insertInto('review_approvals')
    .values({
      workspace_id: ctx.workspace,
      id: approval.id,
      task_id: approval.taskId,
      subject_kind: approval.subject.kind,
      subject_id: approval.subject.id,
      subject_version: approval.subject.version ?? null,
      subject_hash: approval.subject.hash,
      approved_by: JSON.stringify(approval.by),
      approved_at: new Date(approval.at),
      voided_at: null,
      void_reason: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The valid approvals of things of one kind. */
export async function readApprovals(
  ctx: Ctx,
  kind: string,
  ids: readonly string[],
  withVoided: boolean,
): Promise<Approval[]> {
  if (ids.length === 0) return []
  let query = tables(ctx)
    .selectFrom('review_approvals')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', [...ids])
    .orderBy('id', 'desc')
  if (!withVoided) query = query.where('voided_at', 'is', null)
  return (await query.execute()).map((row) => ({
    id: row.id,
    taskId: row.task_id,
    subject: toSubject(row),
    by: row.approved_by,
    at: row.approved_at.toISOString(),
    voidedAt: row.voided_at?.toISOString() ?? null,
    voidReason: row.void_reason,
  }))
}

/** Voids the valid approvals of a thing; the ids of those voided. */
export async function voidValidApprovals(
  ctx: Ctx,
  subject: { kind: string; id: string },
  reason: string,
): Promise<string[]> {
  const rows = await tables(ctx)
    .updateTable('review_approvals')
    .set({ voided_at: ctx.clock.now(), void_reason: reason })
    .where('workspace_id', '=', ctx.workspace)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('voided_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

function toTask(row: TaskRow): Task {
  return {
    id: row.id,
    kind: row.kind,
    subject: toSubject(row),
    title: row.title,
    payload: row.payload,
    authors: row.authors,
    openedBy: row.opened_by,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    state: row.state,
    closedAt: row.closed_at?.toISOString() ?? null,
    cancelReason: row.cancel_reason,
    risk: row.risk,
    alike: row.alike,
    claimedBy: row.claimed_by,
    readingsWanted: row.readings_wanted,
    pending:
      row.pending === null || row.pending_until === null
        ? null
        : {
            verdict: row.pending.verdict,
            reason: row.pending.reason ?? null,
            by: row.pending.by,
            until: row.pending_until.toISOString(),
          },
    verdict:
      row.verdict_id === null || row.verdict === null || row.decided_by === null || row.decided_at === null
        ? null
        : {
            id: row.verdict_id,
            taskId: row.id,
            verdict: row.verdict,
            reason: row.reason,
            note: row.note ?? '',
            seconds: row.seconds,
            by: row.decided_by,
            at: row.decided_at.toISOString(),
          },
  }
}

function toSubject(row: {
  subject_kind: string
  subject_id: string
  subject_version: number | null
  subject_hash: string | null
}): Subject {
  return {
    kind: row.subject_kind,
    id: row.subject_id,
    ...(row.subject_version !== null && { version: row.subject_version }),
    ...(row.subject_hash !== null && { hash: row.subject_hash }),
  }
}
