import { afterAll, beforeAll, expect, test } from 'vitest'
import { submitForApproval } from '../src/content/index.ts'
import { decideDue } from '../src/decide/index.ts'
import { enqueue } from '../src/deliver/index.ts'
import { newId } from '../src/lib/ids.ts'
import { listTasks, openTask } from '../src/review/index.ts'
import { type TestBrowser, testBrowser } from './harness/browser.ts'
import { addPeople, launchedCampaign, writeEmail } from './harness/campaigns.ts'
import { type Stack, type TestServer, testServer, testStack } from './harness/index.ts'

/** In the page: presses keys, and says how many milliseconds after the last one another task was painted. */
const PRESS = `async (pressed) => {
const now = () => document.querySelector('[data-task]')?.getAttribute('data-task')
const before = now()
const stroke = (key) =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true }),
  )
let start = performance.now()
for (const [at, key] of pressed.entries()) {
  if (at === pressed.length - 1) start = performance.now()
  stroke(key)
  if (at < pressed.length - 1) await new Promise((done) => setTimeout(done, 60))
}
while (now() === before && performance.now() - start < 5000)
  await new Promise((done) => requestAnimationFrame(done))
return performance.now() - start
}`

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

test('a reviewer clears fifty mixed tasks by keyboard alone', { timeout: 240_000 }, async () => {
  const ctx = await stack.workspace()
  const author = await stack.actor(ctx, ['author', 'analyst'])
  const approving = await stack.actor(ctx, ['approver'])
  await addPeople(
    ctx,
    Array.from({ length: 40 }, (_, at) => ({
      firstName: at % 8 === 0 ? null : (['Anna', 'Boris', 'Clara', 'David'][at % 4] ?? null),
    })),
  )
  const { id: campaignId } = await launchedCampaign(author, approving, { controlShare: 0.0001 })
  while (await decideDue(ctx, { enqueue }));
  await server.work.drain()
  await server.work.drain()
  const admin = await server.logInAs(ctx, ['admin'])
  await admin.fetch('/api/audit/draw', { method: 'POST', body: { campaignId } })
  for (let i = 0; i < 5; i += 1) await submitForApproval(author, (await writeEmail(author)).contentId)
  const open = async () => (await listTasks(ctx, { state: 'open', limit: 200 })).items
  for (let left = 50 - (await open()).length; left > 0; left -= 1)
    await openTask(ctx, {
      kind: 'reading',
      subject: { kind: left % 2 ? 'correction' : 'data_fault', id: newId() },
      title: `Number ${left}`,
      payload: { proposal: 'Write to them.', reason: 'tone' },
    })
  const tasks = await open()
  expect(tasks).toHaveLength(50)
  expect(new Set(tasks.map(({ subject }) => subject.kind)).size).toBeGreaterThan(3)

  const approver = await server.logInAs(ctx, ['approver'])
  const window = await browser.open(server.url)
  const { page } = window
  try {
    await window.signIn(approver)
    await window.visit('/review')
    await page.locator('[data-task]').waitFor()
    await page.waitForTimeout(500)
    const shown = () => page.locator('[data-task]').getAttribute('data-task')
    const press = (keys: readonly string[]) => page.evaluate<number>(`(${PRESS})(${JSON.stringify(keys)})`)

    const first = await shown()
    await page.keyboard.press('a')
    await page.getByRole('button', { name: 'Undo (u)' }).waitFor()
    await page.keyboard.press('u')
    await page.locator(`[data-task="${first}"]`).waitFor()

    await page.keyboard.press('Shift+?')
    await page.getByRole('dialog', { name: 'Keys of the desk' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await window.accessibilityProblems()).toEqual([])

    const took: number[] = []
    for (let at = 0; at < 49; at += 1) {
      took.push(await press(at % 6 === 5 ? ['r', '6'] : ['a']))
      await page.waitForTimeout(40)
    }
    const last = page.waitForResponse((one) => one.url().endsWith('/api/review/decide'))
    await page.keyboard.press('a')
    await page.getByText('Nothing waits for you').waitFor()
    await last
    await page.getByText('50 decided in this sitting').waitFor()
    took.sort((a, b) => a - b)
    const middle = took[Math.floor(took.length / 2)] ?? 0
    process.stdout.write(`next task painted after ${middle.toFixed(0)} ms (middle of ${took.length})\n`)
    // on an idle machine it is far below 100; here others use the processor too
    expect(middle).toBeLessThan(1000)
    expect(window.problems).toEqual([])
  } finally {
    await window.close()
  }
  stack.clock.advance(10_000)
  await server.work.drain()
  expect(await open()).toEqual([])
  const { items } = await listTasks(ctx, { state: 'decided', limit: 200 })
  const said = items.filter((task) => tasks.some(({ id }) => id === task.id))
  expect(said).toHaveLength(50)
  expect(said.filter(({ verdict }) => verdict?.reason === 'tone').length).toBe(8)
  expect(said.every(({ verdict }) => verdict?.seconds !== null)).toBe(true)
})
