import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import type { Binaries } from './binaries.ts'
import type { Owner } from './owner.ts'

/** Where a cluster's programs, files and owner are. */
export interface Cluster {
  binaries: Binaries
  place: string
  owner: Owner | undefined
  /** The test suite's databases may be lost with the machine. */
  fsync: boolean
}

/** What PostgreSQL's programs get from our environment: nothing but where to find theirs. */
export const environment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }

/**
 * Creates the cluster where there is none, whole or not at all, and refuses one of another major version. Gives the
 * superuser's password, which is kept beside the cluster for this user's eyes only.
 */
export function ensureCluster(cluster: Cluster, passwordFile: string): string {
  const { place, binaries } = cluster
  const kept = readPassword(passwordFile)
  const password = kept ?? randomBytes(24).toString('hex')
  if (kept === undefined) writeFileSync(passwordFile, password, { mode: 0o600, flush: true })
  if (!existsSync(join(place, 'PG_VERSION'))) {
    create(cluster, password)
    return password
  }
  refuseOtherVersion(place, binaries)
  if (kept === undefined) setPassword(cluster, password)
  return password
}

function readPassword(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() || undefined : undefined
}

/** The password's file was lost: the program sets a new one, alone on the cluster. */
function setPassword({ place, binaries, owner }: Cluster, password: string): void {
  const program = join(binaries.native, 'bin', 'postgres')
  const done = spawnSync(program, ['--single', '-D', place, 'postgres'], {
    ...as(owner),
    input: `ALTER ROLE postgres PASSWORD '${password}';\n`,
  })
  if (done.status !== 0 || /ERROR/.test(done.stderr)) {
    throw new AppError('cannot_start', {
      message: `The file with PostgreSQL's password was lost, and a new password could not be set on ${place}: ${done.stderr.slice(-600)}`,
    })
  }
}

function as(owner: Owner | undefined) {
  return {
    ...(owner && { uid: owner.uid, gid: owner.gid }),
    env: environment,
    cwd: '/',
    encoding: 'utf8' as const,
  }
}

function refuseOtherVersion(place: string, binaries: Binaries): void {
  const version = readFileSync(join(place, 'PG_VERSION'), 'utf8').trim()
  if (version === binaries.major) return
  throw new AppError('cannot_start', {
    message: `The database in ${place} was made by PostgreSQL ${version}, and this version of the program brings PostgreSQL ${binaries.major}. Move the data with pg_upgrade or pg_dump, or run the version of the program that you used before.`,
  })
}

function create({ place, binaries, owner, fsync }: Cluster, password: string): void {
  if (existsSync(place) && readdirSync(place).length > 0) {
    throw new AppError('cannot_start', {
      message: `${place} holds files and is not a PostgreSQL database: PG_VERSION is missing. Restore it from a backup, or move it away to begin with an empty database.`,
    })
  }
  const draft = `${place}.new`
  const handover = `${place}.initdb`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  chmodSync(draft, 0o700)
  writeFileSync(handover, password, { mode: 0o600 })
  if (owner) for (const path of [draft, handover]) chownSync(path, owner.uid, owner.gid)
  const made = spawnSync(
    join(binaries.native, 'bin', 'initdb'),
    [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${handover}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      ...(fsync ? [] : ['--no-sync']),
    ],
    as(owner),
  )
  rmSync(handover, { force: true })
  if (made.status === 0) {
    renameSync(draft, place)
    return
  }
  rmSync(draft, { recursive: true, force: true })
  const reason = (made.stderr || made.error?.message || `status ${made.status}`).trim()
  throw new AppError('cannot_start', {
    message: `The PostgreSQL database could not be created in ${place}: ${reason.slice(-600)}. ${advice(reason)}`,
  })
}

function advice(reason: string): string {
  if (/could not look up effective user ID/.test(reason)) {
    return 'This user has no name on this system: run the server as one that has, or set DATABASE_URL.'
  }
  if (/No space left/.test(reason)) return 'Make room on the disk and start again.'
  return 'Mend what is named, or set DATABASE_URL to a PostgreSQL server.'
}
