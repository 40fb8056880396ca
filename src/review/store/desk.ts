import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Person, Reason, Reviewer } from '../schema.ts'
import { type StoredPending, tables } from '../store.ts'

/** Keeps a verdict that takes effect later. */
export async function writePending(
  tx: Ctx,
  id: string,
  pending: StoredPending | null,
  until: Date | null,
): Promise<void> {
  await tables(tx)
    .updateTable('review_tasks')
    .set({ pending: pending && JSON.stringify(pending), pending_until: until })
    .where('workspace_id', '=', tx.workspace)
    .where('id', '=', id)
    .execute()
}

/** The tasks whose verdicts are due to take effect, in every workspace. */
export async function readDuePending(
  ctx: Pick<Ctx, 'db'>,
  now: Date,
): Promise<{ workspace: string; id: string; pending: StoredPending }[]> {
  const rows = await tables(ctx)
    .selectFrom('review_tasks')
    .select(['workspace_id', 'id', 'pending'])
    .where('state', '=', 'open')
    .where('pending', 'is not', null)
    .where('pending_until', '<=', now)
    .orderBy('pending_until')
    .limit(200)
    .execute()
  return rows.flatMap((row) =>
    row.pending ? [{ workspace: row.workspace_id, id: row.id, pending: row.pending }] : [],
  )
}

/** Gives a task to a person, or takes it back; false when somebody else has it. */
export async function writeClaim(ctx: Ctx, id: string, by: Person, until: Date | null): Promise<boolean> {
  const done = await sql`UPDATE review_tasks SET
      claimed_by = ${until === null ? null : JSON.stringify(by)}::jsonb, claimed_until = ${until}::timestamptz
    WHERE workspace_id = ${ctx.workspace} AND id = ${id} AND state = 'open'
      AND (claimed_by IS NULL OR claimed_until < ${ctx.clock.now()} OR claimed_by ->> 'id' = ${by.id})`.execute(
    ctx.db,
  )
  return (done.numAffectedRows ?? 0n) > 0n
}

/** One blind reading of a task. */
export interface Reading {
  verdict: 'pass' | 'fail'
  reason: Reason | null
  note: string
  seconds: number | null
  by: Person
}

/** Adds a reading; false when the person has read the task already. */
export async function insertReading(tx: Ctx, taskId: string, reading: Reading): Promise<boolean> {
  const done =
    await sql`INSERT INTO review_readings (workspace_id, id, task_id, verdict, reason, note, seconds, read_by, read_at)
    VALUES (${tx.workspace}, ${newId()}, ${taskId}, ${reading.verdict}, ${reading.reason}, ${reading.note},
      ${reading.seconds}, ${JSON.stringify(reading.by)}::jsonb, ${tx.clock.now()})
    ON CONFLICT DO NOTHING`.execute(tx.db)
  return (done.numAffectedRows ?? 0n) > 0n
}

/** The readings of a task, in order. */
export async function readReadings(ctx: Ctx, taskId: string): Promise<Reading[]> {
  const { rows } = await sql<Reading>`
    SELECT verdict, reason, note, seconds, read_by AS by FROM review_readings
    WHERE workspace_id = ${ctx.workspace} AND task_id = ${taskId} ORDER BY id`.execute(ctx.db)
  return rows
}

/** Wants so many readings of a task. */
export async function writeReadingsWanted(tx: Ctx, id: string, wanted: number): Promise<void> {
  await tables(tx)
    .updateTable('review_tasks')
    .set({ readings_wanted: wanted, claimed_by: null, claimed_until: null })
    .where('workspace_id', '=', tx.workspace)
    .where('id', '=', id)
    .execute()
}

/** The known answer of a calibrating task, or null. */
export async function readKnownAnswer(ctx: Ctx, id: string): Promise<'pass' | 'fail' | null> {
  const row = await tables(ctx)
    .selectFrom('review_tasks')
    .select('known_answer')
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.known_answer ?? null
}

