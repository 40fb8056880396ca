import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findProcess, waitUntilGone } from '../processes.ts'
import { type Engine, type StartOptions, startEngine } from './engine.ts'
import { type Facts, openFacts } from './facts.ts'

let base: string
let path: string
const notices: string[] = []
const started: { close?(): Promise<void>; stop?(): Promise<void> }[] = []
const children: ChildProcess[] = []

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'tactful-engine-'))
  path = join(base, 'clickhouse')
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const one of started.splice(0).reverse()) await (one.close?.() ?? one.stop?.())
  notices.length = 0
  rmSync(base, { recursive: true, force: true })
})

async function start(options: Partial<StartOptions> = {}): Promise<{ engine: Engine; facts: Facts }> {
  const engine = await startEngine({ path, notice: (sentence) => notices.push(sentence), ...options })
  started.push(engine)
  const facts = openFacts({ url: engine.url, database: 'shop' })
  started.push(facts)
  const server = openFacts({ url: engine.url })
  await server.command('CREATE DATABASE IF NOT EXISTS shop ENGINE = Atomic')
  await server.close()
  await facts.command(
    'CREATE TABLE IF NOT EXISTS t (n UInt64) ENGINE = MergeTree ORDER BY n SETTINGS non_replicated_deduplication_window = 100',
  )
  return { engine, facts }
}

const count = async (facts: Facts) => (await facts.query<{ c: number }>('SELECT count() AS c FROM t'))[0]?.c

/** A server process of its own that runs the engine; says the engine's number. */
async function serverProcess(): Promise<{ child: ChildProcess; url: string; pid: number }> {
  const script = `
    import { startEngine } from ${JSON.stringify(join(import.meta.dirname, 'engine.ts'))}
    const engine = await startEngine({ path: ${JSON.stringify(path)} })
    setInterval(() => {}, 1000)
    console.log(JSON.stringify({ url: engine.url, pid: engine.pid() }))`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  children.push(child)
  const [said] = await once(child.stdout as NonNullable<typeof child.stdout>, 'data')
  return { child, ...(JSON.parse(String(said)) as { url: string; pid: number }) }
}

test('what an insert acknowledged survives kill -9 of the engine, which comes back under the same address', async () => {
  const { engine, facts } = await start()
  let acknowledged = 0
  for (let batch = 0; batch < 12; batch += 1) {
    if (batch === 6) process.kill(engine.pid() ?? 0, 'SIGKILL')
    // Under its token a batch is repeated until it is answered, and counts once.
    await facts.insert(
      't',
      Array.from({ length: 100 }, (_, n) => ({ n })),
      { token: `batch ${batch}` },
    )
    acknowledged += 100
  }
  expect(await count(facts)).toBe(acknowledged)
  expect(notices[0]).toBe('The ClickHouse engine ended unexpectedly; starting it again.')
})

test('a token is remembered over a crash of the engine', async () => {
  const { engine, facts } = await start()
  await facts.insert('t', [{ n: 1 }, { n: 2 }], { token: "it's \\ one" })
  process.kill(engine.pid() ?? 0, 'SIGKILL')
  await facts.insert('t', [{ n: 1 }, { n: 2 }], { token: "it's \\ one" })
  expect(await count(facts)).toBe(2)
  await facts.insert('t', [{ n: 1 }, { n: 2 }], { token: 'another' })
  expect(await count(facts)).toBe(4)
})

test('after kill -9 of the server the engine ends by itself, and the next start finds everything', async () => {
  const { child, url, pid } = await serverProcess()
  const seen = findProcess(pid)
  const server = openFacts({ url })
  started.push(server)
  await server.command('CREATE DATABASE shop ENGINE = Atomic')
  await server.command('CREATE TABLE shop.t (n UInt64) ENGINE = MergeTree ORDER BY n')
  await server.insert('shop.t', [{ n: 7 }])
  child.kill('SIGKILL')
  const { facts } = await start()
  expect(await facts.query('SELECT n FROM t')).toEqual([{ n: 7 }])
  expect(seen && (await waitUntilGone(seen, 5_000))).toBe(true)
})

test('after kill -9 of the server during a long query the next start does not wait for it', async () => {
  const { child, url, pid } = await serverProcess()
  const server = openFacts({ url })
  started.push(server)
  const long = server.query('SELECT sum(number) FROM numbers(1000000000000)', {}, { lane: 'report' })
  const failed = long.catch(() => 'failed')
  await new Promise((resolve) => setTimeout(resolve, 300))
  child.kill('SIGKILL')
  const began = performance.now()
  await start()
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(findProcess(pid)).toBeUndefined()
  expect(await failed).toBe('failed')
})

test('a signal to the whole process group leaves the engine to its parent', async () => {
  const { url, pid } = await serverProcess()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(-pid, name)
  const server = openFacts({ url })
  started.push(server)
  expect(await server.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('stopping waits for queries that run', async () => {
  const { engine, facts } = await start()
  const slow = facts.query('SELECT sleep(1.5) AS slept')
  await new Promise((resolve) => setTimeout(resolve, 200))
  await engine.stop()
  await engine.stop()
  expect(await slow).toEqual([{ slept: 0 }])
})

test('a second engine on the same folder is refused after a while, with what to do', {
  timeout: 60_000,
}, async () => {
  await start()
  rmSync(`${path}.pid`)
  await expect(startEngine({ path })).rejects.toThrow(/could not open .*stop it/)
})

test('memory has a limit: a query beyond it fails with a sentence, and the engine lives on', async () => {
  const { engine, facts } = await start({ memoryMb: 512 })
  const pid = engine.pid()
  const heavy = 'SELECT groupArray(toString(number)) AS x FROM numbers(100000000) SETTINGS max_threads = 1'
  await expect(facts.query(heavy, {}, { lane: 'report' })).rejects.toThrow(
    /more memory.*TACTFUL_CLICKHOUSE_MEMORY_MB/,
  )
  expect(await facts.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(engine.pid()).toBe(pid)
})
