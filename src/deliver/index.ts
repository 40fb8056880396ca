/**
 * Delivery: the outbox, release, channels, the links in messages and what comes back. A decision that sends is
 * queued in the transaction that stores it; released in one transaction that resolves all constraints again; handed
 * to the channel only after `handed_at` is durable. See docs/decisions for what a crash leaves.
 *
 *   enqueue(tx, decisions): Promise<void>                        // for decide: kinds send and wait, others are passed over
 *   runDelivery({ systemCtx, settings, … }): Promise<{ drain(), stop(), wake() }>
 *   settleHold(ctx, hold): Promise<Settled>                      // for holds.routes({ settle })
 *   launchCheck(settings): LaunchCheck                           // for campaigns.routes({ checks })
 *   parkedConsumers(wake): FeedConsumer[]                        // lifts what holds, pauses and approvals kept
 *   dryRun(ctx, campaignId, options?): Promise<DryRun>
 *   countMessages(ctx, { campaignId? }): Promise<MessageCounts>, listMessages(ctx, filter)
 *   routes({ secret, publicUrl, mailFrom, smtpUrl })             // /u /c /o, messages, mailbox
 */
export {
  ChannelState,
  DryRun,
  MailboxEntry,
  MailboxMessage,
  Message,
  MessageCounts,
  MessageStatus,
} from './schema.ts'
