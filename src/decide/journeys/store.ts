import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** Somebody on the way of a campaign. */
export interface Traveller {
  profileId: string
  occurrence: number
  graphHash: string
  node: string
  since: Date
}

/** How far the engine has read. */
export interface JourneyState {
  batchId: number
  look: number
  lookedAt: Date | null
  mirroredAt: Date | null
}

/** Begins a journey where the stream stands, once. */
export async function beginJourney(ctx: Ctx, campaignId: string, batchId: number): Promise<void> {
  await sql`INSERT INTO journeys (workspace_id, campaign_id, batch_id) VALUES (${ctx.workspace}, ${campaignId}, ${batchId})
    ON CONFLICT DO NOTHING`.execute(ctx.db)
}

/** How far the engine has read; locked, when no other process is at it. */
export async function lockJourney(tx: Ctx, campaignId: string): Promise<JourneyState | undefined> {
  const { rows } = await sql<JourneyState>`
    SELECT batch_id::int8 AS "batchId", look, looked_at AS "lookedAt", mirrored_at AS "mirroredAt" FROM journeys
    WHERE workspace_id = ${tx.workspace} AND campaign_id = ${campaignId} FOR UPDATE SKIP LOCKED`.execute(
    tx.db,
  )
  return rows[0] && { ...rows[0], batchId: Number(rows[0].batchId) }
}

/** Whether the engine has begun with a campaign. */
export async function hasJourney(ctx: Ctx, campaignId: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM journeys
    WHERE workspace_id = ${ctx.workspace} AND campaign_id = ${campaignId}`.execute(ctx.db)
  return rows.length > 0
}

/** Moves what the engine has read. */
export async function moveJourney(tx: Ctx, campaignId: string, change: Partial<JourneyState>): Promise<void> {
  await sql`UPDATE journeys SET batch_id = coalesce(${change.batchId ?? null}::bigint, batch_id),
      look = coalesce(${change.look ?? null}::int, look), looked_at = coalesce(${change.lookedAt ?? null}, looked_at),
      mirrored_at = coalesce(${change.mirroredAt ?? null}, mirrored_at)
    WHERE workspace_id = ${tx.workspace} AND campaign_id = ${campaignId}`.execute(tx.db)
}

/**
 * Lets people in, at most once at a time, and again only as `reentryDays` allows: null once ever, else so many days
 * after the end. How many came in.
 */
export async function enter(
  tx: Ctx,
  campaignId: string,
  people: readonly string[],
  way: { graphHash: string; start: string; reentryDays: number | null },
): Promise<number> {
  if (people.length === 0) return 0
  const now = tx.clock.now()
  const after = way.reentryDays === null ? null : new Date(now.getTime() - way.reentryDays * 86_400_000)
  const done = await sql`
    INSERT INTO journey_people (workspace_id, campaign_id, profile_id, occurrence, graph_hash, node, state, entered_at,
      since, due_at)
    SELECT ${tx.workspace}, ${campaignId}, p.id, coalesce(last.occurrence, 0) + 1, ${way.graphHash}, ${way.start},
      'active', ${now}, ${now}, ${now}
    FROM (SELECT DISTINCT unnest(${[...people]}::uuid[]) AS id) AS p
    LEFT JOIN LATERAL (SELECT occurrence, state, ended_at FROM journey_people j
      WHERE j.workspace_id = ${tx.workspace} AND j.campaign_id = ${campaignId} AND j.profile_id = p.id
      ORDER BY occurrence DESC LIMIT 1) AS last ON true
    WHERE last.occurrence IS NULL OR (last.state != 'active' AND last.ended_at <= ${after}::timestamptz)
    ORDER BY p.id
    ON CONFLICT DO NOTHING`.execute(tx.db)
  return Number(done.numAffectedRows ?? 0n)
}

/** Ends the way of whoever reached the goal. */
export async function reachGoal(
  tx: Ctx,
  campaignId: string,
  happened: readonly { person: string; at: Date }[],
): Promise<void> {
  await sql`UPDATE journey_people SET state = 'goal', due_at = NULL, waits_for = NULL, ended_at = ${tx.clock.now()}
    FROM unnest(${happened.map(({ person }) => person)}::uuid[], ${happened.map(({ at }) => at)}::timestamptz[]) AS h(id, at)
    WHERE workspace_id = ${tx.workspace} AND campaign_id = ${campaignId} AND profile_id = h.id AND state = 'active'
      AND entered_at <= h.at`.execute(tx.db)
}

/** Lets those go on who waited for what happened; whoever was answered is due with nothing to wait for any more. */
export async function answerWaits(
  tx: Ctx,
  campaignId: string,
  happened: readonly { person: string; event: string; at: Date }[],
): Promise<void> {
  await sql`UPDATE journey_people SET waits_for = NULL, due_at = ${tx.clock.now()}
    FROM unnest(${happened.map(({ person }) => person)}::uuid[], ${happened.map(({ event }) => event)}::text[],
      ${happened.map(({ at }) => at)}::timestamptz[]) AS h(id, event, at)
    WHERE workspace_id = ${tx.workspace} AND campaign_id = ${campaignId} AND profile_id = h.id AND state = 'active'
      AND waits_for = h.event AND since <= h.at AND due_at >= h.at`.execute(tx.db)
}

/** Those who are due, each locked; whoever another process has is left to it. */
export async function lockDue(
  tx: Ctx,
  campaignId: string,
  limit: number,
): Promise<(Traveller & { waitsFor: string | null })[]> {
  const { rows } = await sql<Traveller & { waitsFor: string | null }>`
    SELECT profile_id AS "profileId", occurrence, graph_hash AS "graphHash", node, since, waits_for AS "waitsFor"
    FROM journey_people
    WHERE workspace_id = ${tx.workspace} AND campaign_id = ${campaignId} AND state = 'active' AND due_at <= ${tx.clock.now()}
    ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(tx.db)
  return rows
}

