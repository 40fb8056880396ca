import { enqueueEvents } from '../events/index.ts'
import type { Ctx } from '../platform/ctx.ts'

/** By what an event names its person. */
export type Identifier = { userId: string } | { email: string } | { anonymousId: string }

/** What happened with a message, as an event of the person. */
export interface MessageEvent {
  /** Equal for the same happening, so that it counts once. */
  messageId: string
  event:
    | 'Email Sent'
    | 'Email Opened'
    | 'Email Link Clicked'
    | 'Unsubscribed'
    | 'Email Bounced'
    | 'Email Marked as Spam'
    | 'Email Replied'
  identifier: Identifier
  at: Date
  properties: Record<string, unknown>
  context?: Record<string, unknown>
}

/** Brings events of messages into the collection, as any sender does; with the transaction that `ctx` is in. */
export async function appendEvents(ctx: Ctx, events: readonly MessageEvent[]): Promise<void> {
  await enqueueEvents(
    ctx,
    events.map(({ messageId, event, identifier, at, properties, context }) => {
      const { email, ...ids } = identifier as { email?: string; userId?: string; anonymousId?: string }
      return {
        type: 'track',
        messageId,
        event,
        ...ids,
        timestamp: at.toISOString(),
        properties,
        context: { ...context, ...(email !== undefined && { traits: { email } }) },
      }
    }),
    { call: 'import', source: 'deliver' },
  )
}
