import { type Selectable, sql } from 'kysely'
import type { Purpose } from '../content/schema.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { HoldScope, Settled } from './schema.ts'

type Tables = {
  holds: {
    workspace_id: string
    id: string
    scope: HoldScope['kind']
    scope_id: string | null
    purposes: string[]
    code: string
    reason: string | null
    sensitive: boolean
    placed_by: string
    placed_by_name: string
    placed_at: Date
    expires_at: Date | null
    released_at: Date | null
    released_by: string | null
    released_by_name: string | null
    release_note: string | null
    already_gone: number | null
    taken_back: number | null
  }
}

/** A hold with everything in it; never answered as it is, see `seenBy`. */
export type HoldRow = Selectable<Tables['holds']>

const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()
const gateKey = (ctx: Ctx) => `holds:${ctx.workspace}`

/**
 * Lets this transaction release messages: from here to its end no hold can be placed in the workspace, and every
 * hold placed before is seen. Releases do not wait for each other.
 */
export async function enterRelease(tx: Ctx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(hashtextextended(${gateKey(tx)}, 0))`.execute(tx.db)
}

/** Waits until no release is between its check and its commit, and keeps others out until this transaction ends. */
export async function closeGate(tx: Ctx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${gateKey(tx)}, 0))`.execute(tx.db)
}

/** Stores a new hold. */
export async function insertHold(tx: Ctx, row: HoldRow): Promise<void> {
  await tables(tx)
    .insertInto('holds')
    .values({ ...row, workspace_id: tx.workspace })
    .execute()
}

/** One hold. */
export async function readHold(ctx: Ctx, id: string): Promise<HoldRow | undefined> {
  return tables(ctx)
    .selectFrom('holds')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Which holds to list. */
export interface HoldFilter {
  active?: boolean
  scope?: HoldScope['kind']
  scopeId?: string
  after?: string
  limit: number
}

/** Holds, newest first. */
export async function readHolds(ctx: Ctx, filter: HoldFilter): Promise<HoldRow[]> {
  let query = tables(ctx).selectFrom('holds').selectAll().where('workspace_id', '=', ctx.workspace)
  const now = ctx.clock.now()
  if (filter.active !== undefined) {
    const active = sql<boolean>`(released_at IS NULL AND (expires_at IS NULL OR expires_at > ${now}))`
    query = query.where(filter.active ? active : sql<boolean>`NOT ${active}`)
  }
  if (filter.scope) query = query.where('scope', '=', filter.scope)
  if (filter.scopeId) query = query.where('scope_id', '=', filter.scopeId)
  if (filter.after) query = query.where('id', '<', filter.after)
  return query.orderBy('id', 'desc').limit(filter.limit).execute()
}

/** How many holds are active now, and when the first of them ends by itself. */
export async function readActiveTally(ctx: Ctx): Promise<{ active: number; nextEnd: Date | null }> {
  const { rows } = await sql<{ active: number; next_end: Date | null }>`
    SELECT count(*)::int AS active, min(expires_at) AS next_end FROM holds
    WHERE workspace_id = ${ctx.workspace} AND released_at IS NULL
      AND (expires_at IS NULL OR expires_at > ${ctx.clock.now()})`.execute(ctx.db)
  return { active: rows[0]?.active ?? 0, nextEnd: rows[0]?.next_end ?? null }
}

/** What the resolver asks for: the active holds for a purpose that may concern a campaign or its people. */
export async function readActive(
  ctx: Ctx,
  purpose: Purpose,
  campaignId: string | undefined,
): Promise<{ id: string; scope: HoldScope['kind']; scopeId: string | null }[]> {
  const rows = await tables(ctx)
    .selectFrom('holds')
    .select(['id', 'scope', 'scope_id as scopeId'])
    .where('workspace_id', '=', ctx.workspace)
    .where('released_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', ctx.clock.now())]))
    .where(sql<boolean>`${purpose} = ANY (purposes)`)
    .where((where) =>
      where.or([where('scope', '!=', 'campaign'), where('scope_id', '=', campaignId ?? null)]),
    )
    .orderBy('id')
    .execute()
  return rows
}

/** Marks an active hold as released; false when it was released already. */
export async function markReleased(tx: Ctx, id: string, note: string | null): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('holds')
    .set({
      released_at: tx.clock.now(),
      released_by: tx.actor.id,
      released_by_name: tx.actor.name,
      release_note: note,
    })
    .where('workspace_id', '=', tx.workspace)
    .where('id', '=', id)
    .where('released_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Keeps what became of the messages that were on their way. */
export async function writeSettled(ctx: Ctx, id: string, settled: Settled): Promise<void> {
  await tables(ctx)
    .updateTable('holds')
    .set({ already_gone: settled.alreadyGone, taken_back: settled.takenBack })
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .execute()
}

/** An active hold as somebody reads it who asks about many things at once. */
export interface ActiveMark {
  id: string
  scope: HoldScope['kind']
  scopeId: string | null
  purposes: string[]
}

/** Every active hold of the workspace. */
export async function activeMarks(ctx: Ctx): Promise<ActiveMark[]> {
  const { rows } = await sql<ActiveMark>`
    SELECT id, scope, scope_id AS "scopeId", purposes FROM holds
    WHERE workspace_id = ${ctx.workspace} AND released_at IS NULL
      AND (expires_at IS NULL OR expires_at > ${ctx.clock.now()})
    ORDER BY id`.execute(ctx.db)
  return rows
}
