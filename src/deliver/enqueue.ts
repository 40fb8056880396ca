import type { Decision } from '../decide/index.ts'
import { newId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { insertMessages, type NewMessage } from './store/outbox.ts'

/**
 * Queues a message for each decision that sends, now or later, in the transaction that stores the decisions. A
 * second message for one (campaign, step, profile, occurrence) is never made.
 */
export async function enqueue(tx: Ctx, decisions: readonly Decision[]): Promise<void> {
  const messages = decisions.flatMap((decision): NewMessage[] => {
    const { id, kind, variantId, variantHash, sendAt } = decision
    if ((kind !== 'send' && kind !== 'wait') || variantId === null || variantHash === null) return []
    return [
      {
        id: newId(),
        decisionId: id,
        campaignId: decision.campaignId,
        stepId: decision.stepId,
        profileId: decision.profileId,
        occurrence: decision.occurrence,
        purpose: decision.purpose,
        variantId,
        variantHash,
        notBefore: sendAt === null ? tx.clock.now() : new Date(sendAt),
      },
    ]
  })
  await insertMessages(tx, messages)
}
