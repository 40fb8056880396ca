import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from './errors.ts'
import { findProcess, isRunning } from './processes.ts'

/** What a running server leaves for the command line to find it. */
export interface RunningServer {
  pid: number
  url: string
  /** Opens the API as the operator: whoever can read the directory may. */
  token: string
}

/** The folder of one installation, held by one process. */
export interface DataDirectory {
  path: string
  /** Signs links and sessions: 32 bytes as hex, made at the first start and kept. */
  secret: string
  /** Opens this server's API to the command line; new at each start. */
  operatorToken: string
  file(name: string): string
  /** Writes where this server is reached into `server.json`. */
  announce(url: string): void
  release(): void
}

const HOLDER = 'holder.json'
const SERVER = 'server.json'
const SECRET = 'secret'

/**
 * Creates the folder where it is missing and takes it for this process until `release` or the process's end. A
 * second process is refused with a sentence that names the first.
 */
export function openDataDirectory(wanted: string): DataDirectory {
  const path = createFolder(resolve(wanted))
  const unlock = lock(path)
  try {
    const self = findProcess(process.pid)
    writePrivate(join(path, HOLDER), JSON.stringify({ pid: process.pid, started: self?.started }))
    rmSync(join(path, SERVER), { force: true })
    const operatorToken = randomBytes(32).toString('hex')
    return {
      path,
      secret: keptSecret(join(path, SECRET)),
      operatorToken,
      file: (name) => join(path, name),
      announce: (url) => {
        const server = { pid: process.pid, started: self?.started, url, token: operatorToken }
        writePrivate(join(path, SERVER), JSON.stringify(server))
      },
      release: () => {
        rmSync(join(path, SERVER), { force: true })
        rmSync(join(path, HOLDER), { force: true })
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** The server that runs on a data directory, if one does. */
export function findRunningServer(path: string): RunningServer | undefined {
  const found = readJson(join(path, SERVER)) as Partial<RunningServer & { started: string }> | undefined
  if (!found?.pid || !found.url || !found.token || !found.started) return undefined
  if (!isRunning({ pid: found.pid, started: found.started })) return undefined
  return { pid: found.pid, url: found.url, token: found.token }
}

function createFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    // PostgreSQL never runs as root, and its user has to pass through here to its own folder.
    if (process.getuid?.() === 0) chmodSync(path, 0o711)
    return realpathSync(path)
  } catch (error) {
    throw new AppError('cannot_start', {
      message: `The data directory ${path} cannot be used (${(error as Error).message}). Give this user the right to write there, or name another folder in TACTFUL_DATA.`,
      cause: error,
    })
  }
}

/** Kept in reach for as long as they are held: a collected handle would let its lock go. */
const held = new Set<DatabaseSync>()

/**
 * The lock is the kernel's own on an open file, by way of SQLite: it ends with the process however that ends, so
 * there is nothing stale to recover and no number of an ended process to mistake for another's.
 */
function lock(path: string): () => void {
  const file = join(path, 'lock')
  // Nobody else may open the file, and so hold its lock.
  closeSync(openSync(file, 'a', 0o600))
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (!/locked|busy/i.test((error as Error).message)) {
      throw new AppError('cannot_start', {
        message: `The lock file ${file} cannot be used (${(error as Error).message}). If it is damaged, delete it.`,
        cause: error,
      })
    }
    const holder = readJson(join(path, HOLDER)) as { pid?: number } | undefined
    const who = holder?.pid ? `process ${holder.pid}` : 'another process'
    throw new AppError('data_directory_in_use', {
      message: `The data directory ${path} is in use by ${who}. Stop that one first, or give this one a folder of its own in TACTFUL_DATA.`,
      details: { path, pid: holder?.pid },
    })
  }
  held.add(database)
  return () => {
    held.delete(database)
    database.close()
  }
}

function keptSecret(file: string): string {
  const kept = readText(file)?.trim()
  if (kept === undefined) {
    const secret = randomBytes(32).toString('hex')
    writePrivate(file, secret)
    return secret
  }
  if (!/^[0-9a-f]{64}$/.test(kept)) {
    throw new AppError('cannot_start', {
      message: `The file ${file} should hold 64 hexadecimal digits. Restore it from a backup; or delete it, and every session and every link in mail already sent becomes invalid.`,
    })
  }
  return kept
}

/** Written whole or not at all, readable by this user only. */
function writePrivate(file: string, text: string): void {
  const draft = `${file}.${process.pid}.new`
  const handle = openSync(draft, 'w', 0o600)
  try {
    writeFileSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
