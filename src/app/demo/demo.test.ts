import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, type TestServer, testServer, testStack } from '../../../test/harness/index.ts'

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

test('the sample shop fills the workspace, and loading it twice changes nothing', async () => {
  const ctx = await stack.workspace()
  const admin = await server.logInAs(ctx, ['admin'])
  const load = async () => {
    const answer = await admin.fetch('/api/sample-shop', { method: 'POST' })
    expect(answer.status).toBe(200)
    await server.work.drain()
    return (await answer.json()) as { people: number; products: number; events: number }
  }
  const count = async () => {
    const [row] = await stack.facts.query<{ events: number; people: number; orders: number }>(
      `SELECT count() AS events, uniqExact(profile_id) AS people, countIf(event = 'Order Completed') AS orders
       FROM events WHERE workspace_id = {workspace:UUID}`,
      { workspace: ctx.workspace },
    )
    return row
  }
  const loaded = await load()
  const first = await count()
  expect(first).toMatchObject({ events: loaded.events, people: loaded.people })
  expect(first?.orders).toBeGreaterThan(1000)
  await load()
  expect(await count()).toEqual(first)
})
