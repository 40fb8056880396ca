import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPeople } from '../../test/harness/campaigns.ts'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { placeHold } from '../holds/index.ts'
import { settleHold } from './settle-hold.ts'
import { readCounts, readMessages } from './store/read.ts'
import { decidedCampaign, type MailServer, settingsFor, startMailServer } from './testing.ts'

/** Holds that are placed while two processes send; ten thousand on demand: `HOLD_TRIES=10000`. */
const TRIES = Number(process.env.HOLD_TRIES ?? 120)
const entry = fileURLToPath(new URL('./testing-worker.ts', import.meta.url))

let stack: Stack
let mail: MailServer
const children: ChildProcess[] = []
beforeAll(async () => {
  stack = await testStack()
  mail = await startMailServer()
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await mail.close()
  await stack.close()
})

it('nothing is released after a hold was placed, and what it says had gone is exactly what arrives', async () => {
  const author = await stack.workspace()
  const approver = await stack.actor(author, ['approver'])
  const people = Array.from({ length: TRIES * 2 }, (_, at) => ({ email: `p${at}@people.shop` }))
  const ids = await addPeople(author, people)
  await decidedCampaign(author, approver, { controlShare: 0.0001 })
  // the salt may put somebody into the control
  const { queued: toSend } = await readCounts(author, undefined)
  expect(toSend).toBeGreaterThanOrEqual(TRIES * 2 - 5)
  const arrived = new Map<string, number>()
  const push = mail.taken.push.bind(mail.taken)
  mail.taken.push = (...taken) => {
    for (const { to } of taken) arrived.set(to, performance.now())
    return push(...taken)
  }
  // as a real server: between taking a message and saying so there is a little time
  mail.beforeAnswer = () => new Promise((resolve) => setTimeout(resolve, 2))
  for (let at = 0; at < 2; at += 1) {
    const what = {
      postgresUrl: stack.postgres.url,
      clickhouse: stack.clickhouse,
      now: stack.clock.now().toISOString(),
      settings: { ...settingsFor(mail), mailConnections: 3 },
      leaseMillis: 10_000,
    }
    children.push(
      spawn(process.execPath, [entry, JSON.stringify(what)], { stdio: ['ignore', 'ignore', 'inherit'] }),
    )
  }
  await expect.poll(() => arrived.size, { timeout: 30_000, interval: 5 }).toBeGreaterThan(0)

  const placed: { at: number; email: string; returned: number; gone: boolean }[] = []
  // from the end on, so that the two sides meet: there the races are
  for (let at = TRIES * 2 - 1; at >= TRIES; at -= 1) {
    const id = ids[at] ?? ''
    const hold = await placeHold(author, { scope: { kind: 'profile', id }, code: 'complaint' }, settleHold)
    const [message] = await readMessages(author, { profileIds: [id], limit: 1 })
    const gone = hold.alreadyGone === 1 || message?.status === 'sent' || message?.status === 'unknown'
    placed.push({ at, email: `p${at}@people.shop`, returned: performance.now(), gone })
  }
  await expect
    .poll(
      async () => {
        const { queued, parked, sending } = await readCounts(author, undefined)
        return queued - parked + sending
      },
      { timeout: 120_000, interval: 100 },
    )
    .toBe(0)
  for (const { email, returned, gone } of placed) {
    expect({ email, arrived: arrived.has(email) }).toEqual({ email, arrived: gone })
    if (gone) expect(arrived.get(email) ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(returned + 1000)
    else expect(arrived.has(email)).toBe(false)
  }
  expect(placed.filter(({ gone }) => !gone).length).toBeGreaterThan(0)
  const { sent, parked, unknown } = await readCounts(author, undefined)
  expect(sent + parked + unknown).toBe(toSend)
}, 3_600_000)
