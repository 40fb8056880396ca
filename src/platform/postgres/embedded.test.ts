import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findProcess } from '../processes.ts'
import { findBinaries } from './binaries.ts'
import { type EmbeddedOptions, startEmbeddedPostgres } from './embedded.ts'
import { endOrphans } from './orphans.ts'

const asRoot = process.getuid?.() === 0
/** The user `nobody`, of every Linux system. */
const NOBODY = 65534

let base: string
let directory: string
const children: ChildProcess[] = []
const notices: string[] = []
const started: { stop(): Promise<void> }[] = []

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'tactful-pg-'))
  chmodSync(base, 0o755)
  directory = join(base, 'postgres')
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const one of started.splice(0)) await one.stop()
  await endOrphans(directory, () => {})
  notices.length = 0
  rmSync(base, { recursive: true, force: true })
})

async function start(options: Partial<EmbeddedOptions> = {}) {
  const server = await startEmbeddedPostgres({
    directory,
    fsync: false,
    notice: (sentence) => notices.push(sentence),
    elsewhere: join(base, 'var'),
    ...options,
  })
  started.push(server)
  return server
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** A server process of its own that runs PostgreSQL on the directory; says its URL and the program's number. */
async function serverProcess(uid?: number): Promise<{ child: ChildProcess; url: string; pid: number }> {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}
    const server = await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)}, fsync: false })
    process.once('SIGTERM', () => setTimeout(() => server.stop().then(() => process.exit()), 500))
    setInterval(() => {}, 1000)
    console.log(JSON.stringify({ url: server.url, pid: server.pid() }))`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(uid !== undefined && { uid, gid: uid }),
  })
  children.push(child)
  let noise = ''
  child.stderr?.on('data', (chunk) => (noise += chunk))
  const said = await Promise.race([
    once(child.stdout as NonNullable<typeof child.stdout>, 'data').then(([chunk]) => String(chunk)),
    once(child, 'exit').then(() => JSON.stringify({ failed: noise })),
  ])
  const answer = JSON.parse(said) as { url: string; pid: number; failed?: string }
  if (answer.failed) throw new Error(answer.failed)
  return { child, ...answer }
}

test('a new cluster is UTF-8, in UTC, keeps its password to its owner, and remembers what it was told', async () => {
  const first = await start()
  const shown = "SELECT current_setting('server_encoding') AS encoding, current_setting('timezone') AS zone"
  expect(await ask(first.url, shown)).toEqual([{ encoding: 'UTF8', zone: 'UTC' }])
  await ask(first.url, "CREATE TABLE kept AS SELECT 'ü' AS letter")
  expect(statSync(`${directory}.password`).mode & 0o777).toBe(0o600)
  await first.stop()
  await first.stop()
  const second = await start()
  expect(await ask(second.url, 'SELECT letter FROM kept')).toEqual([{ letter: 'ü' }])
  expect(notices).toEqual([])
})

test('a wrong password is refused', async () => {
  const { url } = await start()
  const wrong = new URL(url)
  wrong.password = 'guess'
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
})

test('where the password was lost, a new one is set', async () => {
  await (await start()).stop()
  rmSync(`${directory}.password`)
  const { url } = await start()
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('what a statement was refused for does not reach the log', async () => {
  const { url } = await start()
  await ask(url, 'CREATE TABLE people (email text PRIMARY KEY)')
  await ask(url, "INSERT INTO people VALUES ('ann@shop.example')")
  await expect(ask(url, "INSERT INTO people VALUES ('ann@shop.example')")).rejects.toThrow(/duplicate/)
  expect(readFileSync(`${directory}.log`, 'utf8')).not.toContain('ann@shop.example')
})

describe('after a kill', () => {
  test('of the server, the next start stops the orphaned PostgreSQL and finds every commit', async () => {
    const { child, url, pid } = await serverProcess()
    await ask(url, 'CREATE TABLE kept AS SELECT 7 AS n')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(findProcess(pid)).toBeDefined()
    const next = await start()
    expect(findProcess(pid)).toBeUndefined()
    expect(await ask(next.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
    expect(notices).toEqual([expect.stringContaining('of a server that was killed still runs')])
  })

  test('of PostgreSQL itself with a busy session, it comes back by itself under the same address', async () => {
    const server = await start()
    await ask(server.url, 'CREATE TABLE kept AS SELECT 7 AS n')
    // A session that computes does not notice that its postmaster is gone, and holds the shared memory.
    const busy = ask(server.url, 'SELECT count(*) FROM generate_series(1, 100000000000)').catch(() => 'ended')
    await new Promise((resolve) => setTimeout(resolve, 200))
    process.kill(server.pid() ?? 0, 'SIGKILL')
    expect(await busy).toBe('ended')
    await expect
      .poll(() => ask(server.url, 'SELECT n FROM kept').catch(() => undefined), {
        timeout: 15_000,
      })
      .toEqual([{ n: 7 }])
    expect(notices[0]).toBe('PostgreSQL ended unexpectedly; starting it again.')
  })

  test('of both, sessions that still run are ended before the next start', async () => {
    const { child, url, pid } = await serverProcess()
    const busy = ask(url, 'SELECT count(*) FROM generate_series(1, 100000000000)').catch(() => 'ended')
    await new Promise((resolve) => setTimeout(resolve, 200))
    child.kill('SIGKILL')
    process.kill(pid, 'SIGKILL')
    const next = await start()
    expect(await busy).toBe('ended')
    expect(await ask(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('a number that another process has got meanwhile does not stop the start', async () => {
    await (await start()).stop()
    const port = '5432'
    const lines = [String(process.ppid), directory, '1', port, '', '127.0.0.1', '', 'ready   ', '']
    writeFileSync(join(directory, 'postmaster.pid'), lines.join('\n'))
    const { uid, gid } = statSync(directory)
    chownSync(join(directory, 'postmaster.pid'), uid, gid)
    const next = await start()
    expect(await ask(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })
})

test('a signal to the whole process group leaves PostgreSQL running until the server has drained', async () => {
  const { child, url, pid } = await serverProcess()
  const ended = once(child, 'exit')
  process.kill(-(child.pid ?? 0), 'SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 250))
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await ended
  expect(findProcess(pid)).toBeUndefined()
})

test('a cluster of another major version is refused with what to do', async () => {
  await (await start()).stop()
  writeFileSync(join(directory, 'PG_VERSION'), '17\n')
  await expect(start()).rejects.toThrow(/made by PostgreSQL 17.*brings PostgreSQL 18.*pg_upgrade/)
})

test('a folder with other files in it is left alone', async () => {
  mkdirSync(directory)
  writeFileSync(join(directory, 'thesis.txt'), 'mine')
  await expect(start()).rejects.toThrow(/holds files and is not a PostgreSQL database/)
  expect(readFileSync(join(directory, 'thesis.txt'), 'utf8')).toBe('mine')
})

test('a damaged cluster says what PostgreSQL said', async () => {
  await (await start()).stop()
  rmSync(join(directory, 'global', 'pg_control'))
  await expect(start()).rejects.toThrow(/ended while it was starting[\s\S]*pg_control/)
})

describe.skipIf(!asRoot)('started by root', () => {
  test('PostgreSQL runs as an unprivileged user', async () => {
    const server = await start()
    const status = readFileSync(`/proc/${server.pid()}/status`, 'utf8')
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0')
    expect(statSync(directory).mode & 0o777).toBe(0o700)
  })

  test('data that an ordinary user made is used as that user', async () => {
    chownSync(base, NOBODY, NOBODY)
    const { child, url, pid } = await serverProcess(NOBODY)
    await ask(url, 'CREATE TABLE kept AS SELECT 7 AS n')
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(new RegExp(`^Uid:\\s+${NOBODY}`, 'm'))
    child.kill('SIGTERM')
    await once(child, 'exit')
    const server = await start()
    expect(await ask(server.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
    expect(readFileSync(`/proc/${server.pid()}/status`, 'utf8')).toMatch(
      new RegExp(`^Uid:\\s+${NOBODY}`, 'm'),
    )
  })

  test('data that root restored is given back to the unprivileged user', async () => {
    await (await start()).stop()
    cpSync(directory, join(base, 'copy'), { recursive: true })
    rmSync(directory, { recursive: true })
    cpSync(join(base, 'copy'), directory, { recursive: true })
    chmodSync(directory, 0o700)
    expect(statSync(directory).uid).toBe(0)
    const server = await start()
    expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('an ordinary user is told that the data is not theirs', async () => {
    await (await start()).stop()
    chownSync(base, NOBODY, NOBODY)
    chownSync(`${directory}.password`, NOBODY, NOBODY)
    await expect(serverProcess(NOBODY)).rejects.toThrow(/belongs to postgres.*chown -R nobody/)
  })

  test('under a closed folder, data and programs are kept where PostgreSQL can reach them', async () => {
    const closed = join(base, 'home')
    mkdirSync(closed, { mode: 0o700 })
    const found = findBinaries()
    cpSync(join(found.native, '..'), join(closed, 'package'), { recursive: true, verbatimSymlinks: true })
    const options = {
      directory: join(closed, 'data', 'postgres'),
      binaries: { ...found, native: join(closed, 'package', 'native') },
    }
    const server = await start(options)
    await ask(server.url, 'CREATE TABLE kept AS SELECT 7 AS n')
    await server.stop()
    expect(notices).toEqual([
      expect.stringMatching(/who cannot enter .*its files are kept in .*Back that up too/),
    ])
    const again = await start(options)
    expect(await ask(again.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
    await again.stop()
    rmSync(join(closed, 'data'), { recursive: true })
    const anew = await start(options)
    expect(await ask(anew.url, "SELECT to_regclass('kept') AS kept")).toEqual([{ kept: null }])
    await anew.stop()
    rmSync(join(base, 'var', 'lib'), { recursive: true })
    await expect(start(options)).rejects.toThrow(/they are not there. Restore them/)
  })
})
