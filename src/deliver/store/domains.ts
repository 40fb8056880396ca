import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** What can happen at a receiving domain. */
export type DomainCount = 'sent' | 'deferred' | 'refused' | 'bounced' | 'complained'

/** How one domain took our mail in a stretch of time. */
export interface DomainTally extends Record<DomainCount, number> {
  domain: string
}

/** Adds to the counts of this hour. */
export async function countAtDomains(
  ctx: Ctx,
  happened: readonly { workspace: string; domain: string; what: DomainCount }[],
): Promise<void> {
  if (happened.length === 0) return
  const hour = new Date(Math.floor(ctx.clock.now().getTime() / 3_600_000) * 3_600_000)
  await sql`INSERT INTO mail_by_domain AS d (workspace_id, hour, domain, sent, deferred, refused, bounced, complained)
    SELECT workspace, ${hour}::timestamptz, domain, count(*) FILTER (WHERE what = 'sent'),
      count(*) FILTER (WHERE what = 'deferred'), count(*) FILTER (WHERE what = 'refused'),
      count(*) FILTER (WHERE what = 'bounced'), count(*) FILTER (WHERE what = 'complained')
    FROM unnest(${happened.map((h) => h.workspace)}::uuid[], ${happened.map((h) => h.domain)}::text[],
      ${happened.map((h) => h.what)}::text[]) AS t(workspace, domain, what)
    GROUP BY workspace, domain ORDER BY workspace, domain
    ON CONFLICT (workspace_id, hour, domain) DO UPDATE SET sent = d.sent + excluded.sent,
      deferred = d.deferred + excluded.deferred, refused = d.refused + excluded.refused,
      bounced = d.bounced + excluded.bounced, complained = d.complained + excluded.complained`.execute(ctx.db)
}

/** The counts of a workspace by domain since a time, the busiest first. */
export async function readDomains(ctx: Ctx, since: Date, limit = 50): Promise<DomainTally[]> {
  const { rows } = await sql<DomainTally>`
    SELECT domain, sum(sent)::int AS sent, sum(deferred)::int AS deferred, sum(refused)::int AS refused,
      sum(bounced)::int AS bounced, sum(complained)::int AS complained
    FROM mail_by_domain WHERE workspace_id = ${ctx.workspace} AND hour >= ${since}
    GROUP BY domain ORDER BY sum(sent + deferred + refused) DESC, domain LIMIT ${limit}`.execute(ctx.db)
  return rows
}

/** How many messages left since a time, of all workspaces: a warm-up is the sender's. */
export async function readSentSince(ctx: Ctx, since: Date): Promise<number> {
  const { rows } = await sql<{ sent: number }>`
    SELECT coalesce(sum(sent), 0)::int AS sent FROM mail_by_domain WHERE hour >= ${since}`.execute(ctx.db)
  return rows[0]?.sent ?? 0
}
