import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { type Tables, tables } from './tables.ts'

/** A suppressed address. */
export type SuppressionRow = Selectable<Tables['suppressions']>

/** Adds an address; one that is there stays as it is. Whether it was added. */
export async function insertSuppression(
  tx: Ctx,
  row: Pick<SuppressionRow, 'address' | 'reason' | 'detail'>,
): Promise<boolean> {
  const done = await tables(tx)
    .insertInto('suppressions')
    .values({ ...row, workspace_id: tx.workspace, suppressed_at: tx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Removes an address; whether it was there. */
export async function deleteSuppression(tx: Ctx, address: string): Promise<boolean> {
  const done = await tables(tx)
    .deleteFrom('suppressions')
    .where('workspace_id', '=', tx.workspace)
    .where('address', '=', address)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

/** Those of the addresses that are suppressed. */
export async function readSuppressed(ctx: Ctx, addresses: readonly string[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set()
  const { rows } = await sql<{ address: string }>`SELECT address FROM suppressions
    WHERE workspace_id = ${ctx.workspace} AND address = ANY (${addresses}::text[])`.execute(ctx.db)
  return new Set(rows.map((row) => row.address))
}

/** Suppressed addresses in alphabetical order. */
export async function readSuppressions(
  ctx: Ctx,
  page: { after?: string; limit: number },
): Promise<SuppressionRow[]> {
  return tables(ctx)
    .selectFrom('suppressions')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .$if(page.after !== undefined, (q) => q.where('address', '>', page.after ?? ''))
    .orderBy('address')
    .limit(page.limit)
    .execute()
}
