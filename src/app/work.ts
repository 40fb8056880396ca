import { runFeeds } from '../platform/feeds/index.ts'
import { type Base, systemCtxOf } from './base.ts'
import { feedConsumers } from './stages.ts'

/** Work that goes on by itself; `drain` waits until all that is due now has been done. */
export interface Work {
  drain(): Promise<void>
  stop(): Promise<void>
}

/** Starts everything that the product does without being asked. */
export async function startWork(base: Base): Promise<Work> {
  const feeds = await runFeeds(systemCtxOf(base), feedConsumers(), base.listen)
  return { drain: feeds.drain, stop: feeds.stop }
}