/** Where somebody is after a move; `node` null is the end. */
export interface Moved {
  profileId: string
  occurrence: number
  node: string | null
  dueAt: Date
  waitsFor: string | null
}

/** Writes moves. */
export async function writeMoves(tx: Ctx, campaignId: string, moves: readonly Moved[]): Promise<void> {
  if (moves.length === 0) return
  const now = tx.clock.now()
  await sql`UPDATE journey_people SET node = coalesce(m.node, journey_people.node), since = ${now},
      state = CASE WHEN m.node IS NULL THEN 'done' ELSE 'active' END,
      due_at = CASE WHEN m.node IS NULL THEN NULL ELSE m.due_at END, waits_for = m.waits_for,
      ended_at = CASE WHEN m.node IS NULL THEN ${now}::timestamptz END
    FROM unnest(${moves.map((m) => m.profileId)}::uuid[], ${moves.map((m) => m.occurrence)}::int[],
      ${moves.map((m) => m.node)}::text[], ${moves.map((m) => m.dueAt)}::timestamptz[],
      ${moves.map((m) => m.waitsFor)}::text[]) AS m(id, occurrence, node, due_at, waits_for)
    WHERE workspace_id = ${tx.workspace} AND campaign_id = ${campaignId} AND profile_id = m.id
      AND journey_people.occurrence = m.occurrence`.execute(tx.db)
}

/** Notes who is in the segment at a look; those who were not at the last one. */
export async function noteMembers(
  tx: Ctx,
  campaignId: string,
  people: readonly string[],
  look: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string; fresh: boolean }>`
    INSERT INTO journey_members (workspace_id, campaign_id, profile_id, look)
    SELECT ${tx.workspace}, ${campaignId}, id, ${look} FROM unnest(${[...people]}::uuid[]) AS p(id) ORDER BY id
    ON CONFLICT (workspace_id, campaign_id, profile_id) DO UPDATE SET look = excluded.look
    RETURNING profile_id AS id, (xmax = 0) AS fresh`.execute(tx.db)
  return rows.flatMap(({ id, fresh }) => (fresh ? [id] : []))
}

/** Forgets who has left the segment. */
export async function dropMembers(tx: Ctx, campaignId: string, look: number): Promise<void> {
  await sql`DELETE FROM journey_members
    WHERE workspace_id = ${tx.workspace} AND campaign_id = ${campaignId} AND look < ${look}`.execute(tx.db)
}

/** How many people are where. */
export async function countTravellers(
  ctx: Ctx,
  campaignId: string,
): Promise<{ node: string; state: string; people: number; nextAt: string | null }[]> {
  const { rows } = await sql<{ node: string; state: string; people: number; next: Date | null }>`
    SELECT node, state, count(*)::int AS people, min(due_at) AS next FROM journey_people
    WHERE workspace_id = ${ctx.workspace} AND campaign_id = ${campaignId}
    GROUP BY node, state ORDER BY node, state`.execute(ctx.db)
  return rows.map(({ next, ...row }) => ({ ...row, nextAt: next?.toISOString() ?? null }))
}

/** The ways of a person, for export. */
export async function readTravels(
  ctx: Ctx,
  profileIds: readonly string[],
): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT campaign_id, occurrence, node, state, entered_at, since, due_at, ended_at FROM journey_people
    WHERE workspace_id = ${ctx.workspace} AND profile_id = ANY (${[...profileIds]}::uuid[])
    ORDER BY entered_at`.execute(ctx.db)
  return rows
}

/** Takes erased people off every way. */
export async function forgetTravels(tx: Ctx, profileIds: readonly string[]): Promise<void> {
  const ids = [...profileIds]
  await sql`DELETE FROM journey_people WHERE workspace_id = ${tx.workspace} AND profile_id = ANY (${ids}::uuid[])`.execute(
    tx.db,
  )
  await sql`DELETE FROM journey_members WHERE workspace_id = ${tx.workspace} AND profile_id = ANY (${ids}::uuid[])`.execute(
    tx.db,
  )
}
