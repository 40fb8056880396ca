import pg from 'pg'
import { type Migration, pendingMigrations, readMigrations } from './migrations.ts'

// One number for all versions of the program, so that two starting at once take turns.
const LOCK = 7_224_883_510

/** Applies the folder's new migrations, each in a transaction of its own, one process at a time. Names what it applied. */
export async function migratePostgres(url: string, folder: string): Promise<string[]> {
  const files = await readMigrations(folder)
  const client = new pg.Client({ connectionString: url, application_name: 'tactful migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query(
      'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
    )
    const { rows } = await client.query<{ name: string; hash: string }>('SELECT name, hash FROM migrations')
    const pending = pendingMigrations('PostgreSQL', files, new Map(rows.map((row) => [row.name, row.hash])))
    for (const file of pending) await apply(client, file)
    return pending.map((file) => file.name)
  } finally {
    // Ending the session gives the lock back.
    await client.end()
  }
}

async function apply(client: pg.Client, file: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(file.sql)
    await client.query('INSERT INTO migrations (name, hash) VALUES ($1, $2)', [file.name, file.hash])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw new Error(`The migration ${file.name} failed: ${(error as Error).message}`, { cause: error })
  }
}
