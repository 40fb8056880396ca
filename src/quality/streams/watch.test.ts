import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../../test/harness/index.ts'
import { newId } from '../../lib/ids.ts'
import { seeded } from '../../lib/seeded.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decideTask, listTasks, type VerdictNews } from '../../review/index.ts'
import { listAlarms } from './store.ts'
import { alarmVerdicts, watchStreams } from './watch.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

const HOUR = 3_600_000
const DAYS = 23

test('a release that breaks the tracking raises alarms within two hours; they end when it is mended', async () => {
  const ctx = await stack.workspace()
  const now = stack.clock.now().getTime()
  await history(ctx, now, (at) => ({
    count: at >= now - 2 * HOUR ? 0 : 30,
    properties: { color: 'red', price: 5 },
  }))
  expect(await watchStreams(ctx)).toMatchObject({ raised: 1 })
  const [alarm] = await listAlarms(ctx, { limit: 10 })
  expect(alarm).toMatchObject({ event: '', check_name: 'drop', state: 'open' })
  const { items } = await listTasks(ctx, { state: 'open', subject: { kind: 'stream_alarm' } })
  expect(items.map((task) => task.title)).toEqual([expect.stringContaining('-100 %')])
  expect(await watchStreams(ctx)).toEqual({ raised: 0, going: 1, ended: 0 })

  stack.clock.advance(8 * HOUR)
  await insert(
    ctx,
    Array.from({ length: 8 * 30 }, (_, index) => row(ctx, now + index * 120_000, { color: 'red', price: 5 })),
  )
  expect(await watchStreams(ctx)).toMatchObject({ raised: 0, ended: 1 })
  expect((await listTasks(ctx, { state: 'open', subject: { kind: 'stream_alarm' } })).items).toEqual([])
})

test('properties that change are said by name; what somebody calls right is not asked again', async () => {
  const ctx = await stack.workspace()
  const now = stack.clock.now().getTime()
  const random = seeded(4)
  await history(ctx, now, (at) => ({
    count: 10,
    properties:
      at < now - 24 * HOUR
        ? { color: 'red', price: 5, list: 'home' }
        : { ...(random.chance(0.4) && { color: 'red' }), price: '5 €', list: newId(), brand: 'a' },
  }))
  await watchStreams(ctx)
  const alarms = await listAlarms(ctx, { limit: 20 })
  expect(alarms.map((one) => `${one.check_name} ${one.property}`).sort()).toEqual([
    'cardinality list',
    'new_property brand',
    'null_rate color',
    'type_change price',
  ])
  const reviewer = await stack.actor(ctx, ['reviewer'])
  const { items } = await listTasks(ctx, { state: 'open', subject: { kind: 'stream_alarm' } })
  for (const task of items) await verdict(ctx, reviewer, task.id, task.title.includes('brand'))
  expect(await watchStreams(ctx)).toEqual({ raised: 0, going: 3, ended: 0 })
  const states = (await listAlarms(ctx, { limit: 20 })).map((one) => `${one.state} ${one.property}`).sort()
  expect(states).toEqual(['accepted brand', 'broken color', 'broken list', 'broken price'])
})

test('a shop that just began raises nothing', async () => {
  const ctx = await stack.workspace()
  expect(await watchStreams(ctx)).toEqual({ raised: 0, going: 0, ended: 0 })
})

async function verdict(ctx: Ctx, reviewer: Ctx, id: string, good: boolean): Promise<void> {
  const task = await decideTask(
    reviewer,
    id,
    good ? { verdict: 'pass' } : { verdict: 'fail', note: 'Broken.' },
  )
  const news: VerdictNews = {
    taskId: id,
    kind: 'reading',
    subject: task.subject,
    verdict: good ? 'pass' : 'fail',
    by: 'x',
  }
  await alarmVerdicts.handle(ctx, [{ id: 1, payload: { ...news } } as never])
}

/** Three weeks of events, some every hour. */
async function history(
  ctx: Ctx,
  now: number,
  at: (time: number) => { count: number; properties: Record<string, unknown> },
): Promise<void> {
  const rows: object[] = []
  for (let hour = DAYS * 24; hour > 0; hour -= 1) {
    const time = now - hour * HOUR
    const { count } = at(time)
    for (let index = 0; index < count; index += 1)
      rows.push(row(ctx, time + (index * HOUR) / count, at(time).properties))
  }
  await insert(ctx, rows)
}

function row(ctx: Ctx, time: number, properties: Record<string, unknown>): object {
  const at = new Date(time).toISOString()
  return {
    workspace_id: ctx.workspace,
    profile_id: newId(),
    message_id: newId(),
    type: 'track',
    event: 'Product Viewed',
    timestamp: at,
    received_at: at,
    properties: JSON.stringify(properties),
  }
}

async function insert(ctx: Ctx, rows: object[]): Promise<void> {
  await ctx.facts.insert('events', rows)
}
