import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/**
 * After a restore: what was queued or on its way at the backup's point may have left between then and the end of the
 * old installation, so it is unknown and never sent. What is not due even now cannot have left, and stays queued.
 * Answers how many messages became unknown.
 */
export async function distrustOutbox(tx: Ctx): Promise<number> {
  const now = tx.clock.now()
  const { rows } = await sql<{ id: string }>`
    UPDATE messages SET status = 'unknown', worker = NULL, parked = NULL, settled = false,
      error_code = 'restored', ended_at = ${now}::timestamptz
    WHERE workspace_id = ${tx.workspace}
      AND (status = 'sending' OR (status = 'queued' AND (not_before <= ${now} OR parked IS NOT NULL)))
    RETURNING id`.execute(tx.db)
  return rows.length
}
