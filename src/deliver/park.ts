import type { FeedConsumer } from '../platform/feeds/index.ts'
import { unpark } from './store/outbox.ts'

/**
 * Lets parked messages be looked at again when what kept them may be gone: a hold was released, a campaign goes on
 * or is over, a verdict was given. Release then resolves everything anew. `wake` tells delivery.
 */
export function parkedConsumers(wake: () => void): FeedConsumer[] {
  return [
    {
      feed: 'holds.released',
      name: 'deliver',
      handle: async (tx) => {
        await unpark(tx)
        wake()
      },
    },
    {
      feed: 'campaigns.states',
      name: 'deliver',
      handle: async (tx, entries) => {
        const campaigns = new Set(
          entries
            .filter(({ payload }) => payload.to !== 'paused')
            .map(({ payload }) => String(payload.campaignId)),
        )
        for (const campaignId of campaigns) await unpark(tx, campaignId)
        if (campaigns.size > 0) wake()
      },
    },
    {
      feed: 'review.verdicts',
      name: 'deliver',
      handle: async (tx, entries) => {
        const binds = entries.some(({ payload }) => payload.verdict === 'approve')
        if (!binds) return
        await unpark(tx)
        wake()
      },
    },
  ]
}
