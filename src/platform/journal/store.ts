import type { ColumnType, Selectable } from 'kysely'
import { type Ctx, transact } from '../ctx.ts'
import { entryHash, GENESIS } from './chain.ts'
import type { JournalEntry, JournalSubject } from './schema.ts'

type Tables = {
  journal_entries: {
    workspace_id: string
    seq: number
    at: Date
    actor_kind: string
    actor_id: string
    action: string
    subject_kind: string
    subject_id: string
    data: ColumnType<Record<string, unknown>, string>
    prev_hash: string
    hash: string
  }
  journal_heads: { workspace_id: string; seq: number; hash: string }
}

/** Adds an entry to the workspace's chain; call it inside the transaction of the change that it records. */
export async function record(
  tx: Ctx,
  entry: { action: string; subject: JournalSubject; data?: Record<string, unknown> },
): Promise<void> {
  await transact(tx, async ({ db, workspace, actor, clock }) => {
    const tables = db.withTables<Tables>()
    await tables
      .insertInto('journal_heads')
      .values({ workspace_id: workspace, seq: 0, hash: GENESIS })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const head = await tables
      .selectFrom('journal_heads')
      .select(['seq', 'hash'])
      .where('workspace_id', '=', workspace)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const link = {
      seq: head.seq + 1,
      at: clock.now().toISOString(),
      actor: { kind: actor.kind, id: actor.id },
      action: entry.action,
      subject: entry.subject,
      data: JSON.parse(JSON.stringify(entry.data ?? {})) as Record<string, unknown>,
      prevHash: head.hash,
    }
    const hash = entryHash(workspace, link)
    await tables
      .insertInto('journal_entries')
      .values({
        workspace_id: workspace,
        seq: link.seq,
        at: new Date(link.at),
        actor_kind: actor.kind,
        actor_id: actor.id,
        action: link.action,
        subject_kind: link.subject.kind,
        subject_id: link.subject.id,
        data: JSON.stringify(link.data),
        prev_hash: link.prevHash,
        hash,
      })
      .execute()
    await tables
      .updateTable('journal_heads')
      .set({ seq: link.seq, hash })
      .where('workspace_id', '=', workspace)
      .execute()
  })
}

/** Which entries to list: newest first, before a sequence number, of one subject. */
export interface JournalQuery {
  before?: number
  limit?: number
  subjectKind?: string
  /** Leaves out entries about this kind. */
  withoutKind?: string
  subjectId?: string
  action?: string
}

/** Entries of the workspace, newest first. */
export async function listJournal(ctx: Ctx, query: JournalQuery = {}): Promise<JournalEntry[]> {
  const rows = await ctx.db
    .withTables<Tables>()
    .selectFrom('journal_entries')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .$if(query.before !== undefined, (q) => q.where('seq', '<', query.before ?? 0))
    .$if(query.subjectKind !== undefined, (q) => q.where('subject_kind', '=', query.subjectKind ?? ''))
    .$if(query.withoutKind !== undefined, (q) => q.where('subject_kind', '!=', query.withoutKind ?? ''))
    .$if(query.subjectId !== undefined, (q) => q.where('subject_id', '=', query.subjectId ?? ''))
    .$if(query.action !== undefined, (q) => q.where('action', '=', query.action ?? ''))
    .orderBy('seq', 'desc')
    .limit(query.limit ?? 50)
    .execute()
  return rows.map(toEntry)
}

/** The chain in order, from after a sequence number; for verification in bounded memory. */
export async function readChain(ctx: Ctx, after: number, limit: number): Promise<JournalEntry[]> {
  const rows = await ctx.db
    .withTables<Tables>()
    .selectFrom('journal_entries')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(toEntry)
}

/** Where the chain says that it ends. */
export async function readHead(ctx: Ctx): Promise<{ seq: number; hash: string }> {
  const head = await ctx.db
    .withTables<Tables>()
    .selectFrom('journal_heads')
    .select(['seq', 'hash'])
    .where('workspace_id', '=', ctx.workspace)
    .executeTakeFirst()
  return head ?? { seq: 0, hash: GENESIS }
}

function toEntry(row: Selectable<Tables['journal_entries']>): JournalEntry {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    data: row.data,
    prevHash: row.prev_hash,
    hash: row.hash,
  }
}
