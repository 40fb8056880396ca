import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Stack,
  type TestBrowser,
  type TestServer,
  testBrowser,
  testServer,
  testStack,
} from '../../test/harness/index.ts'

let stack: Stack
let server: TestServer
let browser: TestBrowser
let shop: Server

const script = stripTypeScriptTypes(readFileSync(new URL('./index.ts', import.meta.url), 'utf8'))

beforeAll(async () => {
  stack = await testStack()
  server = await testServer(stack)
  browser = await testBrowser()
  shop = createServer((request, response) => {
    const isScript = request.url === '/sdk.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(isScript ? script : '<!doctype html><title>Shop</title><h1>Shop</h1>')
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await browser.close()
  await new Promise((resolve) => shop.close(resolve))
  await server.close()
  await stack.close()
})

test('a page’s events arrive once, over a lost connection and a reload, from another origin', async () => {
  stack.clock.set(new Date())
  const ctx = await stack.workspace()
  const admin = await server.logInAs(ctx, ['admin'])
  const made = await admin.fetch('/api/keys', { method: 'POST', body: { kind: 'write', name: 'shop page' } })
  const { key } = (await made.json()) as { key: string }
  const window = await browser.open(`http://127.0.0.1:${(shop.address() as AddressInfo).port}`)
  await window.page.goto('/')

  const use = (calls: string) =>
    window.page.evaluate(
      `(async () => {
        const { createTactful } = await import('/sdk.js')
        const tactful = createTactful({ writeKey: ${JSON.stringify(key)}, host: ${JSON.stringify(server.url)} })
        ${calls}
        await tactful.flush()
      })()`,
    )
  await use(`tactful.page('Home'); tactful.track('Product Viewed', { product_id: 'p1' })`)
  await window.page.context().setOffline(true)
  await use(
    `tactful.identify('u1', { firstName: 'Mira' }); tactful.track('Product Added', { product_id: 'p1' })`,
  )
  await window.page.context().setOffline(false)
  await window.page.reload()
  await use('')
  await use('')
  await server.work.drain()

  const events = await stack.facts.query<{ event: string; user_id: string }>(
    'SELECT event, user_id FROM events WHERE workspace_id = {workspace:UUID} ORDER BY timestamp',
    { workspace: ctx.workspace },
  )
  expect(events.map(({ event }) => event).sort()).toEqual([
    'Identified',
    'Page Viewed',
    'Product Added',
    'Product Viewed',
  ])
  const people = (await (await admin.fetch('/api/people')).json()) as { items: unknown[] }
  expect(people.items).toHaveLength(1)
})
