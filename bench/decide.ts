import { type ChildProcess, fork } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GrowthBook } from '@growthbook/growthbook'
import { armOf } from '../src/lib/assignment.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/index.ts'
import { timeChoice } from './decide/choice.ts'
import { makeShop } from './decide/shop.ts'

// How long a decision takes over HTTP at 1,000 requests a second, stored before it is answered, beside a bare Fastify
// route in the same run; and how long giving a person an arm takes, beside @growthbook/growthbook.
// `node bench/decide.ts [seconds]`.

const seconds = Number(process.argv[2] ?? 10)
const RATE = 1000
const VISITORS = 2000
const CAMPAIGNS = 10
const directory = mkdtempSync(join(tmpdir(), 'tactful-bench-'))
chmodSync(directory, 0o711)
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const agent = new Agent({ keepAlive: true, maxSockets: 128 })

assignment()
const choices = timeChoice(CAMPAIGNS, 50_000)
const micros = (share: number) => (choices[Math.floor(choices.length * share)] ?? 0).toFixed(1)
console.log(
  `the pure choice among ${CAMPAIGNS} campaigns, 40 events each visitor: p50 ${micros(0.5)} µs, p99 ${micros(0.99)} µs (target 50)`,
)
const bare = fork(here('./decide/bare.ts'))
const barePort = await new Promise<number>((resolve) => bare.once('message', (port) => resolve(Number(port))))
report('bare Fastify route', await load(barePort, 'none'))
bare.disconnect()

const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
let server: ChildProcess | undefined
try {
  const started = await startServer(postgres.url)
  server = started.child
  const key = await makeShop(postgres.url, CAMPAIGNS)
  await seed(started.port, key)
  await load(started.port, key, 2)
  report(
    `decide, ${CAMPAIGNS} campaigns with segment, control and cap (target p99 < 10 ms)`,
    await load(started.port, key),
  )
  let busy = true
  const collecting = (async () => {
    while (busy) {
      await post(started.port, '/v1/batch', key, { batch: events(100) })
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  })()
  report('the same beside some 3,000 events/s collected and folded', await load(started.port, key))
  busy = false
  await collecting
} finally {
  if (server) {
    const gone = new Promise((resolve) => server?.once('exit', resolve))
    server.kill('SIGTERM')
    await gone
  }
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
  agent.destroy()
}

function assignment(): void {
  const rounds = 100_000
  const growthbook = new GrowthBook({ attributes: { id: 'x' } })
  const time = (work: (id: string) => unknown) => {
    for (let index = 0; index < 10_000; index++) work(`warm${index}`)
    const began = performance.now()
    for (let index = 0; index < rounds; index++) work(`visitor${index}`)
    return ((performance.now() - began) * 1000) / rounds
  }
  const ours = time((id) => armOf('salt', id, 0.1))
  const theirs = time((id) => {
    void growthbook.setAttributes({ id })
    return growthbook.run({ key: 'experiment', variations: ['treated', 'control'], weights: [0.9, 0.1] })
      .value
  })
  console.log(
    `assignment: ours ${ours.toFixed(2)} µs, @growthbook/growthbook ${theirs.toFixed(2)} µs a person`,
  )
}

function events(count: number): object[] {
  return Array.from({ length: count }, () => ({
    type: 'track',
    messageId: crypto.randomUUID(),
    anonymousId: `v${Math.floor(Math.random() * VISITORS)}`,
    event: 'Product Viewed',
    properties: { product_id: `p${Math.floor(Math.random() * CAMPAIGNS * 2)}` },
  }))
}

async function seed(port: number, key: string): Promise<void> {
  for (let index = 0; index < 200; index++) await post(port, '/v1/batch', key, { batch: events(100) })
  await new Promise((resolve) => setTimeout(resolve, 5000))
}

async function load(port: number, key: string, length = seconds): Promise<number[]> {
  const times: number[] = []
  const pending: Promise<void>[] = []
  const began = performance.now()
  for (let sent = 0; sent < RATE * length; ) {
    const due = ((performance.now() - began) / 1000) * RATE
    for (; sent < due; sent++) {
      // from when it was due, so that waiting for a busy server counts
      const from = began + (sent / RATE) * 1000
      const profile = { anonymousId: `v${Math.floor(Math.random() * VISITORS * 1.2)}` }
      const body = { profile, slots: ['home.hero'] }
      pending.push(post(port, '/v1/decide', key, body).then(() => void times.push(performance.now() - from)))
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(pending)
  return times.sort((a, b) => a - b)
}

function post(port: number, path: string, key: string, body: object): Promise<void> {
  const headers = { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, host: '127.0.0.1', method: 'POST', headers, agent }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${path} answered ${answer.statusCode}`)),
      )
    })
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })
}

function report(name: string, times: readonly number[]): void {
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1)
  console.log(
    `${name}: ${times.length} requests at ${RATE}/s, p50 ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms`,
  )
}

async function startServer(databaseUrl: string): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(here('../src/app/cli/main.ts'), ['serve'], {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: databaseUrl,
      TACTFUL_DATA: join(directory, 'data'),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => {
      const found = /http:\S+/.exec(text.toString())
      if (found) resolve(found[0])
    })
    child.once('exit', (code) => reject(new Error(`the server ended with status ${code}`)))
  })
  return { child, port: Number(new URL(url).port) }
}
