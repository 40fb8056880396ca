import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { type Given, runCommand } from '../command.ts'
import type { ShopEvent } from '../world/shapes.ts'
import { connect, statusOf } from './client.ts'
import { sendAll } from './send-all.ts'

/** A server that answers with these statuses in turn, then 200; keeps the bodies that it took. */
async function serving(
  statuses: number[],
  use: (url: string, taken: string[]) => Promise<void>,
): Promise<void> {
  const taken: string[] = []
  const server = createServer(async (request, answer) => {
    const body = (await request.toArray()).join('')
    const status = statuses.shift() ?? 200
    if (status === 200) taken.push(body)
    answer.writeHead(status, { 'retry-after': '0.01', 'content-type': 'application/json' })
    answer.end(status === 200 ? '{}' : '{"error":{"code":"x","message":"Not \\"now\\"."}}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, taken)
  } finally {
    server.close()
  }
}

const event = (i: number): ShopEvent => ({
  type: 'track',
  event: 'Seen',
  userId: 'u',
  messageId: `m${i}`,
  timestamp: '2026-01-01T00:00:00.000Z',
})

test('what is refused for now is sent again, and everything arrives once', () =>
  serving([503, 429, 200, 503], async (url, taken) => {
    const events = Array.from({ length: 1200 }, (_, i) => event(i))
    expect(await sendAll(connect({ url, key: 'k' }), events)).toBe(1200)
    const ids = taken.flatMap((body) => (JSON.parse(body) as { batch: ShopEvent[] }).batch)
    expect(new Set(ids.map(({ messageId }) => messageId)).size).toBe(1200)
    expect(ids.length).toBe(1200)
  }))

test('what can never succeed is not sent again, and says why', () =>
  serving([403], async (url, taken) => {
    const error = await connect({ url, key: 'k' })
      .get('/api/holds')
      .catch((fault: unknown) => fault)
    expect(statusOf(error)).toBe(403)
    expect(String(error)).toContain('GET /api/holds answered 403')
    expect(taken).toEqual([])
  }))

test('a key may begin with a dash, with and without the equals sign', async () => {
  const given: Given[] = []
  const command = {
    name: 'run',
    about: '',
    options: { key: { type: 'string', about: '' }, json: { type: 'boolean', about: '' } },
    main: async (values: Given) => {
      given.push({ ...values })
    },
  } as const
  await runCommand([command], ['run', '--key', '-k-1', '--json'])
  await runCommand([command], ['run', '--json', '--key=--k'])
  expect(given).toEqual([
    { key: '-k-1', json: true },
    { key: '--k', json: true },
  ])
})
