import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Lot, LotState, Stratum } from '../schema.ts'
import { type Tables, tables } from './tables.ts'

/** Adds a lot with its cells. */
export async function insertLot(
  tx: Ctx,
  lot: Omit<Lot, 'read' | 'defects'>,
  cells: readonly { cell: number; stratum: Stratum; variantId: string; size: number }[],
): Promise<void> {
  await tables(tx)
    .insertInto('audit_lots')
    .values({
      workspace_id: tx.workspace,
      id: lot.id,
      campaign_id: lot.campaignId,
      size: lot.size,
      reads: lot.reads,
      plan: JSON.stringify(lot.plan),
      strictness: lot.strictness,
      state: lot.state,
      first_sent_at: new Date(lot.firstSentAt),
      last_sent_at: new Date(lot.lastSentAt),
      drawn_at: new Date(lot.drawnAt),
      decided_at: lot.decidedAt === null ? null : new Date(lot.decidedAt),
    })
    .execute()
  if (cells.length === 0) return
  await tables(tx)
    .insertInto('audit_cells')
    .values(
      cells.map(({ cell, stratum, variantId, size }) => ({
        workspace_id: tx.workspace,
        lot_id: lot.id,
        cell,
        stratum,
        variant_id: variantId,
        size,
      })),
    )
    .execute()
}

/** Lots, newest first: of a campaign or all, with what was read of them. */
export async function readLots(
  ctx: Ctx,
  filter: { campaignId?: string; id?: string; after?: string; limit: number },
): Promise<Lot[]> {
  const { rows } = await sql<Selectable<Tables['audit_lots']> & { read: number; defects: number }>`
    SELECT l.*, count(i.verdict)::int AS read, (count(*) FILTER (WHERE i.verdict = 'fail'))::int AS defects
    FROM audit_lots l LEFT JOIN audit_items i
      ON i.workspace_id = l.workspace_id AND i.lot_id = l.id AND i.probability IS NOT NULL
    WHERE l.workspace_id = ${ctx.workspace}
      AND (${filter.campaignId ?? null}::uuid IS NULL OR l.campaign_id = ${filter.campaignId ?? null}::uuid)
      AND (${filter.id ?? null}::uuid IS NULL OR l.id = ${filter.id ?? null}::uuid)
      AND (${filter.after ?? null}::uuid IS NULL OR l.id < ${filter.after ?? null}::uuid)
    GROUP BY l.workspace_id, l.id ORDER BY l.id DESC LIMIT ${filter.limit}`.execute(ctx.db)
  return rows.map((row) => ({
    id: row.id,
    campaignId: row.campaign_id,
    size: row.size,
    reads: row.reads,
    read: row.read,
    defects: row.defects,
    plan: row.plan,
    strictness: row.strictness,
    state: row.state,
    firstSentAt: row.first_sent_at.toISOString(),
    lastSentAt: row.last_sent_at.toISOString(),
    drawnAt: row.drawn_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
  }))
}

/** The verdicts on the workspace's lots, oldest first; what strictness follows. */
export async function readLotVerdicts(ctx: Ctx): Promise<('accept' | 'reject')[]> {
  const rows = await tables(ctx)
    .selectFrom('audit_lots')
    .select('state')
    .where('workspace_id', '=', ctx.workspace)
    .where('state', 'in', ['accepted', 'rejected'])
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.reverse().map((row) => (row.state === 'accepted' ? 'accept' : 'reject'))
}

/** How many messages were drawn since an instant. */
export async function readDrawnSince(ctx: Ctx, since: Date): Promise<number> {
  const { rows } = await sql<{ reads: number }>`SELECT coalesce(sum(reads), 0)::int AS reads FROM audit_lots
    WHERE workspace_id = ${ctx.workspace} AND drawn_at > ${since}`.execute(ctx.db)
  return rows[0]?.reads ?? 0
}

/** Keeps how a lot ended; one that is rejected stays so. */
export async function writeLotState(tx: Ctx, id: string, state: LotState): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('audit_lots')
    .set({ state, decided_at: tx.clock.now() })
    .where('workspace_id', '=', tx.workspace)
    .where('id', '=', id)
    .where('state', 'not in', [state, 'rejected'])
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** A cell's share of one stratum and variant, with what was read of it. */
export interface CellRow {
  lotId: string
  campaignId: string
  month: string
  cell: number
  stratum: Stratum
  variantId: string
  size: number
  read: number
  defects: number
}

/** Every cell of the lots whose messages were sent in a time. */
export async function readCells(
  ctx: Ctx,
  { from, to, campaignId }: { from: Date; to: Date; campaignId?: string },
): Promise<CellRow[]> {
  const { rows } = await sql<CellRow>`
    SELECT c.lot_id AS "lotId", l.campaign_id AS "campaignId",
      to_char(l.first_sent_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, c.cell, c.stratum,
      c.variant_id AS "variantId", c.size, count(i.verdict)::int AS read,
      (count(*) FILTER (WHERE i.verdict = 'fail'))::int AS defects
    FROM audit_cells c
    JOIN audit_lots l ON l.workspace_id = c.workspace_id AND l.id = c.lot_id
    LEFT JOIN audit_items i ON i.workspace_id = c.workspace_id AND i.lot_id = c.lot_id AND i.cell = c.cell
      AND i.stratum = c.stratum AND i.variant_id = c.variant_id
    WHERE c.workspace_id = ${ctx.workspace} AND l.first_sent_at < ${to} AND l.last_sent_at >= ${from}
      AND (${campaignId ?? null}::uuid IS NULL OR l.campaign_id = ${campaignId ?? null}::uuid)
    GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 4`.execute(ctx.db)
  return rows
}
