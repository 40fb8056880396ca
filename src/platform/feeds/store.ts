import { type ColumnType, sql } from 'kysely'
import type { Ctx } from '../ctx.ts'
import type { Db } from '../postgres/index.ts'

type Tables = {
  feed_entries: {
    id: number
    feed: string
    workspace_id: string
    payload: ColumnType<Record<string, unknown>, string>
    at: Date
  }
  feed_cursors: { feed: string; consumer: string; position: number; failures: number }
}

/** The channel on which a commit wakes consumers. */
export const CHANNEL = 'tactful_feeds'

/** One piece of news: which workspace it concerns and what happened. */
export interface FeedEntry {
  id: number
  workspace: string
  payload: Record<string, unknown>
  at: Date
}

/**
 * Appends to a feed inside the caller's transaction. The lock makes ids follow commit order, so a cursor over
 * ids never skips an entry that committed late.
 */
export async function publish(tx: Ctx, feed: string, payload: Record<string, unknown>): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`feed:${feed}`}, 0))`.execute(tx.db)
  const text = JSON.stringify(payload)
  await sql`INSERT INTO feed_entries (feed, workspace_id, payload, at)
    VALUES (${feed}, ${tx.workspace}, ${text}::jsonb, ${tx.clock.now()})`.execute(tx.db)
  await sql`SELECT pg_notify(${CHANNEL}, ${feed})`.execute(tx.db)
}

/** Takes the consumer's cursor for this transaction; undefined when another process holds it. */
export async function takeCursor(db: Db, feed: string, consumer: string): Promise<number | undefined> {
  const tables = db.withTables<Tables>()
  await tables
    .insertInto('feed_cursors')
    .values({ feed, consumer, position: 0, failures: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tables
    .selectFrom('feed_cursors')
    .select('position')
    .where('feed', '=', feed)
    .where('consumer', '=', consumer)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row?.position
}

/** Entries after a position, oldest first. */
export async function readFeed(db: Db, feed: string, after: number, limit: number): Promise<FeedEntry[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('feed_entries')
    .select(['id', 'workspace_id', 'payload', 'at'])
    .where('feed', '=', feed)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    workspace: row.workspace_id,
    payload: row.payload,
    at: row.at,
  }))
}

/** Moves the cursor past what was handled. */
export async function moveCursor(db: Db, feed: string, consumer: string, position: number): Promise<void> {
  await db
    .withTables<Tables>()
    .updateTable('feed_cursors')
    .set({ position })
    .where('feed', '=', feed)
    .where('consumer', '=', consumer)
    .execute()
}

/** Removes entries from before an instant that every consumer of their feed has passed; how many. */
export async function pruneFeeds(db: Db, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM feed_entries WHERE at < ${before} AND id <= coalesce(
    (SELECT min(position) FROM feed_cursors WHERE feed_cursors.feed = feed_entries.feed), id)`.execute(db)
  return Number(numAffectedRows ?? 0)
}
