import { sql } from 'kysely'
import type { Db } from '../../platform/postgres/index.ts'

/** The channel on which a commit into the inbox wakes the folder. */
export const INBOX_CHANNEL = 'tactful_inbox'

/** Appends one row to the inbox; durable when the returned promise resolves outside a transaction. */
export async function appendToInbox(
  db: Db,
  row: { receivedAt: Date; events: number; body: Buffer },
): Promise<void> {
  await sql`WITH added AS (
      INSERT INTO inbox (received_at, events, body) VALUES (${row.receivedAt}, ${row.events}, ${row.body}) RETURNING id
    ) SELECT pg_notify(${INBOX_CHANNEL}, '') FROM added`.execute(db)
}

/** One row that waits to be folded. */
export interface InboxRow {
  id: number
  body: string
}

const MOST_BYTES = 6_000_000

/**
 * The oldest rows that no open batch has taken and that are not in `except`, in order, up to about `mostEvents`
 * events and a few megabytes (always at least one row).
 */
export async function readInbox(
  db: Db,
  mostEvents: number,
  except: readonly number[] = [],
): Promise<InboxRow[]> {
  const { rows } = await sql<InboxRow>`
    SELECT id, convert_from(body, 'UTF8') AS body FROM inbox
    WHERE id = ANY (ARRAY(
      SELECT id FROM (
        SELECT id, sum(events) OVER before AS events, sum(octet_length(body)) OVER before AS bytes
        FROM (SELECT id, events, body FROM inbox WHERE NOT EXISTS (
            SELECT FROM fold_batches WHERE stored_at IS NULL AND inbox.id = ANY (inbox_ids)
          ) AND id <> ALL (${[...except]}::bigint[]) ORDER BY id LIMIT 2000) AS oldest
        WINDOW before AS (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
      ) AS sums
      WHERE coalesce(events, 0) < ${mostEvents} AND coalesce(bytes, 0) < ${MOST_BYTES}
    )) ORDER BY id`.execute(db)
  return rows
}

/** The rows of a batch again, for recovery. */
export async function readInboxRows(db: Db, ids: readonly number[]): Promise<InboxRow[]> {
  const { rows } = await sql<InboxRow>`
    SELECT id, convert_from(body, 'UTF8') AS body FROM inbox WHERE id = ANY (${[...ids]}::bigint[]) ORDER BY id
  `.execute(db)
  return rows
}

/** Whether all these rows are still there, and no open batch has taken any. */
export async function allWaiting(db: Db, ids: readonly number[]): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM inbox WHERE id = ANY (${[...ids]}::bigint[]) AND NOT EXISTS (
      SELECT FROM fold_batches WHERE stored_at IS NULL AND inbox.id = ANY (inbox_ids))`.execute(db)
  return rows[0]?.count === ids.length
}

/** What waits to be folded: how much, and since when. */
export async function inboxLag(db: Db): Promise<{ events: number; oldest: Date | undefined }> {
  const { rows } = await sql<{ events: number; oldest: Date | null }>`
    SELECT coalesce(sum(events), 0)::int AS events, min(received_at) AS oldest FROM inbox`.execute(db)
  return { events: rows[0]?.events ?? 0, oldest: rows[0]?.oldest ?? undefined }
}
