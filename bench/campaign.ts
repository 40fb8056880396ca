import { type ChildProcess, fork } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createTransport } from 'nodemailer'
import pg from 'pg'
import { permissionsOf } from '../src/accounts/index.ts'
import { systemCtxOf } from '../src/app/base.ts'
import { decideDue } from '../src/decide/index.ts'
import { countMessages, dryRun, enqueue, runDelivery } from '../src/deliver/index.ts'
import { newId } from '../src/lib/ids.ts'
import { migrateClickHouse, openFacts, startEngine } from '../src/platform/clickhouse/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import type { Ctx } from '../src/platform/ctx.ts'
import { openLog } from '../src/platform/log.ts'
import { migratePostgres, openPostgres, startEmbeddedPostgres } from '../src/platform/postgres/index.ts'
import { addPeople, launchedCampaign } from '../test/harness/campaigns.ts'

// How fast a campaign is decided, rendered and mailed, beside a bare Nodemailer loop to the same mail server in the
// same run. `node bench/campaign.ts [--recipients 20000] [--connections 10]`

const { values } = parseArgs({
  options: {
    recipients: { type: 'string', default: '20000' },
    connections: { type: 'string', default: '10' },
  },
})
const recipients = Number(values.recipients)
const connections = Number(values.connections)
const directory = mkdtempSync(join(tmpdir(), 'tactful-bench-'))
chmodSync(directory, 0o711)
const round = (value: number) => Math.round(value).toLocaleString('en')
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const log = openLog('error')

let peak = 0
const memory = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss)
}, 200)

const sink = await startSink()
const embedded = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
const engine = await startEngine({ path: join(directory, 'clickhouse') })
await migratePostgres(embedded.url, path('../migrations/postgres'))
await migrateClickHouse({ url: engine.url, database: 'bench' }, path('../migrations/clickhouse'))
const postgres = openPostgres({ url: embedded.url })
const facts = openFacts({ url: engine.url, database: 'bench' })
const systemCtx = systemCtxOf({ db: postgres.db, facts, clock: systemClock, log })
try {
  await measure()
} finally {
  clearInterval(memory)
  sink.child.disconnect()
  await Promise.all([postgres.close(), facts.close()])
  await Promise.all([embedded.stop(), engine.stop()])
  rmSync(directory, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const workspace = newId()
  const author = await userOf(workspace, 'Author')
  const approver = await userOf(workspace, 'Approver')
  await fill(author)
  const settings = {
    publicUrl: 'https://shop.example',
    secret: 'bench',
    smtpUrl: sink.url,
    mailFrom: 'Shop <shop@shop.example>',
    mailConnections: connections,
  }
  const { id } = await launchedCampaign(author, approver, { controlShare: 0.01 })
  console.log(`campaign to ${round(recipients)} people, ${connections} connections`)

  const before = process.memoryUsage().rss
  const dry = await timed(() => dryRun(author, id, { settings }))
  console.log(
    `  decided and rendered, nothing stored (dry run): ${round(dry.value.rendered / dry.seconds)}/s (target 5,000), ` +
      `${round(dry.value.rendered / dry.cpuSeconds)}/s a core of ours, ${round(dry.value.largestBytes / 1024)} kB each`,
  )
  const decided = await timed(async () => {
    while (await decideDue(author, { enqueue }));
    return countMessages(author, id)
  })
  const messages = decided.value.queued
  console.log(`  decided, stored and queued: ${round(messages / decided.seconds)}/s`)

  const delivery = runDelivery({ systemCtx, settings })
  const mailed = await timed(() => delivery.drain())
  await delivery.stop()
  const counts = await countMessages(author, id)
  const ours = await sink.report()
  const bare = await bareLoop(Math.min(5000, messages), dry.value.largestBytes)
  console.log(
    `  mailed: ${round(counts.sent / mailed.seconds)}/s, ${round(counts.sent / mailed.cpuSeconds)}/s a core of ours ` +
      `(target 900); bare Nodemailer ${round(bare.rate)}/s, ${round(bare.perCore)}/s a core; ` +
      `ratio ${(counts.sent / mailed.seconds / bare.rate).toFixed(2)}`,
  )
  console.log(
    `  ${round(ours.taken)} taken, to ${round(ours.different)} different addresses, of ${round(messages)} queued; ` +
      `sent ${round(counts.sent)}, unknown ${counts.unknown}, failed ${counts.failed}`,
  )
  console.log(`  memory ${round(before / 1e6)} MB before, ${round(peak / 1e6)} MB at most`)
}

/** Runs and takes the time: of the clock, and of the processor in this process. */
async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number; cpuSeconds: number }> {
  const start = performance.now()
  const cpu = process.cpuUsage()
  const value = await work()
  const used = process.cpuUsage(cpu)
  return {
    value,
    seconds: (performance.now() - start) / 1000,
    cpuSeconds: (used.user + used.system) / 1e6,
  }
}

/** One connection to the database of the bench, ended whatever happens. */
async function withClient(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: embedded.url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** What Nodemailer's pool does alone with messages of the same size, without any database. */
async function bareLoop(count: number, bytes: number): Promise<{ rate: number; perCore: number }> {
  const transport = createTransport({
    url: sink.url,
    pool: true,
    maxConnections: connections,
    maxMessages: 1000,
  })
  const html = `<p>${'Hello there, come and look. '.repeat(Math.ceil((bytes * 0.9) / 28))}</p>`
  const run = await timed(async () => {
    let next = 0
    const hand = async () => {
      for (let index = next++; index < count; index = next++)
        await transport.sendMail({
          from: 'Shop <shop@shop.example>',
          to: `bare-${index}@people.shop`,
          subject: `Hello ${index}`,
          html,
          text: 'Hello there, come and look.',
        })
    }
    await Promise.all(Array.from({ length: connections * 2 }, hand))
  })
  transport.close()
  await sink.report()
  return { rate: count / run.seconds, perCore: count / run.cpuSeconds }
}

async function startSink() {
  const child: ChildProcess = fork(path('./campaign/sink.ts'))
  const next = <T>() => new Promise<T>((resolve) => child.once('message', (value) => resolve(value as T)))
  const { port } = await next<{ port: number }>()
  return {
    child,
    url: `smtp://127.0.0.1:${port}`,
    report: () => {
      const answer = next<{ taken: number; different: number }>()
      child.send('report')
      return answer
    },
  }
}

async function userOf(workspace: string, name: string): Promise<Ctx> {
  const id = newId()
  await withClient(async (client) => {
    await client.query(
      `INSERT INTO workspaces (id, name, created_at) VALUES ($1, 'Bench', now()) ON CONFLICT DO NOTHING`,
      [workspace],
    )
    await client.query(
      `INSERT INTO users (id, email, name, password_hash, created_at) VALUES ($1, $2, $3, '', now())`,
      [id, `${id}@shop.example`, name],
    )
  })
  const roles = ['admin', 'approver']
  return {
    ...systemCtx(workspace),
    actor: { kind: 'user', id, name, roles, permissions: permissionsOf(roles) },
  }
}

/** People as events bring them, some thousands at a time. */
async function fill(author: Ctx): Promise<void> {
  const CHUNK = 10_000
  for (let left = recipients; left > 0; left -= CHUNK)
    await addPeople(
      author,
      Array.from({ length: Math.min(CHUNK, left) }, () => ({})),
    )
  await withClient(async (client) => {
    await client.query('VACUUM ANALYZE')
  })
}
