import { type Ctx, transact } from '../ctx.ts'
import type { Listen } from '../postgres/listen.ts'
import { CHANNEL, type FeedEntry, moveCursor, readFeed, takeCursor } from './store.ts'

export type { FeedEntry } from './store.ts'

/** One reader of a feed. `handle` runs in the transaction that moves the cursor, so what it does to Postgres happens once. */
export interface FeedConsumer {
  feed: string
  name: string
  handle(tx: Ctx, entries: FeedEntry[]): Promise<void>
}

const BATCH = 200
const POLL_MILLIS = 1000

/**
 * Runs consumers until stopped: woken by NOTIFY, with a slow poll beneath it in case a wake-up is lost. A
 * failing handler leaves its cursor where it was and is tried again a second later.
 */
export async function runFeeds(
  systemCtx: (workspace: string) => Ctx,
  consumers: readonly FeedConsumer[],
  listen: Listen,
): Promise<{ stop(): Promise<void>; drain(): Promise<void> }> {
  const loops = consumers.map((consumer) => startLoop(systemCtx, consumer))
  const unlisten = await listen(CHANNEL, (feed) => {
    for (const loop of loops) if (feed === '' || loop.consumer.feed === feed) loop.wake()
  })
  return {
    drain: async () => {
      for (const loop of loops) await loop.drain()
    },
    stop: async () => {
      await unlisten()
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

function startLoop(systemCtx: (workspace: string) => Ctx, consumer: FeedConsumer) {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const base = systemCtx('00000000-0000-0000-0000-000000000000')

  const turn = async () => {
    try {
      while (!stopped && (await consumeBatch(base, systemCtx, consumer)));
    } catch (error) {
      base.log.error(
        { feed: consumer.feed, consumer: consumer.name, err: error },
        'feed consumer failed; trying again',
      )
    }
  }
  const wake = () => {
    if (stopped) return
    running = running.then(turn)
  }
  const schedule = () => {
    timer = setTimeout(() => {
      wake()
      if (!stopped) schedule()
    }, POLL_MILLIS)
    timer.unref()
  }
  wake()
  schedule()
  return {
    consumer,
    wake,
    drain: async () => {
      wake()
      await running
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

/** Handles one batch; whether there may be more. */
async function consumeBatch(
  base: Ctx,
  systemCtx: (workspace: string) => Ctx,
  consumer: FeedConsumer,
): Promise<boolean> {
  return transact(base, async (tx) => {
    const position = await takeCursor(tx.db, consumer.feed, consumer.name)
    if (position === undefined) return false
    const entries = await readFeed(tx.db, consumer.feed, position, BATCH)
    const last = entries.at(-1)
    if (!last) return false
    for (const [workspace, group] of Map.groupBy(entries, (entry) => entry.workspace)) {
      await consumer.handle({ ...systemCtx(workspace), db: tx.db }, group)
    }
    await moveCursor(tx.db, consumer.feed, consumer.name, last.id)
    return entries.length === BATCH
  })
}
