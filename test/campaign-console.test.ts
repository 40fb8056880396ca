import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSegment } from '../src/segments/index.ts'
import { type TestBrowser, type TestWindow, testBrowser } from './harness/browser.ts'
import { addPeople, writeEmail } from './harness/campaigns.ts'
import { type SignedIn, type Stack, type TestServer, testServer, testStack } from './harness/index.ts'

let stack: Stack
let server: TestServer
let browser: TestBrowser
beforeAll(async () => {
  stack = await testStack()
  stack.clock.set(new Date())
  server = await testServer(stack)
  browser = await testBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await stack.close()
})

const as = async (user: SignedIn, work: (window: TestWindow) => Promise<void>) => {
  const window = await browser.open(server.url)
  try {
    await window.signIn(user)
    await work(window)
    expect(window.problems).toEqual([])
  } finally {
    await window.close()
  }
}

test('a campaign is planned, reckoned, submitted, approved by somebody else, launched, read and let go', {
  timeout: 180_000,
}, async () => {
  const ctx = await stack.workspace()
  const made = await stack.actor(ctx, ['author', 'analyst'])
  const approving = await stack.actor(ctx, ['approver'])
  await addPeople(ctx, [...Array.from({ length: 60 }, () => ({})), { consent: 'denied' }])
  await writeEmail(made, { approver: approving })
  await createSegment(made, { name: 'Everybody', condition: { kind: 'everyone' } })
  const author = await server.logInAs(ctx, ['author', 'analyst'])
  const approver = await server.logInAs(ctx, ['approver'])
  let address = ''

  await as(author, async ({ page, visit, accessibilityProblems }) => {
    await visit('/objectives/new')
    await page.getByLabel('Name').fill('More revenue')
    await page.getByText('Why not opens or clicks?').click()
    await page.getByText('They rise without anybody buying more').waitFor()
    await page.getByRole('button', { name: 'State the objective' }).click()
    await page.getByRole('heading', { name: 'More revenue' }).waitFor()

    await visit('/campaigns')
    await page.getByRole('button', { name: 'New campaign' }).first().click()
    await page.getByRole('dialog').getByLabel('Name').fill('Autumn')
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByText('Nobody is chosen yet.').waitFor()
    address = new URL(page.url()).pathname
    for (const [label, option] of [
      ['Segment', 'Everybody'],
      ['Objective', 'More revenue'],
      ['E-mail', 'Come back'],
    ] as const) {
      await page
        .getByRole('combobox', { name: label })
        .or(page.getByLabel(label, { exact: true }))
        .first()
        .click()
      await page.getByRole('option', { name: option }).click()
    }
    await page.getByRole('switch', { name: 'Quiet hours' }).click()
    await page.getByLabel('Read the first').fill('10')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved as version 2').waitFor()
    await page.getByRole('button', { name: 'Reckon' }).click()
    await page.getByText('With address and consent').waitFor()
    await page.getByLabel('Messages to read').getByRole('button').first().waitFor()
    expect(await accessibilityProblems()).toEqual([])
    await page.getByRole('button', { name: 'Submit for approval' }).click()
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await page.getByText('The campaign waits for its approval.').waitFor()
  })

  await as(approver, async ({ page, visit }) => {
    await visit('/review')
    await page.getByRole('heading', { name: 'Campaign: Autumn' }).waitFor()
    await page.getByText('Revenue per person over 28 days').waitFor()
    const approved = page.waitForResponse((one) => one.url().endsWith('/api/review/decide'))
    await page.getByRole('button', { name: 'Approve', exact: true }).click()
    await approved
    await page.getByText('Nothing waits for you').waitFor()
    // until then a verdict can be taken back
    stack.clock.advance(10_000)
    await server.work.drain()
    await visit(address)
    await page.getByText('Ready to launch.').waitFor()
    await page.getByRole('button', { name: 'Launch', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Launch', exact: true }).click()
    await page.getByText('Waits until the first 10 messages have been read').waitFor({ timeout: 30_000 })
    await page.getByRole('link', { name: 'Read them' }).click()
    await page.getByRole('heading', { name: 'The first messages' }).waitFor()
    const passed = page.waitForResponse((one) => one.url().endsWith('/api/review/decide'))
    await page.getByRole('button', { name: 'Pass', exact: true }).click()
    await passed
    await page.getByText('Nothing waits for you').waitFor()
    stack.clock.advance(10_000)
    await server.work.drain()
    await visit(address)
    await page.getByText('61 of 61 people decided').waitFor()
  })
})

test('the red button stops everything, and the hold is released where it is seen', {
  timeout: 90_000,
}, async () => {
  const ctx = await stack.workspace()
  await addPeople(ctx, [{}])
  const approver = await server.logInAs(ctx, ['approver'])
  await as(approver, async ({ page, visit, accessibilityProblems }) => {
    await visit('/holds')
    await page.getByText('Nothing is held').waitFor()
    await page.getByRole('button', { name: 'Stop everything' }).click()
    await page.getByLabel('Why').fill('Wrong price')
    await page.getByRole('dialog').getByRole('button', { name: 'Stop everything' }).click()
    await page.getByText('red button: Wrong price').waitFor()
    expect(await accessibilityProblems()).toEqual([])
    await visit('/')
    await page.getByText('Everything is held').waitFor()
    await visit('/holds')
    await page.getByRole('button', { name: 'Release' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Release' }).click()
    await page.getByText('Nothing is held').waitFor()
  })
})
