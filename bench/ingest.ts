import { type ChildProcess, fork } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createApiKey } from '../src/accounts/index.ts'
import { systemCtxOf } from '../src/app/base.ts'
import { newId } from '../src/lib/ids.ts'
import { openFacts } from '../src/platform/clickhouse/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import { openLog } from '../src/platform/log.ts'
import { openPostgres, startEmbeddedPostgres } from '../src/platform/postgres/index.ts'
import type { LoadOrder, LoadResult } from './ingest/load.ts'

// How fast events are taken and folded, beside a bare collector in the same run. `node bench/ingest.ts [seconds]`:
// the length of the sustained part, 15 by default; 300 shows whether memory stays flat.

const sustainedSeconds = Number(process.argv[2] ?? 15)
const SUSTAINED_RATE = 12_000
const directory = mkdtempSync(join(tmpdir(), 'tactful-bench-'))
chmodSync(directory, 0o711)
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const round = (value: number) => Math.round(value).toLocaleString('en')

const single = { path: '/v1/track', perRequest: 1, connections: 256 }
const batched = { path: '/v1/batch', perRequest: 100, connections: 32 }

const bare = await measureBare()
const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
try {
  await measureOurs(postgres.url)
} finally {
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}

async function measureBare() {
  const child = fork(here('./ingest/bare.ts'), [join(directory, 'bare.log')])
  const port = await new Promise<number>((resolve) =>
    child.once('message', (value) => resolve(Number(value))),
  )
  const singles = await loadOn(child, { ...single, port, seconds: 5, prefix: 'bare-one' })
  const batches = await loadOn(child, { ...batched, port, seconds: 4, prefix: 'bare-many' })
  child.disconnect()
  return { singles, batches }
}

async function measureOurs(databaseUrl: string) {
  const collecting = await startServer(databaseUrl, 'api')
  const authorization = await writeKey(databaseUrl)
  const alone = await load({
    ...single,
    port: collecting.port,
    authorization,
    connections: 1,
    seconds: 1,
    prefix: 'alone',
  })
  const singles = await loadOn(collecting.child, {
    ...single,
    port: collecting.port,
    authorization,
    seconds: 5,
    prefix: 'ours-one',
  })
  const batches = await loadOn(collecting.child, {
    ...batched,
    port: collecting.port,
    authorization,
    seconds: 4,
    prefix: 'ours-many',
  })
  await stopServer(collecting.child)
  console.log('collection, durable before it is acknowledged (nothing folds meanwhile)')
  compare('single events, requests/s', singles, bare.singles, 10_000)
  compare('batches of 100, events/s', batches, bare.batches, 60_000)
  console.log(`  one connection: ${alone.p50.toFixed(1)} ms p50, ${alone.p99.toFixed(1)} ms p99`)

  const folding = await startServer(databaseUrl, 'all')
  const engine = childOf(folding.child.pid ?? 0)
  const before = { engine: processorMillis(engine), postgres: postgresMillis() }
  const backlog = await foldBacklog(databaseUrl)
  const perEvent = (millis: number) => ((millis * 1000) / backlog.events).toFixed(0)
  console.log(
    `folding a backlog of ${round(backlog.events)} events, nothing collected: ${round(backlog.rate)} events/s`,
  )
  console.log(
    `  processor time an event: engine and fold ${perEvent(processorMillis(engine) - before.engine)} µs, ` +
      `PostgreSQL ${perEvent(postgresMillis() - before.postgres)} µs`,
  )
  await sustain(databaseUrl, folding, authorization)
  const acknowledged = [alone, singles, batches].reduce((sum, { events }) => sum + events, 0)
  await stopServer(folding.child)
  return acknowledged
}

