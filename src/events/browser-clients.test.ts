import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join, normalize } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestBrowser, testBrowser } from '../../test/harness/browser.ts'
import { type Collection, openCollection } from '../../test/harness/collection.ts'

let collection: Collection
let browser: TestBrowser
let shop: Awaited<ReturnType<typeof openShop>>
beforeAll(async () => {
  collection = await openCollection()
  browser = await testBrowser()
  shop = await openShop()
})
afterAll(async () => {
  await browser.close()
  shop.close()
  await collection.close()
})

const FOLDERS: Record<string, string> = {
  segment: 'node_modules/@segment/analytics-next/dist/umd',
  rudder: 'node_modules/@rudderstack/analytics-js/dist/npm/modern/bundled/esm',
}

/** A shop's pages, with the clients as they are in their packages; another origin than the product. */
async function openShop() {
  const pages = new Map<string, string>()
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://shop').pathname
    const page = pages.get(path)
    if (page !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
      return
    }
    const [, folder = '', ...rest] = path.split('/')
    readFile(join(FOLDERS[folder] ?? 'nowhere', normalize(`/${rest.join('/')}`))).then(
      (text) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(text),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return { url, pages, close: () => server.close() }
}

const CALLS = `
  client.page('Home')
  client.identify('u1', { email: 'u1@shop.example' })
  for (let i = 0; i < 10; i++) client.track('Product Viewed', { product_id: 'p' + i, note: 'Grüße 🎁' })
  client.group('g1', { plan: 'club' })
  client.alias('u2', 'u1')`

const EXPECTED = { page: 1, identify: 1, track: 10, group: 1, alias: 1 }

async function countsOf(sender: Awaited<ReturnType<Collection['sender']>>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { type } of await sender.stored<{ type: string }>('type')) counts[type] = (counts[type] ?? 0) + 1
  return counts
}

async function run(path: string, html: string, sender: Awaited<ReturnType<Collection['sender']>>) {
  shop.pages.set(path, `<!doctype html><title>Shop</title>${html}`)
  const window = await browser.open(shop.url)
  try {
    await window.visit(path)
    for (let i = 0; i < 40; i++) {
      const counts = await countsOf(sender)
      if (JSON.stringify(Object.entries(counts).sort()) === JSON.stringify(Object.entries(EXPECTED).sort()))
        break
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    return { counts: await countsOf(sender), problems: window.problems }
  } finally {
    await window.close()
  }
}

test('everything that Segment’s browser client sends arrives once', async () => {
  const sender = await collection.sender()
  const html = `<script src="/segment/index.js"></script><script>
    const client = AnalyticsNext.AnalyticsBrowser.load({ writeKey: '${sender.key}', cdnURL: '${collection.server.url}' });${CALLS}
  </script>`
  expect(await run('/with-segment', html, sender)).toEqual({ counts: EXPECTED, problems: [] })
}, 60_000)

test('everything that RudderStack’s browser client sends arrives once', async () => {
  const sender = await collection.sender()
  const html = `<script type="module">
    import { RudderAnalytics } from '/rudder/index.mjs'
    const client = new RudderAnalytics()
    client.load('${sender.key}', '${collection.server.url}', { configUrl: '${collection.server.url}' });${CALLS}
  </script>`
  expect(await run('/with-rudder', html, sender)).toEqual({ counts: EXPECTED, problems: [] })
}, 60_000)

test('a key that nobody has gets a clear refusal', async () => {
  const answer = await fetch(`${collection.server.url}/v1/projects/nobody/settings`)
  expect(answer.status).toBe(401)
  expect((await fetch(`${collection.server.url}/sourceConfig/?writeKey=nobody`)).status).toBe(401)
})
