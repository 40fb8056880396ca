import { runFeeds } from '../platform/feeds/index.ts'
import { type Base, systemCtxOf } from './base.ts'
import { startFold } from './fold.ts'
import { feedConsumers } from './stages.ts'

/** Work that goes on by itself; `drain` waits until all that is due now has been done. */
export interface Work {
  drain(): Promise<void>
  stop(): Promise<void>
}

/** Starts everything that the product does without being asked; the fold only where no engine process does it. */
export async function startWork(base: Base, options: { fold?: boolean } = {}): Promise<Work> {
  const fold = options.fold ? startFold(base) : undefined
  const feeds = await runFeeds(systemCtxOf(base), feedConsumers(), base.listen)
  return {
    drain: async () => {
      await fold?.drain()
      await feeds.drain()
    },
    stop: async () => {
      await Promise.all([fold?.stop(), feeds.stop()])
    },
  }
}
