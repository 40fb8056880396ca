import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/postgres/index.ts'
import { type RejectionReason, rejectionReasons } from '../rejections.ts'

/** An event to be set aside. */
export interface NewRejected {
  id: string
  workspaceId: string
  receivedAt: Date
  rejectedAt: Date
  source: string
  kind: string
  name: string
  reason: RejectionReason
  /** JSON text of the event. */
  body: string
}

type Tables = {
  rejected_events: {
    id: string
    workspace_id: string
    received_at: Date
    rejected_at: Date
    source: string
    kind: string
    event_name: string
    reason: string
    message: string
    body: string
    state: RejectedState
    decided_by: string | null
    decided_at: Date | null
  }
}

/** What became of a rejected event. */
export type RejectedState = 'open' | 'replayed' | 'dismissed'

/** A row of the table. */
export type RejectedRow = Tables['rejected_events']

const tables = (db: Db) => db.withTables<Tables>()
const CHUNK = 1000

/** Sets events aside; one that was replayed and is rejected again is open again. */
export async function insertRejected(tx: Ctx, rejected: readonly NewRejected[]): Promise<void> {
  const rows = [...new Map(rejected.map((event) => [event.id, event])).values()].map((event) => ({
    id: event.id,
    workspace_id: event.workspaceId,
    received_at: event.receivedAt,
    rejected_at: event.rejectedAt,
    source: text(event.source),
    kind: text(event.kind),
    event_name: text(event.name),
    reason: event.reason,
    message: rejectionReasons[event.reason],
    body: text(event.body),
    state: 'open' as const,
    decided_by: null,
    decided_at: null,
  }))
  for (let at = 0; at < rows.length; at += CHUNK) {
    await tables(tx.db)
      .insertInto('rejected_events')
      .values(rows.slice(at, at + CHUNK))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          state: 'open' as const,
          reason: eb.ref('excluded.reason'),
          message: eb.ref('excluded.message'),
          rejected_at: eb.ref('excluded.rejected_at'),
        })),
      )
      .execute()
  }
}

/** Which rejected events to list. */
export interface RejectedQuery {
  state?: RejectedState
  reason?: string
  after?: { receivedAt: Date; id: string }
  limit: number
}

/** Rejected events of the workspace, newest first. */
export async function selectRejected(ctx: Ctx, query: RejectedQuery): Promise<RejectedRow[]> {
  const { after } = query
  return tables(ctx.db)
    .selectFrom('rejected_events')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('state', '=', query.state ?? 'open')
    .$if(query.reason !== undefined, (q) => q.where('reason', '=', query.reason ?? ''))
    .$if(after !== undefined, (q) =>
      q.where(sql<boolean>`(received_at, id) < (${after?.receivedAt}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .execute()
}

/** How many are open, by reason. */
export async function countByReason(ctx: Ctx): Promise<{ reason: string; count: number }[]> {
  return tables(ctx.db)
    .selectFrom('rejected_events')
    .select((eb) => ['reason', eb.fn.countAll<number>().as('count')])
    .where('workspace_id', '=', ctx.workspace)
    .where('state', '=', 'open')
    .groupBy('reason')
    .orderBy('count', 'desc')
    .execute()
}

/** How many are open with one of these reasons, by event. */
export async function countOpenBy(
  ctx: Ctx,
  reasons: readonly string[],
): Promise<{ event: string; reason: string; count: number }[]> {
  const rows = await tables(ctx.db)
    .selectFrom('rejected_events')
    .select((eb) => ['event_name as event', 'reason', eb.fn.countAll<number>().as('count')])
    .where('workspace_id', '=', ctx.workspace)
    .where('state', '=', 'open')
    .where('reason', 'in', reasons)
    .groupBy(['event_name', 'reason'])
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** How many came in since a time and could not be used, settled ones included. */
export async function countRejected(ctx: Ctx, since: Date): Promise<number> {
  const row = await tables(ctx.db)
    .selectFrom('rejected_events')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', ctx.workspace)
    .where('received_at', '>', since)
    .executeTakeFirstOrThrow()
  return row.count
}

/** One rejected event, locked until the transaction ends. */
export async function lockRejected(tx: Ctx, id: string): Promise<RejectedRow | undefined> {
  return tables(tx.db)
    .selectFrom('rejected_events')
    .selectAll()
    .where('workspace_id', '=', tx.workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Open rejected events for replay, locked, oldest first. */
export async function lockOpen(
  tx: Ctx,
  filter: { ids?: string[]; reason?: string },
  limit: number,
): Promise<RejectedRow[]> {
  return tables(tx.db)
    .selectFrom('rejected_events')
    .selectAll()
    .where('workspace_id', '=', tx.workspace)
    .where('state', '=', 'open')
    .$if(filter.ids !== undefined, (q) => q.where('id', 'in', filter.ids ?? []))
    .$if(filter.reason !== undefined, (q) => q.where('reason', '=', filter.reason ?? ''))
    .orderBy('received_at')
    .limit(limit)
    .forUpdate()
    .execute()
}

/** Marks rejected events as settled. */
export async function settleRejected(tx: Ctx, ids: string[], state: RejectedState): Promise<void> {
  if (ids.length === 0) return
  await tables(tx.db)
    .updateTable('rejected_events')
    .set({ state, decided_by: tx.actor.id, decided_at: tx.clock.now() })
    .where('workspace_id', '=', tx.workspace)
    .where('id', 'in', ids)
    .execute()
}

/** What Postgres keeps of any text; in JSON text NUL is an escape and stays. */
function text(value: string): string {
  return value.replaceAll('\0', '').toWellFormed()
}

/** Removes rejected events that name one of the identifiers; for the transaction that erases a person. */
export async function forgetRejected(tx: Ctx, identifiers: readonly string[]): Promise<void> {
  const quoted = identifiers.map((value) => JSON.stringify(value))
  await sql`DELETE FROM rejected_events WHERE workspace_id = ${tx.workspace}
    AND EXISTS (SELECT 1 FROM unnest(${quoted}::text[]) AS named (text) WHERE position(named.text IN body) > 0)`.execute(
    tx.db,
  )
}
