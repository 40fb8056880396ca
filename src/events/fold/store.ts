import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
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

/** Records messages as folded; answers which of them had been folded before. */
export async function recordSeen(db: Db, hashes: readonly string[], batchId: number): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    WITH given AS (SELECT unnest(${list(hashes)}::uuid[]) AS id),
      added AS (INSERT INTO seen (id, batch_id) SELECT id, ${batchId}::bigint FROM given ON CONFLICT DO NOTHING RETURNING id)
    SELECT id FROM given EXCEPT SELECT id FROM added`.execute(db)
  return new Set(rows.map((row) => row.id.replaceAll('-', '')))
}

/** An array of plain numbers and ids as Postgres reads it; far cheaper than the driver's quoting of each member. */
function list(members: readonly (number | string)[]): string {
  return `{${members.join(',')}}`
}

/** Records what a batch has to bring to ClickHouse. */
export async function insertBatch(
  db: Db,
  batch: OpenBatch & { received: number; rejected: number },
): Promise<void> {
  await sql`INSERT INTO fold_batches
      (id, folded_at, received, new_events, rejected, inbox_ids, kept, profiles) OVERRIDING SYSTEM VALUE
    VALUES (${batch.id}, ${batch.foldedAt}, ${batch.received}, ${batch.kept.length}, ${batch.rejected},
      ${list(batch.inboxIds)}::bigint[], ${list(batch.kept)}::int[], ${list(batch.profiles)}::uuid[])`.execute(
    db,
  )
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

// Whoever holds the first folds; another process waits and takes over when it is let go. The second holds off
// a folder that believes itself the only one, for the length of a transaction.
const LEADER_LOCK = 7_224_883_511
const FOLD_LOCK = 7_224_883_512

/** Takes the leadership for as long as the connection lasts; whether it was free. */
export async function tryLead(connection: Db): Promise<boolean> {
  const { rows } = await sql<{ led: boolean }>`SELECT pg_try_advisory_lock(${LEADER_LOCK}) AS led`.execute(
    connection,
  )
  return rows[0]?.led ?? false
}

/** Lets the leadership go. */
export async function stopLeading(connection: Db): Promise<void> {
  await sql`SELECT pg_advisory_unlock(${LEADER_LOCK})`.execute(connection)
}

/** Throws when the connection, and with it the leadership, is lost. */
export async function stillLeading(connection: Db): Promise<void> {
  await sql`SELECT 1`.execute(connection)
}

/** Waits until no other fold is in its transaction. */
export async function lockFold(tx: Db): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${FOLD_LOCK})`.execute(tx)
}

/** Runs work that may fail without failing the transaction around it. */
export async function inSavepoint<T>(
  tx: Db,
  work: () => Promise<T>,
  forgive: (error: unknown) => boolean,
): Promise<T | undefined> {
  await sql`SAVEPOINT attempt`.execute(tx)
  try {
    const result = await work()
    await sql`RELEASE SAVEPOINT attempt`.execute(tx)
    return result
  } catch (error) {
    if (!forgive(error)) throw error
    await sql`ROLLBACK TO SAVEPOINT attempt`.execute(tx)
    await sql`RELEASE SAVEPOINT attempt`.execute(tx)
    return undefined
  }
}

/** Whether events of the profiles were folded and are still on their way to ClickHouse. */
export async function eventsUnderWay(ctx: Ctx, profileIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`SELECT EXISTS (
    SELECT 1 FROM fold_batches WHERE stored_at IS NULL AND profiles && ${profileIds}::uuid[]) AS open`.execute(
    ctx.db,
  )
  return rows[0]?.open ?? false
}
