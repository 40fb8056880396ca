import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { type Tables, tables } from './tables.ts'

/** A suppressed address. */
export type SuppressionRow = Selectable<Tables['suppressions']>

/** Where a page of the list goes on. */
export interface SuppressionCursor {
  address: string
  hash: string
}

/** Adds an address; one that is there stays as it is. Whether it was added. */
export async function insertSuppression(
  tx: Ctx,
  row: Pick<SuppressionRow, 'address' | 'address_hash' | 'reason' | 'detail'>,
): Promise<boolean> {
  const done = await tables(tx)
    .insertInto('suppressions')
    .values({ ...row, workspace_id: tx.workspace, suppressed_at: tx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Removes an address by its hash; whether it was there. */
export async function deleteSuppression(tx: Ctx, hash: string): Promise<boolean> {
  const done = await tables(tx)
    .deleteFrom('suppressions')
    .where('workspace_id', '=', tx.workspace)
    .where('address_hash', '=', hash)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

/** Those of the hashes that are suppressed. */
export async function readSuppressed(ctx: Ctx, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const { rows } = await sql<{ address_hash: string }>`SELECT address_hash FROM suppressions
    WHERE workspace_id = ${ctx.workspace} AND address_hash = ANY (${hashes}::text[])`.execute(ctx.db)
  return new Set(rows.map((row) => row.address_hash))
}

/** Leaves only the hashes. */
export async function forgetAddresses(tx: Ctx, hashes: readonly string[]): Promise<void> {
  await sql`UPDATE suppressions SET address = NULL, detail = NULL
    WHERE workspace_id = ${tx.workspace} AND address_hash = ANY (${hashes}::text[])`.execute(tx.db)
}

/** Suppressed addresses in alphabetical order, then those of which only the hash is left. */
export async function readSuppressions(
  ctx: Ctx,
  { after, limit }: { after?: SuppressionCursor; limit: number },
): Promise<SuppressionRow[]> {
  const { rows } = await sql<SuppressionRow>`SELECT * FROM suppressions
    WHERE workspace_id = ${ctx.workspace}
      ${after ? sql`AND (address IS NULL, coalesce(address, ''), address_hash) > (${after.address === ''}, ${after.address}, ${after.hash})` : sql``}
    ORDER BY address IS NULL, coalesce(address, ''), address_hash LIMIT ${limit}`.execute(ctx.db)
  return rows
}
