import { afterAll, beforeAll, expect, test } from 'vitest'
import { listContents } from '../src/content/index.ts'
import { type TestBrowser, type TestWindow, testBrowser } from './harness/browser.ts'
import { type Stack, type TestServer, testServer, testStack } from './harness/index.ts'

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

const inWindow = async (
  user: { email: string; password: string },
  work: (window: TestWindow) => Promise<void>,
) => {
  const window = await browser.open(server.url)
  try {
    await window.signIn(user)
    await work(window)
    expect(window.problems).toEqual([])
  } finally {
    await window.close()
  }
}

test('an author writes two variants, a reviewer rejects one with a note and an approver approves the other by keys', async () => {
  const ctx = await stack.workspace()
  const author = await server.logInAs(ctx, ['author'])
  const approver = await server.logInAs(ctx, ['approver'])

  await inWindow(author, async ({ page, visit, accessibilityProblems }) => {
    await visit('/content')
    await page.getByText('No e-mails yet').waitFor()
    await visit('/content/new')
    await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Spring letter')
    await page.getByLabel('Subject', { exact: true }).fill('Spring, {{ surname }}')
    await page.getByText('{{ surname }} is not a field of this e-mail').first().waitFor()
    await page.getByLabel('Subject', { exact: true }).fill('Spring, {{ first_name }}')
    await page
      .getByLabel('Text', { exact: true })
      .fill('Hello **{{ first_name }}** <script>alert(1)</script>')
    await page.getByLabel('Words on the button').fill('Look')
    await page.getByLabel('Link', { exact: true }).fill('https://shop.example/')
    await page
      .frameLocator('iframe[title="The mail"]')
      .getByText('Hello there <script>alert(1)</script>')
      .waitFor()
    await page.getByRole('button', { name: 'Variant', exact: true }).click()
    await page.getByRole('menuitem', { name: 'From A' }).click()
    await page.getByLabel('Subject', { exact: true }).fill('Short and sweet')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Version 1 · not approved').waitFor()
    await page.getByRole('button', { name: 'Submit for approval' }).click()
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await page.getByText('Version 1 · in review').waitFor()
    await page.getByText('Sent to review').waitFor()
    expect(await accessibilityProblems()).toEqual([])
  })

  await inWindow(author, async ({ page, visit }) => {
    await visit('/review')
    await page.getByRole('heading', { name: 'Spring letter · A' }).waitFor()
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0)
  })

  await inWindow(approver, async ({ page, visit, accessibilityProblems }) => {
    await visit('/review')
    await page.getByRole('heading', { name: 'Spring letter · A' }).waitFor()
    await page.frameLocator('[data-task] iframe[title="The mail"]').getByText('Hello there').waitFor()
    await page.keyboard.press('j')
    await page.getByRole('heading', { name: 'Spring letter · B' }).waitFor()
    await page.keyboard.press('r')
    await page.getByRole('button', { name: 'Reject with this note' }).click()
    await page.getByText('Say what is wrong, so that it can be put right').waitFor()
    await page.getByRole('dialog').getByLabel('Note').fill('Says nothing')
    await page.getByRole('button', { name: 'Reject with this note' }).click()
    // The next one opens by itself.
    await page.getByRole('heading', { name: 'Spring letter · A' }).waitFor()
    await page.getByLabel('Note').waitFor()
    const approved = page.waitForResponse((one) => one.url().endsWith('/api/review/decide'))
    await page.keyboard.press('a')
    await approved
    await page.getByText('Nothing waits for you').waitFor()
    // until then a verdict can be taken back
    stack.clock.advance(10_000)
    await server.work.drain()
    await page.getByText('Decided', { exact: true }).click()
    await page.getByRole('list', { name: 'Decided tasks' }).getByText('Rejected').waitFor()
    expect(await accessibilityProblems()).toEqual([])
  })
  expect((await listContents(ctx)).items).toMatchObject([{ name: 'Spring letter', variants: 2, approved: 1 }])

  await inWindow(author, async ({ page, visit }) => {
    const { items } = await listContents(ctx)
    await visit(`/content/${items[0]?.id}`)
    await page.getByLabel('Subject', { exact: true }).fill('Spring again')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Version 2 · rejected').waitFor()
    await page.getByRole('link', { name: 'History' }).click()
    await page.getByText('Spring again').waitFor()
    await page.getByRole('button', { name: 'Version 1' }).click()
    await page.getByRole('button', { name: 'Go back to this version' }).click()
    await page.getByRole('button', { name: 'Go back', exact: true }).click()
    await page.getByText('Version 3').first().waitFor()
  })
  expect((await listContents(ctx)).items).toMatchObject([{ latestVersion: 3, approved: 0 }])
}, 180_000)
