import { sql } from 'kysely'
import type { Ctx } from '../platform/ctx.ts'

/** Removes rejected events that name one of the identifiers; for the transaction that erases a person. */
export async function forgetRejected(tx: Ctx, identifiers: readonly string[]): Promise<void> {
  const quoted = identifiers.map((value) => JSON.stringify(value))
  await sql`DELETE FROM rejected_events WHERE workspace_id = ${tx.workspace}
    AND EXISTS (SELECT 1 FROM unnest(${quoted}::text[]) AS named (text) WHERE position(named.text IN body) > 0)`.execute(
    tx.db,
  )
}

/** Whether events of the profiles were folded and are still on their way to ClickHouse. */
export async function eventsUnderWay(ctx: Ctx, profileIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`SELECT EXISTS (
    SELECT 1 FROM fold_batches WHERE stored_at IS NULL AND profiles && ${profileIds}::uuid[]) AS open`.execute(
    ctx.db,
  )
  return rows[0]?.open ?? false
}

/** Removes what the profiles did. That a message was seen stays, as a hash, so that a repeat does not bring it back. */
export async function forgetEvents(ctx: Ctx, profileIds: readonly string[]): Promise<void> {
  await ctx.facts.command(
    'DELETE FROM events WHERE workspace_id = {workspace:UUID} AND profile_id IN {ids:Array(UUID)}',
    { workspace: ctx.workspace, ids: [...profileIds] },
  )
}
