import { settleDecisions } from '../decide/index.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { recoverMessages } from './store/workers.ts'

/**
 * Settles what dead workers left. What had been handed to the channel is unknown and is never sent again; the rest
 * the channel cannot have, so it is queued again. A worker that only stalled loses nothing: what it was about to
 * hand over it no longer may, and an end that it still reports replaces `unknown`.
 */
export async function recover(
  systemCtx: (workspace: string) => Ctx,
  base: Ctx,
  leaseMillis: number,
): Promise<{ queued: number; unknown: number }> {
  return transact(base, async (tx) => {
    const found = await recoverMessages(tx, leaseMillis)
    const unknown = found.filter((message) => message.status === 'unknown')
    for (const [workspace, own] of Map.groupBy(unknown, (message) => message.workspace))
      await settleDecisions(
        { ...systemCtx(workspace), db: tx.db },
        own.map(({ decisionId }) => ({ id: decisionId, outcome: 'unknown' })),
      )
    return { queued: found.length - unknown.length, unknown: unknown.length }
  })
}
