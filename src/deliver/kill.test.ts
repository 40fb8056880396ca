import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPeople } from '../../test/harness/campaigns.ts'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { readCounts, readMessages } from './store/read.ts'
import { decidedCampaign, type MailServer, settingsFor, startMailServer } from './testing.ts'

const entry = fileURLToPath(new URL('./testing-worker.ts', import.meta.url))
const LEASE_MILLIS = 1500
const CONNECTIONS = 5

let stack: Stack
let mail: MailServer
const children = new Set<ChildProcess>()
beforeAll(async () => {
  stack = await testStack()
  mail = await startMailServer()
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await mail.close()
  await stack.close()
})

function startWorker(): ChildProcess {
  const settings = { ...settingsFor(mail), mailConnections: CONNECTIONS }
  const what = {
    postgresUrl: stack.postgres.url,
    clickhouse: stack.clickhouse,
    now: stack.clock.now().toISOString(),
    settings,
    leaseMillis: LEASE_MILLIS,
  }
  const child = spawn(process.execPath, [entry, JSON.stringify(what)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

it('a process killed while it sends leaves nothing twice, and unknown only what was on a connection', async () => {
  const PEOPLE = 1500
  const KILLS = 3
  const author = await stack.workspace()
  const approver = await stack.actor(author, ['approver'])
  await addPeople(
    author,
    Array.from({ length: PEOPLE }, () => ({})),
  )
  await decidedCampaign(author, approver, { controlShare: 0.01 })
  const { queued } = await readCounts(author, undefined)
  // a little time between taking a message and saying so, as on a real server
  mail.beforeAnswer = () => new Promise((resolve) => setTimeout(resolve, 3))

  let workers = [startWorker(), startWorker()]
  for (let kills = 0; kills < KILLS; kills++) {
    const before = mail.taken.length
    await expect
      .poll(() => mail.taken.length, { timeout: 60_000, interval: 20 })
      .toBeGreaterThan(before + 150)
    await kill(workers[0] as ChildProcess)
    workers = [workers[1] as ChildProcess, startWorker()]
  }
  const left = async () => {
    const counts = await readCounts(author, undefined)
    return counts.queued + counts.sending
  }
  await expect.poll(left, { timeout: 60_000, interval: 200 }).toBe(0)
  const counts = await readCounts(author, undefined)
  expect(counts.sent + counts.unknown).toBe(queued)
  expect(counts.unknown).toBeLessThanOrEqual(KILLS * CONNECTIONS)

  const addresses = mail.taken.map(({ to }) => to)
  expect(new Set(addresses).size).toBe(addresses.length)
  // what was said to be sent arrived; what is unknown arrived or did not, and nothing else did
  expect(addresses.length).toBeGreaterThanOrEqual(counts.sent)
  expect(addresses.length).toBeLessThanOrEqual(counts.sent + counts.unknown)
  const unknown = await readMessages(author, { status: 'unknown', limit: 50 })
  expect(unknown.every((message) => message.handedAt !== null)).toBe(true)
}, 180_000)
