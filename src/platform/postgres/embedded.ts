import type { ChildProcess } from 'node:child_process'
import { mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { freePort } from '../ports.ts'
import { findProcess } from '../processes.ts'
import { type Binaries, findBinaries, reachableBinaries } from './binaries.ts'
import { type Cluster, ensureCluster } from './cluster.ts'
import { endOrphans, stopPostmaster } from './orphans.ts'
import { chooseOwner } from './owner.ts'
import { choosePlace } from './place.ts'
import { startPostmaster } from './postmaster.ts'

/** A PostgreSQL of our own, running on a folder. */
export interface EmbeddedPostgres {
  /** Stays the same when the server program dies and is started again. */
  url: string
  pid(): number | undefined
  /** Ends open sessions, writes everything down and stops; also when it was called before. */
  stop(): Promise<void>
}

/** How an embedded PostgreSQL is started. */
export interface EmbeddedOptions {
  /** The cluster's folder; password, log and location are files beside it of the same name. */
  directory: string
  /** What a person should know: recovery, files kept elsewhere. */
  notice?: (sentence: string) => void
  /** `false` only for tests: a crash of the machine may then lose commits. */
  fsync?: boolean
  /** Where programs and data go that PostgreSQL's user cannot reach; `/var` unless told. */
  elsewhere?: string
  /** The programs, where they are not those of the installed package. */
  binaries?: Binaries
}

/**
 * Starts PostgreSQL on a folder of which the caller holds the data directory: creates the cluster at the first
 * start, ends what a killed server left behind, and starts the program again whenever it dies.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const notice = options.notice ?? (() => {})
  const elsewhere = options.elsewhere ?? '/var'
  mkdirSync(dirname(options.directory), { recursive: true })
  const directory = join(realpathSync(dirname(options.directory)), basename(options.directory))
  const owner = chooseOwner(directory)
  const place = choosePlace(directory, owner, join(elsewhere, 'lib', 'tactful'), notice)
  const cluster: Cluster = {
    binaries: reachableBinaries(
      options.binaries ?? findBinaries(),
      owner,
      join(elsewhere, 'cache', 'tactful'),
    ),
    place,
    owner,
    fsync: options.fsync ?? true,
  }
  await endOrphans(place, notice)
  const password = ensureCluster(cluster, `${directory}.password`)

  const port = await freePort()
  const start = () => startPostmaster(cluster, port, `${directory}.log`, notice)
  const running = await keepRunning(start, () => endOrphans(place, notice), notice)
  return { ...running, url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres` }
}

const PAUSES_MILLIS = [50, 500, 2_000, 10_000]

async function keepRunning(
  start: () => Promise<ChildProcess>,
  clear: () => Promise<void>,
  notice: (sentence: string) => void,
): Promise<Pick<EmbeddedPostgres, 'pid' | 'stop'>> {
  let stopping = false
  let restart: Promise<void> = Promise.resolve()
  let child = await start()

  const again = async () => {
    for (let tries = 0; !stopping; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, PAUSES_MILLIS[tries] ?? PAUSES_MILLIS.at(-1)))
      if (stopping) return
      try {
        await clear()
        child = await start()
        return watch()
      } catch (error) {
        notice(`PostgreSQL could not be started again: ${(error as Error).message}`)
      }
    }
  }
  const watch = () => {
    const lost = () => {
      if (stopping) return
      notice('PostgreSQL ended unexpectedly; starting it again.')
      restart = again()
    }
    if (child.exitCode !== null || child.signalCode !== null) lost()
    else child.once('exit', lost)
  }
  watch()
  return {
    pid: () => child.pid,
    stop: async () => {
      stopping = true
      await restart
      const seen = findProcess(child.pid ?? 0)
      if (seen && child.exitCode === null && child.signalCode === null) await stopPostmaster(seen)
    },
  }
}
