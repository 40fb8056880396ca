import { type Static, Type } from 'typebox'
import { Purpose } from '../content/schema.ts'

/**
 * How far a message got. `queued` waits for its time or for a constraint to be lifted; `sending` was released;
 * `unknown` may or may not have been taken by the channel when the process died, and is never sent again.
 */
export const MessageStatus = Type.Union([
  Type.Literal('queued'),
  Type.Literal('sending'),
  Type.Literal('sent'),
  Type.Literal('failed'),
  Type.Literal('skipped'),
  Type.Literal('unknown'),
])
export type MessageStatus = Static<typeof MessageStatus>

const nullable = <T extends ReturnType<typeof Type.String>>(of: T) => Type.Union([of, Type.Null()])
const Time = Type.String({ format: 'date-time' })

/** One message on its way. */
export const Message = Type.Object({
  id: Type.String(),
  decisionId: Type.String(),
  campaignId: Type.String(),
  stepId: Type.String(),
  profileId: Type.String(),
  occurrence: Type.Integer(),
  channel: Type.Literal('email'),
  purpose: Purpose,
  variantId: Type.String(),
  variantHash: Type.String(),
  status: MessageStatus,
  notBefore: nullable(Time),
  /** The constraint that keeps a queued message, by its name in the table of precedence. */
  parked: nullable(Type.String()),
  handedAt: nullable(Time),
  attempts: Type.Integer(),
  errorCode: nullable(Type.String()),
  /** The channel's last words, without the address. */
  response: nullable(Type.String()),
  fallbacks: Type.Array(Type.String()),
  queuedAt: Time,
  endedAt: nullable(Time),
})
export type Message = Static<typeof Message>

/** A message in a list, with whom it is for as known now; nothing of somebody who was erased. */
export const ListedMessage = Type.Object({
  ...Message.properties,
  person: Type.Object({
    name: Type.Optional(Type.String()),
    email: Type.Optional(Type.String()),
    userId: Type.Optional(Type.String()),
  }),
})
export type ListedMessage = Static<typeof ListedMessage>

/** How many messages of a campaign, or of the workspace, stand where. */
export const MessageCounts = Type.Object({
  queued: Type.Integer(),
  parked: Type.Integer({ description: 'Of the queued: kept by a hold, a pause or a missing approval' }),
  sending: Type.Integer(),
  sent: Type.Integer(),
  failed: Type.Integer(),
  skipped: Type.Integer(),
  unknown: Type.Integer(),
})
export type MessageCounts = Static<typeof MessageCounts>

/** What can come back for a message. */
export const FeedbackKind = Type.Union([
  Type.Literal('bounced'),
  Type.Literal('delayed'),
  Type.Literal('complained'),
  Type.Literal('replied'),
  Type.Literal('auto_replied'),
  Type.Literal('unsubscribed'),
])
export type FeedbackKind = Static<typeof FeedbackKind>

/** One thing that came back. */
export const Feedback = Type.Object({
  id: Type.String(),
  messageId: Type.String(),
  campaignId: Type.String(),
  profileId: Type.String(),
  kind: FeedbackKind,
  code: nullable(Type.String()),
  detail: nullable(Type.String()),
  at: Time,
})
export type Feedback = Static<typeof Feedback>

/** How receiving domains take our mail, and what is the matter. */
export const MailHealth = Type.Object({
  domains: Type.Array(
    Type.Object({
      domain: Type.String(),
      sent: Type.Integer(),
      deferred: Type.Integer(),
      refused: Type.Integer(),
      bounced: Type.Integer(),
      complained: Type.Integer(),
    }),
  ),
  alarms: Type.Array(
    Type.Object({
      level: Type.Union([Type.Literal('warn'), Type.Literal('alarm')]),
      about: Type.String(),
      message: Type.String(),
    }),
  ),
})

/** What rendering a whole campaign without sending found. */
export const DryRun = Type.Object({
  campaignId: Type.String(),
  people: Type.Integer({ description: 'Looked at' }),
  messages: Type.Integer({ description: 'Would be sent' }),
  rendered: Type.Integer(),
  withFallbacks: Type.Integer(),
  fallbacksByField: Type.Record(Type.String(), Type.Integer()),
  largestBytes: Type.Integer(),
  problems: Type.Array(
    Type.Object({
      code: Type.String(),
      message: Type.String(),
      messages: Type.Integer(),
      profileIds: Type.Array(Type.String(), { description: 'Some of those concerned' }),
    }),
  ),
})
export type DryRun = Static<typeof DryRun>

/** A message of the development mailbox in its list. */
export const MailboxEntry = Type.Object({
  id: Type.String(),
  campaignId: Type.String(),
  profileId: Type.String(),
  purpose: Purpose,
  recipient: Type.String(),
  subject: Type.String(),
  receivedAt: Time,
})
export type MailboxEntry = Static<typeof MailboxEntry>

/** A message of the development mailbox, taken apart. */
export const MailboxMessage = Type.Object({
  ...MailboxEntry.properties,
  headers: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
  html: Type.String(),
  text: Type.String(),
  source: Type.String(),
})
export type MailboxMessage = Static<typeof MailboxMessage>

/** Whether the channel takes messages, and since when not. */
export const ChannelState = Type.Object({
  channel: Type.Literal('email'),
  kind: Type.Union([Type.Literal('smtp'), Type.Literal('mailbox')]),
  /** What is wrong and what to do, while messages cannot leave. */
  problem: nullable(Type.String()),
})
export type ChannelState = Static<typeof ChannelState>
