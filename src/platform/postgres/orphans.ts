import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findProcess, isRunning, processesIn, type SeenProcess, signal, waitUntilGone } from '../processes.ts'

/**
 * Ends what an earlier server left running on a cluster, after it was killed: its postmaster, and sessions whose
 * postmaster was killed and that still use the shared memory. The caller holds the data directory, so whatever
 * runs there belongs to nobody.
 */
export async function endOrphans(place: string, notice: (sentence: string) => void): Promise<void> {
  if (!existsSync(place)) return
  const folder = realpathSync(place)
  const pidFile = join(folder, 'postmaster.pid')
  const named = findProcess(namedPid(pidFile))
  const postmaster = named && isPostgresOf(named, folder) ? named : undefined
  if (postmaster) {
    notice(`PostgreSQL of a server that was killed still runs (process ${postmaster.pid}); stopping it.`)
    await stopPostmaster(postmaster)
  }
  await endSessions(folder, notice)
  // PostgreSQL would take a process that got the number, or one that is dead and not yet collected, for its
  // predecessor, and refuse to start. That nobody uses the memory any more it finds out by the folder itself.
  rmSync(pidFile, { force: true })
}

/** Stops a postmaster: sessions are ended and a checkpoint is written; harder where that takes too long. */
export async function stopPostmaster(postmaster: SeenProcess): Promise<void> {
  const steps = [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const
  for (const [name, millis] of steps) {
    if (!isRunning(postmaster)) return
    signal(postmaster.pid, name)
    if (await waitUntilGone(postmaster, millis)) return
  }
}

async function endSessions(folder: string, notice: (sentence: string) => void): Promise<void> {
  const sessions = processesIn(folder).filter(isPostgres)
  if (sessions.length === 0) return
  notice(`Ending ${sessions.length} PostgreSQL sessions whose server was killed.`)
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    for (const session of sessions) if (isRunning(session)) signal(session.pid, name)
    const gone = await Promise.all(sessions.map((session) => waitUntilGone(session, 3_000)))
    if (gone.every(Boolean)) return
  }
}

function namedPid(pidFile: string): number {
  try {
    return Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  } catch {
    return 0
  }
}

function isPostgresOf(seen: SeenProcess, folder: string): boolean {
  if (!isPostgres(seen)) return false
  return process.platform === 'linux'
    ? processesIn(folder).some((found) => found.pid === seen.pid)
    : `${seen.command} `.includes(` -D ${folder} `)
}

/** The program itself, or a session of it, which calls itself `postgres: …`. */
function isPostgres(seen: SeenProcess): boolean {
  return /^(\S*\/)?postgres(:| |$)/.test(seen.command)
}
