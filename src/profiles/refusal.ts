import type { Channel, Recipient } from './schema.ts'

/** Whether somebody refuses to be personalized for on a channel. */
export function refusesProfiling({ consent }: Pick<Recipient, 'consent'>, channel: Channel): boolean {
  return consent(channel, 'personalization') === 'denied'
}
