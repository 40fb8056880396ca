import { setTimeout as sleep } from 'node:timers/promises'
import type { ShopEvent } from '../world/shapes.ts'
import { type Client, statusOf } from './client.ts'

const BATCH = 500
/** Batches on their way at once: enough that the server never waits for us. */
const LANES = 4
/** So many events may wait to be folded before we wait too. */
const MOST_WAITING = 40_000
const LOOK_EVERY = 20

/** How the server is doing with what it took. */
interface Overview {
  waiting: number
  lagSeconds: number
}

/**
 * Sends events in their order, several batches at once, not faster than the server folds them. Answers how many it
 * sent; calls `sent` after each batch.
 */
export async function sendAll(
  client: Client,
  events: Iterable<ShopEvent>,
  sent: (count: number) => void = () => {},
): Promise<number> {
  const batches = batchesOf(events)
  let count = 0
  let number = 0
  const lane = async () => {
    for (let next = batches.next(); !next.done; next = batches.next()) {
      number += 1
      if (number % LOOK_EVERY === 0) await folded(client, MOST_WAITING)
      await client.collect(next.value)
      count += next.value.length
      sent(next.value.length)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return count
}

/** Waits until at most so many events wait to be folded. A write key may not ask: then this does not wait. */
export async function folded(client: Client, most = 0): Promise<void> {
  try {
    while ((await client.get<Overview>('/api/events/overview?days=1')).waiting > most) await sleep(100)
  } catch (error) {
    if (statusOf(error) !== 403) throw error
  }
}

function* batchesOf(events: Iterable<ShopEvent>): Generator<ShopEvent[], void> {
  let batch: ShopEvent[] = []
  for (const event of events) {
    batch.push(event)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
