import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, type TestServer, testServer, testStack } from '../../../test/harness/index.ts'
import { alertsOf, type Health } from './health.ts'

let stack: Stack
let server: TestServer
beforeAll(async () => {
  stack = await testStack()
  server = await testServer(stack)
})
afterAll(async () => {
  await server.close()
  await stack.close()
})

const calm: Omit<Health, 'alerts'> = {
  ingest: { events: 5, seconds: 1 },
  feeds: [{ feed: 'a', consumer: 'b', behind: 3, failures: 0 }],
  outbox: { queued: 10, sending: 1, unknownLastDay: 0, failedLastDay: 0, dueSeconds: 5, parked: [] },
  holds: 2,
  failedJobs: 0,
  disk: { freeBytes: 50e9, totalBytes: 100e9 },
}

test('nothing is said while all is well, and each condition has its sentence', () => {
  expect(alertsOf(calm)).toEqual([])
  const names = (change: Partial<typeof calm>) =>
    alertsOf({ ...calm, ...change }).map(({ name, level }) => `${name} ${level}`)
  expect(names({ ingest: { events: 9, seconds: 60 } })).toEqual(['ingest lag warn'])
  expect(names({ feeds: [{ feed: 'a', consumer: 'b', behind: 3, failures: 7 }] })).toEqual(['feed a alarm'])
  expect(names({ outbox: { ...calm.outbox, dueSeconds: 4000, unknownLastDay: 1 } })).toEqual([
    'outbox age alarm',
    'unknown messages warn',
  ])
  expect(names({ failedJobs: 2 })).toEqual(['failed jobs warn'])
  expect(names({ disk: { freeBytes: 1e8, totalBytes: 100e9 } })).toEqual(['disk alarm'])
})

test('the page and Prometheus get the figures', async () => {
  const ctx = await stack.workspace()
  const admin = await server.logInAs(ctx, ['admin'])
  const health = (await (await admin.fetch('/api/health')).json()) as Health
  expect(health).toMatchObject({
    ingest: { events: 0 },
    outbox: { queued: 0 },
    disk: { freeBytes: expect.any(Number) },
  })
  expect(health.feeds.map(({ consumer }) => consumer)).toContain('breaker')
  const viewer = await server.logInAs(ctx, ['viewer'])
  expect((await viewer.fetch('/api/health')).status).toBe(403)
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  for (const name of ['inbox_lag_seconds', 'outbox_due_seconds', 'holds_active', 'disk_free_bytes'])
    expect(metrics).toMatch(new RegExp(`^tactful_${name} [0-9.e+]+$`, 'm'))
  expect(metrics).toContain('tactful_feed_behind{feed="deliver.feedback",consumer="breaker"}')
})
