import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { tables } from './tables.ts'

// Whether a process lives is a matter of real time, so the database's clock is asked, never the product's.

/** Says that the worker lives, and what keeps its messages from leaving. */
export async function beat(ctx: Ctx, worker: string, problem: string | undefined): Promise<void> {
  await sql`INSERT INTO delivery_workers (id, seen_at, problem)
    VALUES (${worker}, clock_timestamp(), ${problem ?? null})
    ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, problem = excluded.problem`.execute(ctx.db)
}

/** What keeps messages from leaving, if anything does. */
export async function readProblem(ctx: Ctx): Promise<string | undefined> {
  const row = await tables(ctx)
    .selectFrom('delivery_workers')
    .select('problem')
    .where('problem', 'is not', null)
    .orderBy('seen_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.problem ?? undefined
}

/** Says that the worker has nothing any more and ends. */
export async function leave(ctx: Ctx, worker: string): Promise<void> {
  await tables(ctx).deleteFrom('delivery_workers').where('id', '=', worker).execute()
}

/** What a dead worker left: `unknown` when the channel may have had it, otherwise queued again. */
export interface Recovered {
  workspace: string
  id: string
  decisionId: string
  status: 'queued' | 'unknown'
}

/** Settles what workers left that were not seen for so long. */
export async function recoverMessages(tx: Ctx, leaseMillis: number): Promise<Recovered[]> {
  await sql`DELETE FROM delivery_workers
    WHERE seen_at < clock_timestamp() - make_interval(secs => ${leaseMillis / 1000})`.execute(tx.db)
  const { rows } = await sql<Recovered>`
    UPDATE messages SET
      status = CASE WHEN handed_at IS NULL THEN 'queued' ELSE 'unknown' END,
      ended_at = CASE WHEN handed_at IS NULL THEN NULL ELSE ${tx.clock.now()}::timestamptz END,
      error_code = CASE WHEN handed_at IS NULL THEN error_code ELSE 'process_died' END,
      worker = NULL
    WHERE status = 'sending' AND NOT EXISTS (SELECT FROM delivery_workers w WHERE w.id = messages.worker)
    RETURNING workspace_id AS workspace, id, decision_id AS "decisionId", status`.execute(tx.db)
  return rows
}
