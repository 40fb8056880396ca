import { runAudit } from '../audit/index.ts'
import { runDecide } from '../decide/index.ts'
import { enqueue, launchCheck, runDelivery } from '../deliver/index.ts'
import { type Embedder, startEmbedder } from '../platform/embeddings/index.ts'
import { runFeeds } from '../platform/feeds/index.ts'
import { runReview } from '../review/index.ts'
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
  const systemCtx = systemCtxOf(base)
  const delivery = runDelivery({
    systemCtx,
    settings: Object.assign(base.settings, { simulatedMailUrl: base.sample.mailUrl }),
  })
  const decide = runDecide(systemCtx, { enqueue, checks: [launchCheck(base.settings)] })
  let embedding: Embedder | undefined
  const embedder = () => {
    embedding ??= startEmbedder()
    return embedding
  }
  const audit = runAudit(systemCtx)
  const review = runReview(systemCtx)
  const feeds = await runFeeds(systemCtx, feedConsumers(delivery.wake, embedder), base.listen)
  return {
    drain: async () => {
      await fold?.drain()
      await review.drain()
      await feeds.drain()
      await decide.drain()
      await delivery.drain()
      // what was sent became events, and is drawn from
      await fold?.drain()
      await feeds.drain()
      await audit.drain()
    },
    stop: async () => {
      await Promise.all([decide.stop(), feeds.stop(), audit.stop(), review.stop()])
      await Promise.all([delivery.stop(), fold?.stop(), embedding?.close()])
    },
  }
}
