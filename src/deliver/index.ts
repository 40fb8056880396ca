/**
 * Delivery: the outbox, release, channels, the links in messages and what comes back. A decision that sends is
 * queued in the transaction that stores it; released in one transaction that resolves all constraints again; given
 * to the channel only after `handed_at` is durable, so that after a crash only what the channel may have is unknown.
 * Every sent message is news on the feed `deliver.sent` { messageIds }.
 * `settleHold` is what holds ask when one is placed, `parkedConsumers` let go on what holds and pauses kept.
 */

export { complaintBreaker, mailAlarms } from './breaker.ts'
export { type Dns, mailChecklist } from './checklist.ts'
export { dryRun } from './dry-run.ts'
export { enqueue } from './enqueue.ts'
export { listenForMailIn } from './inbound/open.ts'
export { launchCheck } from './launch-check.ts'
export { readMailSettings } from './mail-settings.ts'
export { countMessages, getMessage } from './messages.ts'
export { parkedConsumers } from './park.ts'
export { erasePerson, exportPerson } from './person.ts'
export { routes } from './routes.ts'
export { type Delivery, runDelivery } from './run.ts'
export { settleHold } from './settle-hold.ts'
export { readMessageOf, readReceivers, readSent, type SentMessage } from './store/read.ts'
export { distrustOutbox } from './store/restored.ts'
