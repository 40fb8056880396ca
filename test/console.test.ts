import { afterAll, beforeAll, expect, test } from 'vitest'
import { newSetupToken } from '../src/accounts/index.ts'
import type { Ctx } from '../src/platform/ctx.ts'
import { SIZES, type TestBrowser, type TestWindow, testBrowser } from './harness/browser.ts'
import { type Stack, type TestServer, testServer, testStack } from './harness/index.ts'

let stack: Stack
let server: TestServer
let browser: TestBrowser
let known: Ctx | undefined

/** A workspace whose users sign in; made late, because the set-up link works only while nobody has an account. */
const shop = async (): Promise<Ctx> => {
  known ??= await stack.workspace()
  return known
}

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

const inWindow = async (work: (window: TestWindow) => Promise<void>) => {
  const window = await browser.open(server.url)
  try {
    await work(window)
    expect(window.problems).toEqual([])
  } finally {
    await window.close()
  }
}

test('the set-up link makes the first administrator, who is welcomed and offered the living shop', async () => {
  const token = await newSetupToken(stack.systemCtx(''))
  await inWindow(async ({ page, visit }) => {
    await visit('/')
    await page.getByText('Nobody has an account here yet').waitFor()
    await visit(`/setup?token=${token}`)
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.getByText('Name your shop or company').waitFor()
    await page.getByLabel('Workspace').fill('Rosewood Gifts')
    await page.getByLabel('Your name').fill('Mara <script>alert(1)</script>')
    await page.getByLabel('E-mail').fill('mara@rosewood.example')
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.getByRole('heading', { name: 'Welcome to Tactful' }).waitFor()
    await page.getByRole('button', { name: 'See a living shop' }).waitFor()
  })
})

test('who is signed out comes back to the page they asked for, and a wrong password says so', async () => {
  const user = await server.logInAs(await shop(), ['admin'])
  await inWindow(async ({ page, visit }) => {
    await visit('/journal')
    await page.getByLabel('E-mail').fill(user.email)
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('E-mail or password is wrong').waitFor()
    await page.getByLabel('Password', { exact: true }).fill(user.password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Journal', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Check the chain' }).click()
    await page.getByText('The chain is intact').waitFor()
  })
})

test('the navigation holds what the roles allow, and a page they do not allow says why', async () => {
  const user = await server.logInAs(await shop(), ['care'])
  await inWindow(async (window) => {
    await window.signIn(user)
    const links = await window.page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link')
      .allTextContents()
    expect(links).toContain('Overview')
    expect(links).not.toContain('Settings')
    await window.visit('/settings')
    await window.page.getByRole('heading', { name: 'Not for your role' }).waitFor()
    await window.visit('/no/such/page')
    await window.page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  })
})

test('a key is made by keyboard alone, shown once, and revoked with a question', async () => {
  const user = await server.logInAs(await shop(), ['admin'])
  await inWindow(async (window) => {
    const { page } = window
    await window.signIn(user)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('settings')
    await page.keyboard.press('Enter')
    await page.getByRole('tab', { name: 'Users' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('button', { name: 'New key' }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByLabel('Name').waitFor()
    await page.waitForTimeout(300)
    await page.keyboard.type('Web shop')
    await page.keyboard.press('Enter')
    await page
      .getByRole('dialog')
      .getByText(/^tf_write_/)
      .waitFor()
    expect(await window.accessibilityProblems()).toEqual([])
    await page.getByRole('button', { name: 'I have copied it' }).click()
    await page.getByRole('cell', { name: 'Web shop' }).waitFor()
    await page.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('Revoked', { exact: true }).waitFor()
  })
})

test('no page has a script error or an accessibility problem, light or dark, wide or narrow', async () => {
  const user = { email: 'mara@rosewood.example', password: 'correct horse battery' }
  const found: string[] = []
  for (const [colorScheme, viewport] of [
    ['light', SIZES.wide],
    ['dark', SIZES.narrow],
  ] as const) {
    const window = await browser.open(server.url, { colorScheme, viewport })
    await window.signIn(user)
    const links = window.page.getByRole('navigation', { name: 'Main', includeHidden: true }).locator('a')
    const paths = await links.evaluateAll((all: { getAttribute(name: string): string }[]) =>
      all.map((link) => link.getAttribute('href')),
    )
    expect(paths.length).toBeGreaterThan(3)
    for (const path of paths) {
      await window.visit(path)
      const faults = [...window.problems.splice(0), ...(await window.accessibilityProblems())]
      found.push(...faults.map((fault) => `${path} ${colorScheme}: ${fault}`))
      const html = window.page.locator('html')
      const overflow = await html.evaluate(
        (node: { scrollWidth: number; clientWidth: number }) => node.scrollWidth - node.clientWidth,
      )
      if (overflow > 0) found.push(`${path} ${colorScheme}: ${overflow} pixels wider than the window`)
    }
    await window.close()
  }
  expect(found).toEqual([])
}, 300_000)

test('the first view weighs at most 300 kB compressed', async () => {
  const window = await browser.open(server.url)
  const sizes: Promise<number>[] = []
  window.page.on('requestfinished', (request) =>
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize)),
  )
  await window.visit('/login')
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  await window.close()
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(300_000)
})
