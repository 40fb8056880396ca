import type { Ctx } from '../../platform/ctx.ts'
import { publish } from '../../platform/feeds/index.ts'
import { identifiersOf, personsOf } from '../../profiles/index.ts'
import { eventProperties } from '../endings.ts'
import { appendEvents, type MessageEvent } from '../events.ts'
import type { FeedbackKind, Message } from '../schema.ts'
import { countAtDomains } from '../store/domains.ts'
import { insertFeedback } from '../store/feedback.ts'

/** What came back for a message, to be kept and told. */
export interface Feedback {
  kind: FeedbackKind
  code?: string
  detail?: string
  digest?: string
  /** The domain of the recipient, where it is known. */
  domain?: string
  /** More for the person's event. */
  properties?: Record<string, unknown>
}

const EVENTS: Partial<Record<FeedbackKind, MessageEvent['event']>> = {
  bounced: 'Email Bounced',
  complained: 'Email Marked as Spam',
  replied: 'Email Replied',
}

/** What the fields of a message say that feedback is about. */
type About = Pick<Message, 'id' | 'campaignId' | 'stepId' | 'profileId' | 'variantId' | 'purpose'>

/**
 * Keeps what came back for a message, once, makes an event of the person of it, and publishes it on the feed
 * `deliver.feedback` { campaignId, kind }. False when it was kept before.
 */
export async function giveFeedback(tx: Ctx, message: About, feedback: Feedback): Promise<boolean> {
  const { kind, code, detail, digest = '', domain } = feedback
  if (!(await insertFeedback(tx, { message, kind, code, detail, digest }))) return false
  if (domain !== undefined && (kind === 'bounced' || kind === 'complained'))
    await countAtDomains(tx, [{ workspace: tx.workspace, domain, what: kind }])
  await publish(tx, 'deliver.feedback', { campaignId: message.campaignId, kind })
  const event = EVENTS[kind]
  const person = event && (await personsOf(tx, [message.profileId])).get(message.profileId)
  const identifier = person && (await identifiersOf(tx, [person])).get(person)
  if (!event || !identifier) return true
  await appendEvents(tx, [
    {
      messageId: `${kind}:${message.id}:${digest}`,
      event,
      identifier,
      at: tx.clock.now(),
      properties: {
        ...eventProperties(message),
        ...(code !== undefined && { status: code }),
        ...feedback.properties,
      },
    },
  ])
  return true
}