/** How many tasks of each kind are open, and how many of them are overdue. */
export async function readOpenCounts(ctx: Ctx): Promise<{ about: string; open: number; overdue: number }[]> {
  const { rows } = await sql<{ about: string; open: number; overdue: number }>`
    SELECT subject_kind AS about, count(*)::int AS open,
      (count(*) FILTER (WHERE due_at < ${ctx.clock.now()}))::int AS overdue
    FROM review_tasks WHERE workspace_id = ${ctx.workspace} AND state = 'open' AND pending IS NULL
    GROUP BY 1 ORDER BY 2 DESC, 1`.execute(ctx.db)
  return rows
}

/** What one person takes; undefined when nothing was set. */
export async function readReviewers(ctx: Ctx): Promise<Reviewer[]> {
  const { rows } = await sql<Reviewer>`
    SELECT r.user_id AS "userId", u.name, r.kinds, r.hours_per_week AS "hoursPerWeek", r.keys
    FROM review_reviewers r JOIN users u ON u.id = r.user_id
    WHERE r.workspace_id = ${ctx.workspace} ORDER BY u.name, r.user_id`.execute(ctx.db)
  return rows
}

/** Keeps what one person takes. */
export async function writeReviewer(ctx: Ctx, reviewer: Omit<Reviewer, 'name'>): Promise<void> {
  await sql`INSERT INTO review_reviewers (workspace_id, user_id, kinds, hours_per_week, keys)
    VALUES (${ctx.workspace}, ${reviewer.userId}, ${[...reviewer.kinds]}::text[], ${reviewer.hoursPerWeek},
      ${JSON.stringify(reviewer.keys)}::jsonb)
    ON CONFLICT (workspace_id, user_id) DO UPDATE SET kinds = excluded.kinds,
      hours_per_week = excluded.hours_per_week, keys = excluded.keys`.execute(ctx.db)
}

/** Tasks brought and the seconds that verdicts took, by kind, since an instant. */
export async function readPace(
  ctx: Ctx,
  since: Date,
): Promise<{ about: string; brought: number; decided: number; seconds: number | null; open: number }[]> {
  const { rows } = await sql<{
    about: string
    brought: number
    decided: number
    seconds: number | null
    open: number
  }>`SELECT t.subject_kind AS about, (count(*) FILTER (WHERE t.opened_at >= ${since}))::int AS brought,
      count(v.id)::int AS decided, percentile_cont(0.5) WITHIN GROUP (ORDER BY v.seconds) AS seconds,
      (count(*) FILTER (WHERE t.state = 'open'))::int AS open
    FROM review_tasks t LEFT JOIN review_verdicts v ON v.workspace_id = t.workspace_id AND v.task_id = t.id
    WHERE t.workspace_id = ${ctx.workspace} AND (t.state = 'open' OR t.opened_at >= ${since})
    GROUP BY 1 ORDER BY 1`.execute(ctx.db)
  return rows
}

/** One verdict or blind reading, for what it says of its reader. */
export interface ReadingFact {
  taskId: string
  about: string
  verdict: string
  seconds: number | null
  known: 'pass' | 'fail' | null
  by: Person
}

/** Every reading since an instant: verdicts, and blind readings of tasks that several people read. */
export async function readReadingFacts(ctx: Ctx, since: Date): Promise<ReadingFact[]> {
  const { rows } = await sql<ReadingFact>`
    SELECT t.id AS "taskId", t.subject_kind AS about, v.verdict, v.seconds, t.known_answer AS known, v.decided_by AS by
    FROM review_verdicts v JOIN review_tasks t ON t.workspace_id = v.workspace_id AND t.id = v.task_id
    WHERE v.workspace_id = ${ctx.workspace} AND v.decided_at >= ${since} AND t.readings_wanted = 1
    UNION ALL
    SELECT t.id, t.subject_kind, r.verdict, r.seconds, t.known_answer, r.read_by
    FROM review_readings r JOIN review_tasks t ON t.workspace_id = r.workspace_id AND t.id = r.task_id
    WHERE r.workspace_id = ${ctx.workspace} AND r.read_at >= ${since}`.execute(ctx.db)
  return rows
}
