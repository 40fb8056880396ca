import type { Ctx } from '../platform/ctx.ts'
import type { Channel } from './channel.ts'
import { insertMailboxMessage, trimMailbox } from './store/mailbox.ts'

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
