import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../errors.ts'

/** The unprivileged user as whom PostgreSQL runs when the server runs as root. */
export interface Owner {
  uid: number
  gid: number
  name: string
}

const USER = 'postgres'

/**
 * As whom PostgreSQL is to run on a data folder: undefined for ourselves. As root it is whom the folder already
 * belongs to, else the user `postgres`, who is created where there is none.
 */
export function chooseOwner(directory: string): Owner | undefined {
  const owned = existsSync(directory) ? statSync(directory) : undefined
  if (process.getuid?.() !== 0) {
    if (owned && owned.uid !== process.getuid?.()) throw belongsToOther(directory, owned.uid)
    return undefined
  }
  if (owned && owned.uid !== 0) return { uid: owned.uid, gid: owned.gid, name: nameOf(owned.uid) }
  const owner = findUser() ?? createUser()
  // Restored by root from a backup, for example.
  if (owned) giveTo(directory, owner)
  return owner
}

/** Gives a folder and all in it to the owner. */
function giveTo(path: string, owner: Owner): void {
  chownSync(path, owner.uid, owner.gid)
  if (!lstatSync(path).isDirectory()) return
  for (const name of readdirSync(path)) {
    const child = join(path, name)
    if (!lstatSync(child).isSymbolicLink()) giveTo(child, owner)
  }
}

/** Whether the owner can enter the folder; tried, not computed, since access lists may say more than modes. */
export function mayEnter(owner: Owner, folder: string): boolean {
  return tries(owner, 'cd "$1"', folder)
}

/** Whether the owner can run the program. */
export function mayRun(owner: Owner, program: string): boolean {
  return tries(owner, 'test -x "$1" && "$1" --version', program)
}

function tries(owner: Owner, script: string, path: string): boolean {
  const { uid, gid } = owner
  return (
    spawnSync('/bin/sh', ['-c', script, 'sh', path], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0
  )
}

function findUser(): Owner | undefined {
  const id = (flag: string) => Number(execFileSync('id', [flag, USER], { encoding: 'utf8', stdio: 'pipe' }))
  try {
    return { uid: id('-u'), gid: id('-g'), name: USER }
  } catch {
    return undefined
  }
}

function createUser(): Owner {
  const options = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', USER]
  const add = (group: string[]) => spawnSync('useradd', [...group, ...options], { encoding: 'utf8' })
  // A group of the name may be left from a PostgreSQL that was removed.
  const made = [['--user-group'], ['--gid', USER]].map(add).find(({ status }) => status === 0) ?? add([])
  const owner = findUser()
  if (owner) return owner
  throw new AppError('cannot_start', {
    message: `PostgreSQL refuses to run as root, and the unprivileged user ${USER} could not be created (${(made.stderr || made.error?.message || 'useradd failed').trim()}). Create it (useradd --system ${USER}), run the server as an ordinary user, or set DATABASE_URL to a PostgreSQL server.`,
  })
}

function belongsToOther(directory: string, uid: number): AppError {
  const me = userInfo().username
  return new AppError('cannot_start', {
    message: `The database in ${directory} belongs to ${nameOf(uid)}, and this server runs as ${me}: it was probably started as root before. Start it as root again, or hand the data over: chown -R ${me} ${directory}`,
  })
}

function nameOf(uid: number): string {
  try {
    return execFileSync('id', ['-un', String(uid)], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return `user ${uid}`
  }
}
