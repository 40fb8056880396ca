import { sql } from 'kysely'
import type { Db } from '../../platform/postgres/index.ts'

/** How far one consumer of a feed is. */
export interface FeedLag {
  feed: string
  consumer: string
  behind: number
  failures: number
}

/** Entries that each consumer has not handled yet, and failures since it last got on. */
export async function readFeedLags(db: Db): Promise<FeedLag[]> {
  const { rows } = await sql<FeedLag>`
    SELECT feed, consumer, failures,
      (SELECT count(*)::int FROM feed_entries e WHERE e.feed = c.feed AND e.id > c.position) AS behind
    FROM feed_cursors c ORDER BY feed, consumer`.execute(db)
  return rows
}

/** The outbox of all workspaces. */
export interface Outbox {
  queued: number
  sending: number
  unknownLastDay: number
  failedLastDay: number
  /** Of the oldest message that is due and kept by nothing; undefined when none waits. */
  oldestDue: Date | undefined
  parked: { why: string; messages: number }[]
}

/** What waits to leave, and since when. */
export async function readOutbox(db: Db, now: Date): Promise<Outbox> {
  const day = new Date(now.getTime() - 86_400_000)
  const { rows } = await sql<{
    queued: number
    sending: number
    unknown: number
    failed: number
    oldest: Date | null
  }>`
    SELECT count(*) FILTER (WHERE status = 'queued')::int AS queued,
      count(*) FILTER (WHERE status = 'sending')::int AS sending,
      count(*) FILTER (WHERE status = 'unknown' AND ended_at >= ${day})::int AS unknown,
      count(*) FILTER (WHERE status = 'failed' AND ended_at >= ${day})::int AS failed,
      min(not_before) FILTER (WHERE status = 'queued' AND parked IS NULL AND not_before <= ${now}) AS oldest
    FROM messages WHERE status IN ('queued', 'sending', 'unknown', 'failed')`.execute(db)
  const parked = await sql<{ why: string; messages: number }>`
    SELECT parked AS why, count(*)::int AS messages FROM messages
    WHERE status = 'queued' AND parked IS NOT NULL GROUP BY parked ORDER BY parked`.execute(db)
  const [row] = rows
  return {
    queued: row?.queued ?? 0,
    sending: row?.sending ?? 0,
    unknownLastDay: row?.unknown ?? 0,
    failedLastDay: row?.failed ?? 0,
    oldestDue: row?.oldest ?? undefined,
    parked: parked.rows,
  }
}

/** Jobs that failed for good in a day; undefined where no process has opened the queue yet. */
export async function readFailedJobs(db: Db): Promise<number | undefined> {
  const { rows: there } = await sql<{
    there: boolean
  }>`SELECT to_regclass('jobs.job') IS NOT NULL AS there`.execute(db)
  if (!there[0]?.there) return undefined
  const { rows } = await sql<{ failed: number }>`
    SELECT count(*)::int AS failed FROM jobs.job
    WHERE state = 'failed' AND completed_on > clock_timestamp() - interval '1 day'`.execute(db)
  return rows[0]?.failed ?? 0
}
