import pg from 'pg'
import { failedMigration, type Migration, pendingMigrations, readMigrations } from './migrations.ts'

// One number each for all versions of the program, so that two starting at once take turns.
const LOCK = 7_224_883_510
const OTHER_LOCK = 7_224_883_511

/** Applies the folder's new migrations, each in a transaction of its own, one process at a time. Names what it applied. With
 * `only`, the others are left for later. */
export async function migratePostgres(
  url: string,
  folder: string,
  only?: ReadonlySet<string>,
): Promise<string[]> {
  const files = await readMigrations(folder, only)
  return locked(url, LOCK, async (client) => {
    await client.query(
      'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
    )
    const { rows } = await client.query<{ name: string; hash: string }>('SELECT name, hash FROM migrations')
    const pending = pendingMigrations('PostgreSQL', files, new Map(rows.map((row) => [row.name, row.hash])))
    for (const file of pending) await apply(client, file)
    return pending.map((file) => file.name)
  })
}

/** Runs `work` in one process at a time, of all that share the PostgreSQL: for the tables of another database. */
export function oneAtATime<T>(url: string, work: () => Promise<T>): Promise<T> {
  return locked(url, OTHER_LOCK, work)
}

async function locked<T>(url: string, key: number, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'tactful migrate',
    keepAlive: true,
  })
  // A lost connection fails the next query; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [key])
    return await work(client)
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
    throw failedMigration(file.name, error)
  }
}
