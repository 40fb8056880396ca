import type { Ctx } from '../platform/ctx.ts'
import type { Feedback, Message } from './schema.ts'
import { forgetFeedback, readFeedback } from './store/feedback.ts'
import { forgetMailbox, type MailboxRow, readMailboxOf } from './store/mailbox.ts'
import { forgetResponses, readMessages } from './store/read.ts'

const MOST_EXPORTED = 10_000

/** Everything this stage keeps about a person, given all their profiles. */
export async function exportPerson(
  ctx: Ctx,
  profileIds: readonly string[],
): Promise<{ messages: Message[]; mailbox: MailboxRow[]; feedback: Feedback[] }> {
  return {
    messages: await readMessages(ctx, { profileIds, limit: MOST_EXPORTED }),
    mailbox: await readMailboxOf(ctx, profileIds),
    feedback: await readFeedback(ctx, { profileIds, limit: MOST_EXPORTED }),
  }
}

/**
 * Removes what was written to a person. That messages were sent stays, by ids only; what is still queued is skipped
 * at its release, since there is nobody any more to send it to.
 */
export async function erasePerson(ctx: Ctx, profileIds: readonly string[]): Promise<void> {
  await forgetMailbox(ctx, profileIds)
  await forgetResponses(ctx, profileIds)
  await forgetFeedback(ctx, profileIds)
}
