import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** What marketing a person got, or is to get. */
export interface Contact {
  /** Within the days of the cap. */
  messages: number
  lastAt: Date
}

/**
 * The marketing messages of people: sent, and unless `sentOnly` also those decided and still to come. Counted
 * within `days`, the last one looked for within `lookBackDays` too. People without any are absent.
 */
export async function readContacts(
  ctx: Ctx,
  profileIds: readonly string[],
  window: { days: number; lookBackDays: number; sentOnly: boolean },
): Promise<Map<string, Contact>> {
  const daysAgo = (days: number) => new Date(ctx.clock.now().getTime() - days * 86_400_000)
  const since = daysAgo(Math.max(window.days, window.lookBackDays))
  const { rows } = await sql<{ profile_id: string; messages: number; last_at: Date }>`
    SELECT profile_id,
      count(*) FILTER (WHERE coalesce(outcome_at, send_at) > ${daysAgo(window.days)}) AS messages,
      max(coalesce(outcome_at, send_at)) AS last_at
    FROM decisions
    WHERE workspace_id = ${ctx.workspace} AND profile_id = ANY (${profileIds}::uuid[])
      AND purpose = 'marketing' AND kind IN ('send', 'wait') AND outcome IS DISTINCT FROM 'dropped'
      AND (outcome IS NOT NULL OR ${!window.sentOnly})
      AND coalesce(outcome_at, send_at) > ${since}
    GROUP BY profile_id`.execute(ctx.db)
  return new Map(rows.map((row) => [row.profile_id, { messages: row.messages, lastAt: row.last_at }]))
}

/** Makes releases to the same people wait for each other, so that two cannot both take the last place of a cap. */
export async function lockPeople(tx: Ctx, profileIds: readonly string[]): Promise<void> {
  const sorted = [...new Set(profileIds)].sort()
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(id, 7)) FROM unnest(${sorted}::text[]) AS t(id)`.execute(
    tx.db,
  )
}
