/**
 * Delivery: the outbox, release, channels, the links in messages and what comes back. A decision that sends is
 * queued in the transaction that stores it; released in one transaction that resolves all constraints again; given
 * to the channel only after `handed_at` is durable, so that after a crash only what the channel may have is unknown.
 * `settleHold` is what holds ask when one is placed, `parkedConsumers` let go on what holds and pauses kept.
 */
export type { Attempt, Channel, Outgoing } from './channel.ts'
export { dryRun } from './dry-run.ts'
export { enqueue } from './enqueue.ts'
export { launchCheck } from './launch-check.ts'
export { countMessages, getMessage, listMessages } from './messages.ts'
export { parkedConsumers } from './park.ts'
export { routes } from './routes.ts'
export { type Delivery, type DeliveryOptions, runDelivery } from './run.ts'
export {
  ChannelState,
  DryRun,
  MailboxEntry,
  MailboxMessage,
  Message,
  MessageCounts,
  MessageStatus,
} from './schema.ts'
export type { DeliverySettings } from './settings.ts'
export { settleHold } from './settle-hold.ts'
