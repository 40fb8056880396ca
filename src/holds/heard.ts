import type { Selectable } from 'kysely'
import type { CollectedEvent } from '../events/index.ts'
import type { SensitiveCode } from '../lib/sensitive/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { publish } from '../platform/feeds/index.ts'

type Tables = {
  heard_words: {
    workspace_id: string
    message_id: string
    profile_id: string
    body: string | null
    said_at: Date
    read_at: Date | null
    codes: string[]
    hold_id: string | null
  }
}
const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()

/** Events in which people speak: tickets, replies, notes, surveys, chats, reviews. */
const SPOKEN =
  /ticket|repl(?:y|ied)|note|survey|message received|feedback|complain|chat|comment|review submitted|form submitted|returned mail|mail returned/i
const FIELDS = [
  'subject',
  'text',
  'body',
  'message',
  'comment',
  'note',
  'description',
  'feedback',
  'answer',
  'reply',
  'content',
  'reason',
]
const LONGEST = 8000

/** The words of a person in an event, where it is one in which people speak. */
export function wordsOf(event: Pick<CollectedEvent, 'type' | 'event' | 'properties'>): string | undefined {
  if (event.type !== 'track' || !SPOKEN.test(event.event)) return undefined
  const said = FIELDS.map((field) => event.properties[field]).filter((value) => typeof value === 'string')
  const words = said.join('\n').trim().slice(0, LONGEST)
  return words === '' ? undefined : words
}

/** Keeps the words of these events until they are read; called in the transaction that stores the events. */
export async function hearWords(
  tx: Ctx,
  events: readonly CollectedEvent[],
  profileIds: readonly string[],
): Promise<void> {
  const rows = events.flatMap((event, at) => {
    const body = wordsOf(event)
    const profile = profileIds[at]
    if (body === undefined || profile === undefined) return []
    const { messageId, timestamp } = event
    return [
      {
        workspace_id: tx.workspace,
        message_id: messageId,
        profile_id: profile,
        body,
        said_at: timestamp,
        read_at: null,
        hold_id: null,
      },
    ]
  })
  if (rows.length === 0) return
  await tables(tx)
    .insertInto('heard_words')
    .values(rows.map((row) => ({ ...row, codes: [] })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await publish(tx, 'holds.heard', { count: rows.length })
}

/** Words that wait to be read. */
export type Heard = Selectable<Tables['heard_words']> & { body: string }

/** Takes words that wait, locked for this transaction. */
export async function takeHeard(tx: Ctx, limit: number): Promise<Heard[]> {
  const rows = await tables(tx)
    .selectFrom('heard_words')
    .selectAll()
    .where('workspace_id', '=', tx.workspace)
    .where('body', 'is not', null)
    .orderBy('message_id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.flatMap((row) => (row.body === null ? [] : [{ ...row, body: row.body }]))
}

/** Forgets the words that were read; the codes stay, and which hold they led to. */
export async function markRead(
  tx: Ctx,
  messageId: string,
  codes: readonly SensitiveCode[],
  holdId: string | null,
): Promise<void> {
  await tables(tx)
    .updateTable('heard_words')
    .set({ body: null, read_at: tx.clock.now(), codes: [...codes], hold_id: holdId })
    .where('workspace_id', '=', tx.workspace)
    .where('message_id', '=', messageId)
    .execute()
}

/** How often these profiles said something of this kind between two times, both included. */
export async function countSaid(
  tx: Ctx,
  profileIds: readonly string[],
  code: SensitiveCode,
  from: Date,
  to: Date,
): Promise<number> {
  const rows = await tables(tx)
    .selectFrom('heard_words')
    .select('codes')
    .where('workspace_id', '=', tx.workspace)
    .where('profile_id', 'in', [...profileIds])
    .where('said_at', '>=', from)
    .where('said_at', '<=', to)
    .where('read_at', 'is not', null)
    .execute()
  return rows.filter(({ codes }) => codes.includes(code)).length
}

/** Removes what was kept of these people's words. */
export async function forgetHeard(tx: Ctx, profileIds: readonly string[]): Promise<void> {
  if (profileIds.length === 0) return
  await tables(tx)
    .deleteFrom('heard_words')
    .where('workspace_id', '=', tx.workspace)
    .where('profile_id', 'in', [...profileIds])
    .execute()
}
