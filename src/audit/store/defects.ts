import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Defect } from '../schema.ts'
import { type Tables, tables } from './tables.ts'

/** Adds a defect; one for the same item stays as it is. */
export async function insertDefect(tx: Ctx, defect: Defect): Promise<void> {
  await tables(tx)
    .insertInto('audit_defects')
    .values({
      workspace_id: tx.workspace,
      id: defect.id,
      item_id: defect.itemId,
      message_id: defect.messageId,
      campaign_id: defect.campaignId,
      variant_id: defect.variantId,
      variant_hash: defect.variantHash,
      reason: defect.reason,
      note: defect.note,
      found_by: JSON.stringify(defect.foundBy),
      found_at: new Date(defect.foundAt),
      state: defect.state,
      steps: JSON.stringify(defect.steps),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Defects, newest first. */
export async function readDefects(
  ctx: Ctx,
  filter: {
    id?: string
    campaignId?: string
    state?: Defect['state']
    from?: Date
    to?: Date
    after?: string
    limit: number
  },
): Promise<Defect[]> {
  let query = tables(ctx).selectFrom('audit_defects').selectAll().where('workspace_id', '=', ctx.workspace)
  if (filter.id) query = query.where('id', '=', filter.id)
  if (filter.campaignId) query = query.where('campaign_id', '=', filter.campaignId)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.from) query = query.where('found_at', '>=', filter.from)
  if (filter.to) query = query.where('found_at', '<', filter.to)
  if (filter.after) query = query.where('id', '<', filter.after)
  return (await query.orderBy('id', 'desc').limit(filter.limit).execute()).map(toDefect)
}

/** Locks a defect for the transaction. */
export async function lockDefect(tx: Ctx, id: string): Promise<Defect | undefined> {
  const row = await tables(tx)
    .selectFrom('audit_defects')
    .selectAll()
    .where('workspace_id', '=', tx.workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && toDefect(row)
}

/** Keeps what became of a defect. */
export async function writeDefect(tx: Ctx, { id, state, steps }: Defect): Promise<void> {
  await tables(tx)
    .updateTable('audit_defects')
    .set({ state, steps: JSON.stringify(steps) })
    .where('workspace_id', '=', tx.workspace)
    .where('id', '=', id)
    .execute()
}

function toDefect(row: Selectable<Tables['audit_defects']>): Defect {
  return {
    id: row.id,
    itemId: row.item_id,
    messageId: row.message_id,
    campaignId: row.campaign_id,
    variantId: row.variant_id,
    variantHash: row.variant_hash,
    reason: row.reason,
    note: row.note,
    foundBy: row.found_by,
    foundAt: row.found_at.toISOString(),
    state: row.state,
    steps: row.steps,
  }
}
