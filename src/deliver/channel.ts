import type { Purpose } from '../content/schema.ts'

/** Values of a person that stand in a message, by field. */
export type MergedValues = Readonly<Record<string, string | number | boolean>>

/** A message that was released. */
export interface OnItsWay {
  id: string
  workspace: string
  campaignId: string
  stepId: string
  profileId: string
  variantId: string
  purpose: Purpose
  /** Attempts that the channel refused so far. */
  attempts: number
  /** Envelope and header address of the recipient. */
  to: string
  fallbacks: readonly string[]
  /** What was merged, by field, once it is rendered; fallbacks left out. */
  merged?: MergedValues
}

/** A message ready to go. */
export interface Outgoing extends OnItsWay {
  /** Envelope sender. */
  from: string
  subject: string
  /** The whole message as it goes over the wire. */
  raw: Buffer
}

/** A message and what its attempt came to. */
export interface Ended {
  message: OnItsWay
  attempt: Attempt
}

/** What became of one attempt. `text` holds no address. */
export type Attempt =
  /** Taken by the channel. */
  | { kind: 'sent'; text: string }
  /** Not taken now; to be tried again later. */
  | { kind: 'deferred'; code: string; text: string }
  /** Refused for good; `suppress` when the address itself takes no mail. */
  | { kind: 'refused'; code: string; text: string; suppress: boolean }
  /** Taken back before anything went out. */
  | { kind: 'withdrawn' }
  /** Not its turn yet: the receiving domain is sent to only so fast. No attempt. */
  | { kind: 'paced'; until: Date }
  /** Nothing went out because the channel as a whole does not work; no attempt of this message. */
  | { kind: 'down'; problem: string }
  /** The channel may have it, and did not say. */
  | { kind: 'unknown'; text: string }

/** A way to people. The outbox owns the order of things: a channel sends only what `hand` lets go. */
export interface Channel {
  readonly kind: 'smtp' | 'mailbox'
  /** How many messages may be under way at once. */
  readonly lanes: number
  /** What is wrong with the channel and what to do, or undefined when it takes messages. */
  check(): Promise<string | undefined>
  /** Sends one message. `hand` is awaited right before its content goes out; when it answers false nothing does. */
  send(message: Outgoing, hand: () => Promise<boolean>): Promise<Attempt>
  close(): Promise<void>
}
