import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256Hex } from '../../lib/hash.ts'
import { AppError } from '../errors.ts'

/** One numbered SQL file. */
export interface Migration {
  name: string
  sql: string
  hash: string
}

/** Reads the `NNN_name.sql` files of a folder in the order of their numbers; with `only`, those of these names. */
export async function readMigrations(folder: string, only?: ReadonlySet<string>): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const wrong = names.find((name) => !/^\d{3}_[a-z0-9_]+\.sql$/.test(name))
  if (wrong)
    throw refused(`${join(folder, wrong)}: a migration is named NNN_name.sql, such as 010_accounts.sql`)
  return Promise.all(
    names
      .filter((name) => !only || only.has(name))
      .map(async (name) => {
        const sql = await readFile(join(folder, name), 'utf8')
        return { name, sql, hash: sha256Hex(sql) }
      }),
  )
}

/**
 * Which files are still to be applied. Refuses a file that changed after it was applied, and a database that
 * a newer version of the program has brought further.
 */
export function pendingMigrations(
  where: string,
  files: readonly Migration[],
  applied: ReadonlyMap<string, string>,
): Migration[] {
  const known = new Map(files.map((file) => [file.name, file]))
  for (const [name, hash] of applied) {
    const file = known.get(name)
    if (!file) {
      throw refused(
        `The ${where} database has the migration ${name}, which this version of the program does not know: a newer ` +
          'version has used it. Start that version, or restore a backup from before the upgrade.',
      )
    }
    if (file.hash !== hash) {
      throw refused(
        `The migration ${name} was changed after it had been applied to the ${where} database. Restore the file as it ` +
          'was, and put the change into a new migration.',
      )
    }
  }
  return files.filter((file) => !applied.has(file.name))
}

function refused(message: string): AppError {
  return new AppError('migration_refused', { message })
}

/** What came of a file that could not be applied. */
export function failedMigration(name: string, error: unknown): AppError {
  const message = `The migration ${name} failed, and nothing later was applied: ${(error as Error).message}`
  return new AppError('migration_refused', { message, cause: error })
}
