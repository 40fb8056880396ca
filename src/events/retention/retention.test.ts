import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Collection, openCollection } from '../../../test/harness/collection.ts'
import { listJournal } from '../../platform/journal/index.ts'
import { retireEvents, setRetention } from './retention.ts'

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

const DAY = 86_400_000

test('events go when their time is over, by name; the others stay, and the journal says how many', async () => {
  const { ctx, post, stored } = await collection.sender()
  const at = (days: number) => new Date(collection.stack.clock.now().getTime() - days * DAY).toISOString()
  const batch = ['Order Completed', 'Product Viewed', 'Searched'].flatMap((event) =>
    [10, 40, 400].map((days) => ({
      type: 'track',
      event,
      userId: 'u1',
      messageId: `${event} ${days}`,
      timestamp: at(days),
    })),
  )
  await post('/v1/batch', { batch })
  expect(await stored()).toHaveLength(9)
  expect(await retireEvents(ctx)).toBe(0)
  await setRetention(ctx, [
    { event: 'Product Viewed', days: 30 },
    { event: 'Order Completed', days: 3650 },
    { event: '*', days: 365 },
  ])
  expect(await retireEvents(ctx)).toBe(3)
  const left = (await stored<{ message_id: string }>('message_id'))
    .map(({ message_id }) => message_id)
    .toSorted()
  expect(left).toEqual([
    'Order Completed 10',
    'Order Completed 40',
    'Order Completed 400',
    'Product Viewed 10',
    'Searched 10',
    'Searched 40',
  ])
  const retired = (await listJournal(ctx, { action: 'events.retired' })).toReversed()
  expect(retired.map(({ data }) => data)).toMatchObject([
    { event: '*', removed: 1 },
    { event: 'Product Viewed', removed: 2 },
  ])
  await expect(
    setRetention(ctx, [
      { event: 'A', days: 1 },
      { event: 'A', days: 2 },
    ]),
  ).rejects.toThrow(/two rules/)
})
