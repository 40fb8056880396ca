import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
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
        const tactful = createTactful({ writeKey: ${JSON.stringify(key)}, host: ${JSON.stringify(server.url)}, consent: true })
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

test('the script stays under six kilobytes compressed, before anything is made shorter', () => {
  const bare = script.replace(/^\s*(\/\/|\/?\*).*$/gm, '').replace(/\n\s*/g, '\n')
  expect(gzipSync(bare, { level: 9 }).length).toBeLessThan(6 * 1024)
})

test('before consent nothing is stored or sent; withdrawal erases; a slow server leaves the page as it is', async () => {
  const window = await browser.open(`http://127.0.0.1:${(shop.address() as AddressInfo).port}`)
  await window.page.goto('/')
  const sent: string[] = []
  await window.page.route('**/v1/**', async (route) => {
    sent.push(route.request().url())
    if (route.request().url().endsWith('/v1/decide'))
      await new Promise((resolve) => setTimeout(resolve, 1000))
    await route.fulfill({ status: 200, body: '{"success":true}' }).catch(() => undefined)
  })
  const result = await window.page.evaluate(`(async () => {
    const { createTactful } = await import('/sdk.js')
    const tactful = createTactful({ writeKey: 'k', host: ${JSON.stringify(server.url)} })
    tactful.track('Early')
    await tactful.flush()
    const before = localStorage.length
    tactful.consent(true)
    tactful.track('Late')
    const during = localStorage.length
    document.body.insertAdjacentHTML('beforeend', '<div data-tactful-slot="home.hero">Welcome</div>')
    const began = performance.now()
    await tactful.personalize()
    const took = performance.now() - began
    const slot = document.querySelector('[data-tactful-slot]')
    const seen = [slot.textContent, slot.style.visibility]
    tactful.consent(false)
    return { before, during, after: localStorage.length, took, seen }
  })()`)
  expect(result).toMatchObject({ before: 0, during: 2, after: 0, seen: ['Welcome', ''] })
  expect((result as { took: number }).took).toBeLessThan(400)
  expect(sent.filter((url) => url.endsWith('/v1/batch'))).toEqual([])
})

test('a decision fills its element in place, and is recorded as shown once it was looked at', async () => {
  const window = await browser.open(`http://127.0.0.1:${(shop.address() as AddressInfo).port}`)
  await window.page.goto('/')
  const events: { event: string; properties: Record<string, unknown> }[] = []
  await window.page.route('**/v1/**', async (route) => {
    const asked = JSON.parse(route.request().postData() ?? '{}')
    if (asked.batch) events.push(...asked.batch)
    const parts = { headline: 'For you <b>', text: 'Again' }
    const content = { parts, html: '<h2>For you &lt;b&gt;</h2><p>Again</p>' }
    const hero = { decisionId: 'd1', kind: 'show', campaignId: 'c1', variantId: 'v1', content }
    await route.fulfill({
      status: 200,
      headers: { 'access-control-allow-origin': '*' },
      body: JSON.stringify({ slots: { 'home.hero': hero } }),
    })
  })
  const result = await window.page.evaluate(`(async () => {
    const { createTactful } = await import('/sdk.js')
    const tactful = createTactful({ writeKey: 'k', host: ${JSON.stringify(server.url)}, consent: true, budget: 2000 })
    document.body.insertAdjacentHTML('beforeend',
      '<div data-tactful-slot="home.hero" style="height:80px"><h2 data-tactful-part="headline">Welcome</h2></div><p id="below">Below</p>')
    let shift = 0
    new PerformanceObserver((list) => { for (const one of list.getEntries()) shift += one.value }).observe({ type: 'layout-shift', buffered: true })
    const top = document.querySelector('#below').getBoundingClientRect().top
    await tactful.personalize()
    const slot = document.querySelector('[data-tactful-slot]')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await tactful.flush()
    return { text: slot.textContent, moved: document.querySelector('#below').getBoundingClientRect().top - top, shift }
  })()`)
  expect(result).toEqual({ text: 'For you <b>', moved: 0, shift: 0 })
  expect(events.map(({ event }) => event)).toEqual(['Content Shown'])
  expect(events[0]?.properties).toMatchObject({ decision_id: 'd1', slot: 'home.hero', campaign_id: 'c1' })
})
