import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** A process as the operating system shows it. */
export interface SeenProcess {
  pid: number
  /** Differs between two processes that had the same number one after the other. */
  started: string
  command: string
}

/** The process with a number; undefined when it is gone or only waits to be collected by its parent. */
export function findProcess(pid: number): SeenProcess | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
}

/** The processes whose working directory this is; empty where the system does not tell. */
export function processesIn(directory: string): SeenProcess[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingDirectory(name) === directory)
    .map((name) => findProcess(Number(name)))
    .filter((found) => found !== undefined)
}

/** Waits until the process is gone; whether it went in time. */
export async function waitUntilGone(seen: SeenProcess, millis: number): Promise<boolean> {
  const deadline = Date.now() + millis
  while (isRunning(seen)) {
    if (Date.now() >= deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return true
}

/** Whether that very process still runs: not another that got its number. */
export function isRunning(seen: { pid: number; started: string }): boolean {
  return findProcess(seen.pid)?.started === seen.started
}

/** Sends a signal; a process that ended meanwhile is no fault. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function fromProc(pid: number): SeenProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces and brackets of its own; the fields follow the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state = 'X'] = fields
    if (state === 'Z' || state === 'X') return undefined
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return { pid, started: `${bootId()}/${fields[19]}`, command }
  } catch {
    return undefined
  }
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
}

function workingDirectory(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function fromPs(pid: number): SeenProcess | undefined {
  try {
    const ps = (column: string) =>
      execFileSync('ps', ['-ww', '-p', String(pid), '-o', `${column}=`], { encoding: 'utf8' }).trim()
    if (ps('stat').startsWith('Z')) return undefined
    return { pid, started: ps('lstart'), command: ps('command') }
  } catch {
    return undefined
  }
}
