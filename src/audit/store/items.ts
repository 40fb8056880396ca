import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Person, Reason } from '../../review/index.ts'
import type { Item } from '../schema.ts'
import { type Tables, tables } from './tables.ts'

/** Adds drawn messages; `cell` is null for one picked as suspicious. */
export async function insertItems(
  tx: Ctx,
  items: readonly (Omit<Item, 'verdict' | 'reason' | 'readAt'> & { cell: number | null })[],
): Promise<void> {
  if (items.length === 0) return
  await tables(tx)
    .insertInto('audit_items')
    .values(
      items.map((item) => ({
        workspace_id: tx.workspace,
        id: item.id,
        lot_id: item.lotId,
        cell: item.cell,
        message_id: item.messageId,
        campaign_id: item.campaignId,
        variant_id: item.variantId,
        variant_hash: item.variantHash,
        profile_id: item.profileId,
        stratum: item.stratum,
        why: item.why,
        probability: item.probability,
        sent_at: new Date(item.sentAt),
        task_id: item.taskId,
        verdict: null,
        reason: null,
        read_at: null,
        read_by: null,
      })),
    )
    .execute()
}

/** Which items to read. */
export interface ItemFilter {
  id?: string
  messageId?: string
  lotId?: string
  campaignId?: string
  profileIds?: readonly string[]
  verdict?: 'pass' | 'fail'
  suspicious?: boolean
  after?: string
  limit: number
}

/** Items, newest first. */
export async function readItems(ctx: Ctx, filter: ItemFilter): Promise<Item[]> {
  let query = tables(ctx).selectFrom('audit_items').selectAll().where('workspace_id', '=', ctx.workspace)
  if (filter.id) query = query.where('id', '=', filter.id)
  if (filter.messageId) query = query.where('message_id', '=', filter.messageId)
  if (filter.lotId) query = query.where('lot_id', '=', filter.lotId)
  if (filter.campaignId) query = query.where('campaign_id', '=', filter.campaignId)
  if (filter.profileIds)
    query = query.where(sql<boolean>`profile_id = ANY (${filter.profileIds as string[]}::uuid[])`)
  if (filter.verdict) query = query.where('verdict', '=', filter.verdict)
  if (filter.suspicious !== undefined)
    query = query.where('probability', filter.suspicious ? 'is' : 'is not', null)
  if (filter.after) query = query.where('id', '<', filter.after)
  return (await query.orderBy('id', 'desc').limit(filter.limit).execute()).map(toItem)
}

/** Keeps what a reader said; the first word stays. */
export async function writeVerdict(
  tx: Ctx,
  id: string,
  said: { verdict: 'pass' | 'fail'; reason: Reason | null; at: Date; by: Person },
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('audit_items')
    .set({ verdict: said.verdict, reason: said.reason, read_at: said.at, read_by: JSON.stringify(said.by) })
    .where('workspace_id', '=', tx.workspace)
    .where('id', '=', id)
    .where('verdict', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Of these wordings, how many messages were read and passed. */
export async function readPasses(ctx: Ctx, variantHashes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ hash: string; passes: number }>`
    SELECT variant_hash AS hash, count(*)::int AS passes FROM audit_items
    WHERE workspace_id = ${ctx.workspace} AND verdict = 'pass' AND variant_hash = ANY (${variantHashes}::text[])
    GROUP BY 1`.execute(ctx.db)
  return new Map(rows.map((row) => [row.hash, row.passes]))
}

/** The verdicts on a campaign's sample, in the order in which they were given. */
export async function readRun(
  ctx: Ctx,
  campaignId: string,
): Promise<{ verdict: 'pass' | 'fail'; lotId: string }[]> {
  const rows = await tables(ctx)
    .selectFrom('audit_items')
    .select(['verdict', 'lot_id'])
    .where('workspace_id', '=', ctx.workspace)
    .where('campaign_id', '=', campaignId)
    .where('verdict', 'is not', null)
    .where('probability', 'is not', null)
    .orderBy('read_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ verdict: row.verdict ?? 'pass', lotId: row.lot_id }))
}

/** Campaigns of which drawn messages are long overdue, unread: how many of how many. */
export async function readNeglected(
  ctx: Ctx,
  drawnBefore: Date,
): Promise<{ campaignId: string; unread: number; drawn: number }[]> {
  const { rows } = await sql<{ campaignId: string; unread: number; drawn: number }>`
    SELECT l.campaign_id AS "campaignId", (count(*) FILTER (WHERE i.verdict IS NULL))::int AS unread,
      count(*)::int AS drawn
    FROM audit_lots l JOIN audit_items i ON i.workspace_id = l.workspace_id AND i.lot_id = l.id
    WHERE l.workspace_id = ${ctx.workspace} AND l.state = 'reading' AND l.drawn_at < ${drawnBefore}
      AND i.probability IS NOT NULL
    GROUP BY 1 HAVING count(*) FILTER (WHERE i.verdict IS NULL) > 0`.execute(ctx.db)
  return rows
}

/** The workspaces in which something drawn waits to be read. */
export async function readUnreadWorkspaces(ctx: Pick<Ctx, 'db'>): Promise<string[]> {
  const { rows } = await sql<{ workspace: string }>`
    SELECT DISTINCT workspace_id AS workspace FROM audit_lots WHERE state = 'reading'`.execute(ctx.db)
  return rows.map((row) => row.workspace)
}

/** What waits to be read, what is overdue, and how the suspicious ones fared. */
export async function readStanding(
  ctx: Ctx,
  { since, overdueBefore }: { since: Date; overdueBefore: Date },
): Promise<{
  unread: number
  overdue: number
  suspiciousRead: number
  suspiciousDefects: number
  suspiciousOpen: number
}> {
  const { rows } = await sql<{
    unread: number
    overdue: number
    suspiciousRead: number
    suspiciousDefects: number
    suspiciousOpen: number
  }>`SELECT
      (count(*) FILTER (WHERE i.probability IS NOT NULL AND i.verdict IS NULL))::int AS unread,
      (count(*) FILTER (WHERE i.probability IS NOT NULL AND i.verdict IS NULL
        AND l.drawn_at < ${overdueBefore}))::int AS overdue,
      (count(*) FILTER (WHERE i.probability IS NULL AND i.verdict IS NOT NULL))::int AS "suspiciousRead",
      (count(*) FILTER (WHERE i.probability IS NULL AND i.verdict = 'fail'))::int AS "suspiciousDefects",
      (count(*) FILTER (WHERE i.probability IS NULL AND i.verdict IS NULL))::int AS "suspiciousOpen"
    FROM audit_items i JOIN audit_lots l ON l.workspace_id = i.workspace_id AND l.id = i.lot_id
    WHERE i.workspace_id = ${ctx.workspace} AND i.sent_at >= ${since}`.execute(ctx.db)
  return rows[0] ?? { unread: 0, overdue: 0, suspiciousRead: 0, suspiciousDefects: 0, suspiciousOpen: 0 }
}

function toItem(row: Selectable<Tables['audit_items']>): Item {
  return {
    id: row.id,
    lotId: row.lot_id,
    messageId: row.message_id,
    campaignId: row.campaign_id,
    variantId: row.variant_id,
    variantHash: row.variant_hash,
    profileId: row.profile_id,
    stratum: row.stratum,
    why: row.why,
    probability: row.probability,
    sentAt: row.sent_at.toISOString(),
    taskId: row.task_id,
    verdict: row.verdict,
    reason: row.reason,
    readAt: row.read_at?.toISOString() ?? null,
  }
}
