import { isId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import type { Channel } from './channel.ts'
import { readMail } from './mime/read.ts'
import type { MailboxEntry, MailboxMessage } from './schema.ts'
import {
  insertMailboxMessage,
  type MailboxRow,
  readMailbox,
  readMailboxMessage,
  trimMailbox,
} from './store/mailbox.ts'

/** The mailbox keeps the newest messages only: it is for looking, not an archive. */
const MOST_KEPT = 2000
const TRIM_EVERY = 500

/** The development mailbox: keeps what would have gone out, where the console shows it. */
export function mailboxChannel(systemCtx: (workspace: string) => Ctx): Channel {
  let kept = 0
  return {
    kind: 'mailbox',
    lanes: 4,
    check: async () => undefined,
    send: async (message, hand) => {
      if (!(await hand())) return { kind: 'withdrawn' }
      const ctx = systemCtx(message.workspace)
      await insertMailboxMessage(ctx, {
        id: message.id,
        campaign_id: message.campaignId,
        profile_id: message.profileId,
        purpose: message.purpose,
        recipient: message.to,
        subject: message.subject,
        source: message.raw.toString('utf8'),
      })
      kept++
      if (kept % TRIM_EVERY === 0) await trimMailbox(ctx, MOST_KEPT)
      return { kind: 'sent', text: 'Kept in the development mailbox' }
    },
    close: async () => {},
  }
}

/** What the development mailbox holds, newest first; `search` looks in recipient and subject. */
export async function listMailbox(
  ctx: Ctx,
  page: { after?: string; limit: number; search?: string; campaignId?: string },
): Promise<{ items: MailboxEntry[]; next?: string }> {
  if (page.after !== undefined && !isId(page.after))
    throw new AppError('invalid_request', { message: 'The cursor is not one of this list. Start again.' })
  const items = (await readMailbox(ctx, page)).map(toEntry)
  const last = items.at(-1)
  return { items, ...(last && items.length === page.limit && { next: last.id }) }
}

/** One message of the development mailbox, taken apart. */
export async function getMailboxMessage(ctx: Ctx, id: string): Promise<MailboxMessage> {
  const row = isId(id) ? await readMailboxMessage(ctx, id) : undefined
  if (!row) throw new AppError('message_not_found')
  const mail = readMail(row.source)
  // whoever looks here is not the recipient, so no open is counted
  const html = mail.html.replace(/<img src="[^"]*\/o\/[\w-]+\.gif"[^>]*>/g, '')
  return { ...toEntry(row), ...mail, html, source: row.source }
}

function toEntry(row: Omit<MailboxRow, 'source'>): MailboxEntry {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    profileId: row.profile_id,
    purpose: row.purpose,
    recipient: row.recipient,
    subject: row.subject,
    receivedAt: row.received_at.toISOString(),
  }
}
