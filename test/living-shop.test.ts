import { afterAll, beforeAll, expect, test } from 'vitest'
import { newSetupToken } from '../src/accounts/index.ts'
import {
  type Stack,
  type TestBrowser,
  type TestServer,
  testBrowser,
  testServer,
  testStack,
} from './harness/index.ts'

let stack: Stack
let server: TestServer
let browser: TestBrowser
let ticking: NodeJS.Timeout

const PEOPLE = 80

beforeAll(async () => {
  stack = await testStack()
  // the simulated people live in the present
  stack.clock.set(new Date())
  ticking = setInterval(() => stack.clock.set(new Date()), 100)
  server = await testServer(stack)
  browser = await testBrowser()
})
afterAll(async () => {
  clearInterval(ticking)
  await browser.close()
  await server.close()
  await stack.close()
})

test('a newcomer sees a living shop with one click, sees that it is simulated, and removes it', async () => {
  const token = await newSetupToken(stack.systemCtx(''))
  const { page, problems, visit, accessibilityProblems, close } = await browser.open(server.url)
  // a smaller shop than newcomers get, for the sake of time
  await page.route('**/api/setup/sample', (route) =>
    route.continue({ postData: JSON.stringify({ token, size: { people: PEOPLE, days: 120 } }) }),
  )
  await visit(`/setup?token=${token}`)
  await page.getByRole('button', { name: 'See a living shop' }).click()

  const bar = page.getByRole('complementary', { name: 'Simulated shop' })
  await bar.getByText('Nobody here is real').waitFor()
  const campaigns = page.getByRole('table', { name: 'Campaigns' })
  for (const name of ['What is new for the season', 'Thank you for a good year'])
    await campaigns.getByText(name).waitFor({ timeout: 60_000 })

  await page.getByRole('table', { name: 'Waiting for a person' }).getByRole('link').first().waitFor()

  const newest = () =>
    page.getByRole('table', { name: 'Happening now' }).getByRole('row').nth(1).textContent()
  const before = await newest()
  await expect.poll(newest, { timeout: 20_000 }).not.toBe(before)
  expect(await accessibilityProblems()).toEqual([])

  await page.reload()
  await visit('/people')
  await bar.waitFor()
  await bar.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
  await page.getByRole('heading', { name: 'Set up Tactful' }).waitFor({ timeout: 30_000 })
  expect(problems).toEqual([])
  await close()

  const left = await stack.facts.query<{ events: number }>('SELECT count() AS events FROM events')
  expect(left[0]?.events).toBe(0)
}, 120_000)

test('a sample does not mix with a shop of one’s own, and its removal takes nothing else', async () => {
  const ctx = await stack.workspace()
  const admin = await server.logInAs(ctx, ['admin'])
  const add = (id: string) =>
    admin.fetch('/api/catalog/products', {
      method: 'POST',
      body: { products: [{ id, name: 'Ours', category: 'Own', price: 5 }] },
    })
  expect((await add('own')).status).toBe(200)
  const refused = await admin.fetch('/api/sample-shop', { method: 'POST', body: { people: 20, days: 30 } })
  expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('must not mix')])

  const empty = await stack.workspace()
  const other = await server.logInAs(empty, ['admin'])
  expect(
    (await other.fetch('/api/sample-shop', { method: 'POST', body: { people: 20, days: 30 } })).status,
  ).toBe(200)
  expect((await other.fetch('/api/sample-shop', { method: 'DELETE' })).status).toBe(200)
  const products = (await (await admin.fetch('/api/catalog/products')).json()) as { items: { id: string }[] }
  expect(products.items.map(({ id }) => id)).toEqual(['own'])
  const users = (await (await other.fetch('/api/users')).json()) as { items: { email: string }[] }
  expect(users.items.map(({ email }) => email)).toContain(other.email)
  expect(users.items.filter(({ email }) => email.endsWith('@sample.example'))).toEqual([])
  const entries = (await (await other.fetch('/api/journal')).json()) as { items: { action: string }[] }
  expect(entries.items.map(({ action }) => action)).toContain('sample_shop.removed')
})