async function sustain(databaseUrl: string, server: Running, authorization: string) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const engine = childOf(server.child.pid ?? 0)
  const before = { server: memory(server.child.pid), engine: memory(engine) }
  const lags: number[] = []
  const backlogs: number[] = []
  let sampling = true
  const samples = (async () => {
    while (sampling) {
      const { rows } = await client.query<{ lag: number; events: number }>(
        `SELECT coalesce(extract(epoch FROM clock_timestamp() - min(received_at)), 0)::float8 AS lag,
           coalesce(sum(events), 0)::int AS events FROM inbox`,
      )
      lags.push(rows[0]?.lag ?? 0)
      backlogs.push(rows[0]?.events ?? 0)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  const common = { port: server.port, authorization, seconds: sustainedSeconds, users: 50_000 }
  const [ones, many] = await Promise.all([
    load({ ...single, ...common, connections: 64, rate: SUSTAINED_RATE / 4, prefix: 'steady-one' }),
    load({ ...batched, ...common, connections: 16, rate: (SUSTAINED_RATE * 3) / 4, prefix: 'steady-many' }),
  ])
  sampling = false
  await samples
  const waiting = backlogs.at(-1) ?? 0
  const after = { server: memory(server.child.pid), engine: memory(engine) }
  await foldBacklog(databaseUrl)
  const { rows } = await client.query<{ folded: number }>(
    'SELECT sum(new_events)::int AS folded FROM fold_batches',
  )
  await client.end()
  lags.sort((a, b) => a - b)
  const lag = (share: number) => (lags[Math.floor(lags.length * share)] ?? 0).toFixed(2)
  const collected = (ones.events + many.events) / ones.seconds
  const folded = (ones.events + many.events - waiting) / ones.seconds
  console.log(`sustained for ${sustainedSeconds} s (a quarter single events, the rest in batches of 100)`)
  console.log(
    `  collected ${round(collected)} events/s, folded ${round(folded)} events/s (target ${round(SUSTAINED_RATE)})`,
  )
  console.log(
    `  lag p50 ${lag(0.5)} s, p99 ${lag(0.99)} s (target 1 s); answered in ${ones.p50.toFixed(1)} ms p50, ${ones.p99.toFixed(1)} ms p99`,
  )
  console.log(
    `  memory, server ${before.server} → ${after.server} MB, engine and fold ${before.engine} → ${after.engine} MB`,
  )
  console.log(`  refused ${ones.refused + many.refused}; folded in all ${round(rows[0]?.folded ?? 0)}`)
}

function compare(what: string, ours: Loaded, limit: Loaded, target: number) {
  const per = (result: LoadResult) => result.events / result.seconds
  const share = (per(ours) / per(limit)).toFixed(2)
  console.log(
    `  ${what}: ${round(per(ours))} (target ${round(target)}), bare ${round(per(limit))}, ratio ${share} (target 0.5); ` +
      `p50 ${ours.p50.toFixed(1)} ms, p99 ${ours.p99.toFixed(1)} ms, refused ${ours.refused}`,
  )
  const [own, bareOwn] = [ours.microsPerRequest, limit.microsPerRequest]
  console.log(
    `    processor time of the collector: ${round(own)} µs a request, bare ${round(bareOwn)} µs, ratio ${(bareOwn / own).toFixed(2)}`,
  )
}

/** A load, and the processor time that it took the process under it: steadier than the clock on a busy machine. */
interface Loaded extends LoadResult {
  microsPerRequest: number
}

async function loadOn(child: ChildProcess, order: Parameters<typeof load>[0]): Promise<Loaded> {
  const before = processorMillis(child.pid)
  const result = await load(order)
  return { ...result, microsPerRequest: ((processorMillis(child.pid) - before) * 1000) / result.requests }
}

function processorMillis(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function load(
  order: Omit<LoadOrder, 'users' | 'authorization'> & { users?: number; authorization?: string },
): Promise<LoadResult> {
  const child = fork(here('./ingest/load.ts'))
  child.send({ users: 20_000, authorization: 'Basic bm9ib2R5Og==', ...order })
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as LoadResult))
    child.once('exit', (code) => code && reject(new Error('the load generator failed')))
  })
}

interface Running {
  child: ChildProcess
  port: number
}

async function startServer(databaseUrl: string, role: 'api' | 'all'): Promise<Running> {
  const child = fork(here('../src/app/cli/main.ts'), ['serve', '--role', role], {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: databaseUrl,
      TACTFUL_DATA: join(directory, 'data'),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let errors = ''
  child.stderr?.on('data', (text: Buffer) => {
    errors += text.toString()
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => {
      const found = /http:\S+/.exec(text.toString())
      if (found) resolve(found[0])
    })
    child.once('exit', (code) => reject(new Error(`the server ended with status ${code}: ${errors}`)))
  })
  return { child, port: Number(new URL(url).port) }
}

async function stopServer(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

async function writeKey(url: string): Promise<string> {
  const { db, listen, close } = openPostgres({ url, connections: 2 })
  const facts = openFacts({ url: 'http://127.0.0.1:1' })
  const ctx = systemCtxOf({ db, facts, clock: systemClock, log: openLog('silent') })(newId())
  void listen
  await db
    .withTables<{ workspaces: { id: string; name: string; created_at: Date } }>()
    .insertInto('workspaces')
    .values({ id: ctx.workspace, name: 'Benchmark', created_at: new Date() })
    .execute()
  const { key } = await createApiKey(ctx, { kind: 'write', name: 'benchmark' })
  await close()
  return `Basic ${Buffer.from(`${key}:`).toString('base64')}`
}

/** Waits until the inbox is empty. */
async function foldBacklog(url: string): Promise<{ events: number; rate: number }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const waiting = async () => {
    const { rows } = await client.query<{ events: number }>(
      'SELECT coalesce(sum(events), 0)::int AS events FROM inbox',
    )
    return rows[0]?.events ?? 0
  }
  const events = await waiting()
  const started = performance.now()
  while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 50))
  await client.end()
  return { events, rate: events / ((performance.now() - started) / 1000) }
}

function childOf(parent: number): number | undefined {
  return childrenOf(parent)[0]
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => parentOf(pid) === parent)
}

function postgresMillis(): number {
  return childrenOf(postgres.pid() ?? 0).reduce((sum, pid) => sum + processorMillis(pid), 0)
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}

function memory(pid: number | undefined): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes ?? 0) / 1024)
}
