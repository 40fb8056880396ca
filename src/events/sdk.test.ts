import { createServer, request as forward } from 'node:http'
import { createRequire } from 'node:module'
import { Analytics } from '@segment/analytics-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Collection, openCollection } from '../../test/harness/collection.ts'
import { listRejected } from './index.ts'

// RudderStack's package is CommonJS without a default export that types could follow.
const RudderAnalytics = createRequire(import.meta.url)('@rudderstack/rudder-sdk-node') as new (
  key: string,
  options: object,
) => Record<'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias', (message: object) => void> & {
  flush(): Promise<unknown>
}

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

/** A way to the server that loses every third answer after the server has taken the events. */
async function losingAnswers(target: string): Promise<{ url: string; lost(): number; close(): void }> {
  let count = 0
  let lost = 0
  const proxy = createServer((incoming, outgoing) => {
    const { method, headers, url } = incoming
    const onward = forward(new URL(url ?? '/', target), { method, headers }, (answer) => {
      if (count++ % 3 === 0) {
        lost++
        answer.resume()
        outgoing.writeHead(503, { 'retry-after': '0' }).end()
        return
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(outgoing)
    })
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const address = proxy.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, lost: () => lost, close: () => proxy.close() }
}

const EACH = 60

test('everything that Segment’s SDK for Node sends arrives once, also when answers are lost', async () => {
  const sender = await collection.sender()
  const way = await losingAnswers(collection.server.url)
  const failures: unknown[] = []
  const sdk = new Analytics({ writeKey: sender.key, host: way.url, maxEventsInBatch: 25, maxRetries: 8 })
  sdk.on('error', (error) => failures.push(error))
  for (let i = 0; i < EACH; i++) {
    sdk.track({
      userId: `u${i}`,
      event: 'Product Viewed',
      properties: { product_id: `p${i}`, note: 'Grüße 🎁' },
    })
    sdk.identify({ userId: `u${i}`, traits: { email: `U${i}@Shop.example` } })
    sdk.page({ anonymousId: `a${i}`, name: 'Home', properties: { url: 'https://shop.example/' } })
    sdk.screen({ userId: `u${i}`, name: 'Start' })
    sdk.group({ userId: `u${i}`, groupId: 'g1', traits: { plan: 'large' } })
    sdk.alias({ userId: `u${i}`, previousId: `a${i}` })
  }
  await sdk.closeAndFlush({ timeout: 20_000 })
  way.close()
  expect(failures).toEqual([])
  expect(way.lost()).toBeGreaterThan(3)
  const rows = await sender.stored<{ type: string; message_id: string }>('type, message_id')
  expect(new Set(rows.map((row) => row.message_id)).size).toBe(6 * EACH)
  expect(countByType(rows)).toEqual({
    track: EACH,
    identify: EACH,
    page: EACH,
    screen: EACH,
    group: EACH,
    alias: EACH,
  })
  expect((await listRejected(sender.ctx, { limit: 10 })).items).toEqual([])
}, 60_000)

test('everything that RudderStack’s SDK for Node sends arrives once, also when answers are lost', async () => {
  const sender = await collection.sender()
  const way = await losingAnswers(collection.server.url)
  const failures: unknown[] = []
  const sdk = new RudderAnalytics(sender.key, {
    dataPlaneUrl: way.url,
    flushAt: 20,
    flushInterval: 200,
    logLevel: 'none',
    axiosRetryConfig: { retries: 8, retryDelay: () => 20 },
    errorHandler: (error: unknown) => failures.push(error),
  })
  for (let i = 0; i < EACH; i++) {
    sdk.track({ userId: `u${i}`, event: 'Order Completed', properties: { order_id: `o${i}`, revenue: 10 } })
    sdk.identify({ userId: `u${i}`, traits: { email: `u${i}@shop.example` } })
    sdk.page({ userId: `u${i}`, name: 'Home' })
    sdk.screen({ userId: `u${i}`, name: 'Start' })
    sdk.group({ userId: `u${i}`, groupId: 'g1' })
    sdk.alias({ userId: `u${i}`, previousId: `a${i}` })
  }
  await expect
    .poll(() => sdk.flush().then(async () => (await sender.stored('message_id')).length), { timeout: 30_000 })
    .toBe(6 * EACH)
  way.close()
  expect(failures).toEqual([])
  const rows = await sender.stored<{ type: string; value: number | null }>('type, value')
  expect(countByType(rows)).toEqual({
    track: EACH,
    identify: EACH,
    page: EACH,
    screen: EACH,
    group: EACH,
    alias: EACH,
  })
  expect(rows.filter((row) => row.value === 10)).toHaveLength(EACH)
  expect((await listRejected(sender.ctx, { limit: 10 })).items).toEqual([])
}, 60_000)

function countByType(rows: { type: string }[]): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(rows, (row) => row.type)].map(([type, group]) => [type, group.length]),
  )
}
