import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { type Tables, tables } from './tables.ts'

/** A message of the development mailbox as it is kept. */
export type MailboxRow = Selectable<Tables['mailbox_messages']>

/** Keeps a message; one that is there already stays. */
export async function insertMailboxMessage(
  ctx: Ctx,
  row: Omit<MailboxRow, 'workspace_id' | 'received_at'>,
): Promise<void> {
  await tables(ctx)
    .insertInto('mailbox_messages')
    .values({ ...row, workspace_id: ctx.workspace, received_at: ctx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Removes all but the newest messages. */
export async function trimMailbox(ctx: Ctx, keep: number): Promise<void> {
  await sql`DELETE FROM mailbox_messages WHERE workspace_id = ${ctx.workspace} AND id IN (
    SELECT id FROM mailbox_messages WHERE workspace_id = ${ctx.workspace}
    ORDER BY received_at DESC, id DESC OFFSET ${keep})`.execute(ctx.db)
}

/** Removes everything. */
export async function clearMailboxMessages(ctx: Ctx): Promise<void> {
  await tables(ctx).deleteFrom('mailbox_messages').where('workspace_id', '=', ctx.workspace).execute()
}

/** Messages without their source, newest first; `search` looks in recipient and subject. */
export async function readMailbox(
  ctx: Ctx,
  page: { after?: string; limit: number; search?: string; campaignId?: string },
): Promise<Omit<MailboxRow, 'source'>[]> {
  const pattern = `%${(page.search ?? '').trim().replace(/[\\%_]/g, '\\$&')}%`
  return tables(ctx)
    .selectFrom('mailbox_messages')
    .select([
      'workspace_id',
      'id',
      'campaign_id',
      'profile_id',
      'purpose',
      'recipient',
      'subject',
      'received_at',
    ])
    .where('workspace_id', '=', ctx.workspace)
    .$if(pattern !== '%%', (query) =>
      query.where((where) =>
        where.or([where('recipient', 'ilike', pattern), where('subject', 'ilike', pattern)]),
      ),
    )
    .$if(page.campaignId !== undefined, (query) => query.where('campaign_id', '=', page.campaignId ?? ''))
    .$if(page.after !== undefined, (query) =>
      query.where(
        sql<boolean>`(received_at, id) < (SELECT received_at, id FROM mailbox_messages
          WHERE workspace_id = ${ctx.workspace} AND id = ${page.after ?? null}::uuid)`,
      ),
    )
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
}

/** One message with its source. */
export async function readMailboxMessage(ctx: Ctx, id: string): Promise<MailboxRow | undefined> {
  return tables(ctx)
    .selectFrom('mailbox_messages')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The messages to these profiles. */
export async function readMailboxOf(ctx: Ctx, profileIds: readonly string[]): Promise<MailboxRow[]> {
  return tables(ctx)
    .selectFrom('mailbox_messages')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where(sql<boolean>`profile_id = ANY (${profileIds as string[]}::uuid[])`)
    .execute()
}

/** Removes the messages to these profiles. */
export async function forgetMailbox(ctx: Ctx, profileIds: readonly string[]): Promise<void> {
  await tables(ctx)
    .deleteFrom('mailbox_messages')
    .where('workspace_id', '=', ctx.workspace)
    .where(sql<boolean>`profile_id = ANY (${profileIds as string[]}::uuid[])`)
    .execute()
}
