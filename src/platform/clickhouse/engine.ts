import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '../errors.ts'
import { freePort } from '../ports.ts'
import { findProcess, isRunning, signal, waitUntilGone } from '../processes.ts'
import type { EngineOptions } from './open-engine.ts'

/** The engine's child process, started again whenever it dies. */
export interface Engine {
  /** Stays the same when the process dies and is started again. */
  url: string
  pid(): number | undefined
  /** Lets running queries end, then ends the process; also when it was called before. */
  stop(): Promise<void>
}

/** How the child process is started. */
export interface StartOptions extends EngineOptions {
  /** The child's entry file, which calls `runAsChild`; the engine alone unless told. */
  entry?: string
  /** Sent to the entry with everything else. */
  config?: Record<string, unknown>
  /** What a person should know, such as a restart. */
  notice?: (sentence: string) => void
}

const STOP_MILLIS = 30_000
const ORPHAN_MILLIS = 3_000
const PAUSES_MILLIS = [50, 500, 2_000, 10_000]

/** Starts the child process that holds the ClickHouse engine and waits until it answers. */
export async function startEngine(options: StartOptions): Promise<Engine> {
  const { path, memoryMb, fsync, config } = options
  const notice = options.notice ?? (() => {})
  const entry = options.entry ?? fileURLToPath(new URL('./standalone.ts', import.meta.url))
  const pidFile = `${path}.pid`
  mkdirSync(dirname(path), { recursive: true })
  const order = {
    path,
    memoryMb,
    fsync,
    port: await freePort(),
    password: randomBytes(24).toString('hex'),
    ...config,
  }
  let stopping = false
  let restart: Promise<void> = Promise.resolve()

  const launch = async () => {
    await endOrphan(pidFile)
    return launchChild(entry, order, pidFile)
  }
  const again = async () => {
    for (let tries = 0; !stopping; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, PAUSES_MILLIS[tries] ?? PAUSES_MILLIS.at(-1)))
      if (stopping) return
      try {
        current = await launch()
        return watch()
      } catch (error) {
        notice(`The ClickHouse engine could not be started again: ${(error as Error).message}`)
      }
    }
  }
  const watch = () => {
    const lost = () => {
      if (stopping) return
      notice('The ClickHouse engine ended unexpectedly; starting it again.')
      restart = again()
    }
    if (hasEnded(current.child)) lost()
    else current.child.once('exit', lost)
  }
  let current = await launch()
  watch()
  return {
    url: current.url,
    pid: () => current.child.pid,
    stop: async () => {
      stopping = true
      await restart
      await stopChild(current.child)
      rmSync(pidFile, { force: true })
    },
  }
}

async function launchChild(
  entry: string,
  order: object,
  pidFile: string,
): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(entry, [], {
    // The engine's queries each hold a thread of the pool.
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
    // A batch of events lives long enough to be promoted from the default 16 MB, and collecting it there costs a fifth.
    execArgv: ['--max-semi-space-size=64'],
    // A session of its own: a signal to our process group must not end it while we still drain.
    detached: true,
  })
  const seen = findProcess(child.pid ?? 0)
  if (seen) writeFileSync(pidFile, JSON.stringify({ pid: seen.pid, started: seen.started }), { mode: 0o600 })
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (message: string) => reject(new AppError('cannot_start', { message }))
    child.once('error', (error) =>
      fail(`The ClickHouse engine's process could not be started: ${error.message}`),
    )
    child.once('exit', (code, name) =>
      fail(`The ClickHouse engine's process ended while it was starting (${name ?? `status ${code}`}).`),
    )
    child.on('message', (message: { url?: string; error?: string }) => {
      if (message.url !== undefined) resolve(message.url)
      else if (message.error !== undefined) fail(message.error)
    })
    child.send(order)
  })
  return { child, url }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  if (child.connected) child.disconnect()
  const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_MILLIS)
  await gone
  clearTimeout(deadline)
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** Ends the engine of a server that was killed, should it not have ended itself. The caller holds the directory. */
async function endOrphan(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return
  const named = readNamed(pidFile)
  const orphan = named && isRunning(named) ? findProcess(named.pid) : undefined
  if (!orphan || (await waitUntilGone(orphan, ORPHAN_MILLIS))) return
  signal(orphan.pid, 'SIGKILL')
  await waitUntilGone(orphan, ORPHAN_MILLIS)
}

function readNamed(pidFile: string): { pid: number; started: string } | undefined {
  try {
    return JSON.parse(readFileSync(pidFile, 'utf8')) as { pid: number; started: string }
  } catch {
    return undefined
  }
}
