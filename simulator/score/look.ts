import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, statusOf } from '../client/client.ts'

/** Has the server look now for what it otherwise looks for at night, and waits until it has. */
export async function lookNow(client: Client): Promise<void> {
  await unlessMissing(() => client.post('/api/quality/look', {}))
  await unlessMissing(async () => {
    await client.post('/api/duplicates/look', {})
    while ((await client.get<{ running: boolean }>('/api/duplicates/overview')).running) await sleep(300)
  })
  await unlessMissing(() => client.post('/api/recommender/train', {}))
}

/** What is answered, or undefined where the server does not have it yet. */
export async function unlessMissing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (statusOf(error) !== 404) throw error
    return undefined
  }
}
