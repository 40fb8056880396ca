import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Stack,
  type TestBrowser,
  type TestServer,
  testBrowser,
  testServer,
  testStack,
} from '../../../test/harness/index.ts'

const CSV =
  'order,sku,title,qty,at,price,customer\n1,a,Lantern,2,2026-05-01,2.50,7\n1,b,Mug,1,2026-05-01,4,7\n2,a,Lantern,x,2026-05-02,2.50,8\n'
const MAP =
  'kind: orders\norder_id: order\ntime: at\nuser_id: customer\nproduct_id: sku\nproduct_name: title\nquantity: qty\nprice: price\n'

let stack: Stack
let server: TestServer
let browser: TestBrowser
beforeAll(async () => {
  stack = await testStack()
  server = await testServer(stack)
  browser = await testBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await stack.close()
})

test('a file chosen in the browser is looked at first, then imported', { timeout: 120_000 }, async () => {
  const admin = await server.logInAs(await stack.workspace(), ['admin'])
  const window = await browser.open(server.url)
  await window.signIn(admin)
  await window.visit('/import')
  const { page } = window
  await page.getByLabel('Map').fill(MAP)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) })
  const count = async () => {
    const list = (await (await admin.fetch('/api/catalog/products')).json()) as { items: unknown[] }
    return list.items.length
  }

  await page.getByRole('button', { name: 'Look at what would happen' }).click()
  await page.getByText('These would be made').waitFor()
  await page.getByText('Line 4: quantity is not a number').waitFor()
  expect(await count()).toBe(0)

  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('These were made').waitFor()
  expect(await count()).toBe(2)
  expect(await window.accessibilityProblems()).toEqual([])
  expect(window.problems).toEqual([])
})

test('a wrong map and a body that is no file are refused with what to do', async () => {
  const admin = await server.logInAs(await stack.workspace(), ['admin'])
  const post = (map: string, type: string) =>
    fetch(`${server.url}/api/import/file?name=orders.csv&map=${encodeURIComponent(map)}`, {
      method: 'POST',
      headers: { cookie: admin.cookie, 'x-csrf-token': admin.csrfToken, 'content-type': type },
      body: type === 'application/json' ? '{}' : CSV,
    })
  const wrong = await post('kind: order', 'application/octet-stream')
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('must be one of')
  const body = await post(MAP, 'application/json')
  expect(body.status).toBe(400)
  expect(await body.text()).toContain('application/octet-stream')
})
