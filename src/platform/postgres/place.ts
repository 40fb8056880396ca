import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../errors.ts'
import { mayEnter, type Owner } from './owner.ts'

/**
 * The folder that PostgreSQL keeps its files in: `directory`, or one under `elsewhere` when the owner cannot enter
 * the folder above. Then `directory`.location names it, so that the next start finds it.
 */
export function choosePlace(
  directory: string,
  owner: Owner | undefined,
  elsewhere: string,
  notice: (sentence: string) => void,
): string {
  const sign = `${directory}.location`
  if (existsSync(sign)) return signedPlace(sign)
  if (!owner) return directory
  mkdirSync(dirname(directory), { recursive: true })
  if (mayEnter(owner, dirname(directory))) return directory
  if (existsSync(directory)) {
    throw new AppError('cannot_start', {
      message: `PostgreSQL runs as ${owner.name}, who cannot enter ${dirname(directory)}. Allow others to enter the folders above it (chmod o+x), move the data directory, or run the server as an ordinary user.`,
    })
  }
  // Not named for the path: whoever deletes the data directory begins anew, also under the same path.
  const place = join(elsewhere, randomBytes(6).toString('hex'), 'postgres')
  mkdirSync(dirname(place), { recursive: true, mode: 0o755 })
  if (!mayEnter(owner, dirname(place))) {
    throw new AppError('cannot_start', {
      message: `PostgreSQL runs as ${owner.name}, who can enter neither ${dirname(directory)} nor ${dirname(place)}. Name a data directory in TACTFUL_DATA that is outside of closed folders, or run the server as an ordinary user.`,
    })
  }
  writeFileSync(sign, `${place}\n`, { mode: 0o600 })
  notice(
    `PostgreSQL runs as ${owner.name}, who cannot enter ${dirname(directory)}; its files are kept in ${place}. Back that up too.`,
  )
  return place
}

function signedPlace(sign: string): string {
  const place = readFileSync(sign, 'utf8').trim()
  // The folder above is made before the sign is written: without it the data was lost or left behind.
  if (existsSync(dirname(place))) return place
  throw new AppError('cannot_start', {
    message: `${sign} says that PostgreSQL's files are in ${place}, and they are not there. Restore them; or delete ${sign} to begin with an empty database.`,
  })
}
