import type { Ctx } from '../../platform/ctx.ts'
import { frameHead } from './frames.ts'
import { appendToInbox } from './store.ts'

/** How events enter that did not come over HTTP. */
export interface EnqueueOptions {
  /** `import` takes times as they are; `batch` corrects them by `sentAt` where that is given. */
  call: 'import' | 'batch'
  source: string
  receivedAt?: Date
}

/**
 * Puts events of the Segment form (each with its `type` and, to be told from a repeat, its `messageId`) into the
 * inbox, as the collection calls do. Durable when it resolves, or with the transaction that `ctx` is in. Pass some
 * hundreds at a time.
 */
export async function enqueueEvents(
  ctx: Ctx,
  events: readonly unknown[],
  { call, source, receivedAt = ctx.clock.now() }: EnqueueOptions,
): Promise<void> {
  if (events.length === 0) return
  const head = frameHead({ workspaceId: ctx.workspace, source, call, receivedAt: receivedAt.getTime() })
  const body = Buffer.from(head + JSON.stringify({ batch: events }))
  await appendToInbox(ctx.db, { receivedAt, events: events.length, body })
}
