import { sql } from 'kysely'
import type { Db } from '../../platform/postgres/index.ts'

/** A batch whose events may not have reached ClickHouse yet. */
export interface OpenBatch {
  id: number
  foldedAt: Date
  inboxIds: number[]
  /** Positions, in reading order of the inbox rows, of the events that were new; `profiles` in step. */
  kept: number[]
  profiles: string[]
}

/** The id of the next batch. */
export async function nextBatchId(db: Db): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    SELECT nextval(pg_get_serial_sequence('fold_batches', 'id'))::bigint AS id`.execute(db)
  return rows[0]?.id ?? 0
}

/** Records messages as folded; answers which of them are new, in the order given. */
export async function keepUnseen(db: Db, hashes: readonly string[], batchId: number): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO seen (id, batch_id) SELECT unnest(${[...hashes]}::uuid[]), ${batchId}::bigint
    ON CONFLICT DO NOTHING RETURNING id`.execute(db)
  return new Set(rows.map((row) => row.id.replaceAll('-', '')))
}

/** Records what a batch has to bring to ClickHouse. */
export async function insertBatch(
  db: Db,
  batch: OpenBatch & { received: number; rejected: number },
): Promise<void> {
  await sql`INSERT INTO fold_batches
      (id, folded_at, received, new_events, rejected, inbox_ids, kept, profiles) OVERRIDING SYSTEM VALUE
    VALUES (${batch.id}, ${batch.foldedAt}, ${batch.received}, ${batch.kept.length}, ${batch.rejected},
      ${batch.inboxIds}::bigint[], ${batch.kept}::int[], ${batch.profiles}::uuid[])`.execute(db)
}

/** The batch is in ClickHouse: what was kept for its sake goes. */
export async function closeBatch(
  db: Db,
  batch: Pick<OpenBatch, 'id' | 'inboxIds'>,
  storedAt: Date,
): Promise<void> {
  await sql`WITH gone AS (DELETE FROM inbox WHERE id = ANY (${batch.inboxIds}::bigint[]))
    UPDATE fold_batches SET stored_at = ${storedAt}, inbox_ids = NULL, kept = NULL, profiles = NULL
    WHERE id = ${batch.id}`.execute(db)
}

/** Batches that were folded and not closed, oldest first: a crash came between. */
export async function openBatches(db: Db): Promise<OpenBatch[]> {
  const { rows } = await sql<{
    id: number
    folded_at: Date
    inbox_ids: number[]
    kept: number[]
    profiles: string[]
  }>`
    SELECT id, folded_at, inbox_ids, kept, profiles::text[] AS profiles FROM fold_batches WHERE stored_at IS NULL ORDER BY id
  `.execute(db)
  return rows.map((row) => ({
    id: row.id,
    foldedAt: row.folded_at,
    inboxIds: row.inbox_ids,
    kept: row.kept,
    profiles: row.profiles,
  }))
}

/** Takes back that messages were folded, so that they can come again. */
export async function forgetSeen(db: Db, hashes: readonly string[]): Promise<void> {
  await sql`DELETE FROM seen WHERE id = ANY (${[...hashes]}::uuid[])`.execute(db)
}
