import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import { type Cluster, environment } from './cluster.ts'

const LOG_BYTES = 10 << 20

/** Starts the server program on a cluster and waits until it takes connections. */
export async function startPostmaster(
  cluster: Cluster,
  port: number,
  logFile: string,
  notice: (sentence: string) => void,
): Promise<ChildProcess> {
  if (existsSync(logFile) && statSync(logFile).size > LOG_BYTES) renameSync(logFile, `${logFile}.1`)
  const log = openSync(logFile, 'a', 0o600)
  const from = statSync(logFile).size
  const { owner } = cluster
  const child = spawn(
    join(cluster.binaries.native, 'bin', 'postgres'),
    ['-D', cluster.place, ...settings(cluster, port).flatMap((setting) => ['-c', setting])],
    {
      ...(owner && { uid: owner.uid, gid: owner.gid }),
      env: environment,
      cwd: '/',
      // A session of its own: a signal to our process group must not end it while we still drain.
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  child.unref()
  await untilReady(cluster.place, child, notice, () => readFileSync(logFile).subarray(from).toString('utf8'))
  return child
}

function settings({ fsync }: Cluster, port: number): string[] {
  const lossy = ['fsync=off', 'full_page_writes=off']
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=256MB',
    'max_wal_size=2GB',
    'checkpoint_timeout=15min',
    'random_page_cost=1.1',
    'jit=off',
    // Nobody replicates from an embedded server, and parallel queries need shared memory that containers lack.
    'wal_level=minimal',
    'max_wal_senders=0',
    'max_parallel_workers_per_gather=0',
    'timezone=UTC',
    'log_timezone=UTC',
    // What a statement was refused for can hold personal data; the server's own state is what the file is for.
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_checkpoints=off',
    ...(fsync ? [] : lossy),
  ]
}

const PATIENCE_MILLIS = 5_000

/** The file `postmaster.pid` begins with the number of its process and ends with its state. */
async function untilReady(
  place: string,
  child: ChildProcess,
  notice: (sentence: string) => void,
  logged: () => string,
): Promise<void> {
  let failed: Error | undefined
  child.once('error', (error) => {
    failed = error
  })
  const patience = setTimeout(
    () => notice('PostgreSQL is recovering after it was killed; this can take a minute.'),
    PATIENCE_MILLIS,
  )
  try {
    for (;;) {
      const lines = readLines(join(place, 'postmaster.pid'))
      if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return
      if (failed || child.exitCode !== null || child.signalCode !== null) {
        const said = failed?.message ?? logged().trim().split('\n').slice(-6).join('\n')
        throw new AppError('cannot_start', {
          message: `PostgreSQL ended while it was starting on ${place}. It said:\n${said}`,
        })
      }
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  } finally {
    clearTimeout(patience)
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}
