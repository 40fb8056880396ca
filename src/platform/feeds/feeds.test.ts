import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stack, testStack } from '../../../test/harness/index.ts'
import { transact } from '../ctx.ts'
import { type FeedEntry, pruneFeeds, publish, runFeeds } from './index.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

const seen = (entries: FeedEntry[]) => entries.map(({ payload }) => payload.n)

describe('a feed', () => {
  test('brings what was committed, in order, once, to each consumer', async () => {
    const ctx = await stack.workspace()
    const [one, two]: unknown[][] = [[], []]
    const feeds = await runFeeds(
      stack.systemCtx,
      [
        { feed: 'ordered', name: 'one', handle: async (_, entries) => void one?.push(...seen(entries)) },
        { feed: 'ordered', name: 'two', handle: async (_, entries) => void two?.push(...seen(entries)) },
      ],
      stack.postgres.listen,
    )
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => transact(ctx, (tx) => publish(tx, 'ordered', { n }))),
    )
    await transact(ctx, async (tx) => {
      await publish(tx, 'ordered', { n: 'rolled back' })
      throw new Error('no')
    }).catch(() => undefined)
    await feeds.drain()
    await feeds.stop()
    expect(one).toHaveLength(40)
    expect(new Set(one).size).toBe(40)
    expect(two).toEqual(one)
  })

  test('wakes its consumer at commit, well before the poll', async () => {
    const ctx = await stack.workspace()
    const began = performance.now()
    const heard = Promise.withResolvers<void>()
    const feeds = await runFeeds(
      stack.systemCtx,
      [{ feed: 'waking', name: 'one', handle: async () => heard.resolve() }],
      stack.postgres.listen,
    )
    await transact(ctx, (tx) => publish(tx, 'waking', {}))
    await heard.promise
    await feeds.stop()
    expect(performance.now() - began).toBeLessThan(20_000)
  })

  test('a handler that fails leaves nothing half done and is tried again', async () => {
    const ctx = await stack.workspace()
    let tries = 0
    const handled: unknown[] = []
    const feeds = await runFeeds(
      stack.systemCtx,
      [
        {
          feed: 'failing',
          name: 'one',
          handle: async (tx, entries) => {
            tries += 1
            await publish(tx, 'effects', { of: seen(entries) })
            if (tries === 1) throw new Error('first try fails')
          },
        },
        { feed: 'effects', name: 'one', handle: async (_, entries) => void handled.push(...entries) },
      ],
      stack.postgres.listen,
    )
    await transact(ctx, (tx) => publish(tx, 'failing', { n: 1 }))
    await feeds.drain()
    await feeds.drain()
    await feeds.drain()
    await feeds.stop()
    expect(tries).toBe(2)
    expect(handled).toHaveLength(1)
  })

  test('old entries go only after everybody has read them', async () => {
    const ctx = await stack.workspace()
    await transact(ctx, (tx) => publish(tx, 'ordered', { n: 'unread' }))
    const later = new Date(stack.clock.now().getTime() + 1000)
    expect(await pruneFeeds(ctx.db, later)).toBeGreaterThanOrEqual(40)
    const late: unknown[] = []
    const feeds = await runFeeds(
      stack.systemCtx,
      [{ feed: 'ordered', name: 'one', handle: async (_, entries) => void late.push(...seen(entries)) }],
      stack.postgres.listen,
    )
    await feeds.drain()
    await feeds.stop()
    expect(late).toEqual(['unread'])
  })
})
