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

/**
 * Settles what workers left that were not seen for so long: what had been handed to the channel is unknown and is
 * never sent again; the rest the channel cannot have, so it is queued again. A worker that only stalled loses nothing:
 * what it was about to hand over it no longer may, and an end that it still reports replaces `unknown`.
 */
export async function recoverMessages(
  tx: Ctx,
  leaseMillis: number,
): Promise<{ queued: number; unknown: number }> {
  await sql`DELETE FROM delivery_workers
    WHERE seen_at < clock_timestamp() - make_interval(secs => ${leaseMillis / 1000})`.execute(tx.db)
  const { rows } = await sql<{ status: 'queued' | 'unknown' }>`
    UPDATE messages SET
      status = CASE WHEN handed_at IS NULL THEN 'queued' ELSE 'unknown' END,
      ended_at = CASE WHEN handed_at IS NULL THEN NULL ELSE ${tx.clock.now()}::timestamptz END,
      error_code = CASE WHEN handed_at IS NULL THEN error_code ELSE 'process_died' END,
      worker = NULL
    WHERE status = 'sending' AND NOT EXISTS (SELECT FROM delivery_workers w WHERE w.id = messages.worker)
    RETURNING status`.execute(tx.db)
  const unknown = rows.filter((row) => row.status === 'unknown').length
  return { queued: rows.length - unknown, unknown }
}
