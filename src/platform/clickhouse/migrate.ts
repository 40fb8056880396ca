import { failedMigration, pendingMigrations, readMigrations } from '../postgres/migrations.ts'
import { openClient } from './facts.ts'

/** Applies the folder's new migrations to a database, which is created when missing. Names what it applied. */
export async function migrateClickHouse(
  options: { url: string; database: string },
  folder: string,
  only?: ReadonlySet<string>,
): Promise<string[]> {
  const files = await readMigrations(folder, only)
  const server = openClient({ url: options.url, lane: 'command' })
  await server.command({ query: `CREATE DATABASE IF NOT EXISTS \`${options.database}\` ENGINE = Atomic` })
  await server.close()
  const client = openClient({ ...options, lane: 'command' })
  try {
    await client.command({
      query:
        'CREATE TABLE IF NOT EXISTS schema_migrations (name String, hash String, applied_at DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY name',
    })
    const result = await client.query({
      query: 'SELECT name, hash FROM schema_migrations',
      format: 'JSONEachRow',
    })
    const applied = await result.json<{ name: string; hash: string }>()
    const pending = pendingMigrations(
      'ClickHouse',
      files,
      new Map(applied.map((row) => [row.name, row.hash])),
    )
    for (const file of pending) {
      for (const statement of statements(file.sql)) {
        await client.command({ query: statement }).catch((error: unknown) => {
          throw failedMigration(file.name, error)
        })
      }
      await client.insert({
        table: 'schema_migrations',
        values: [{ name: file.name, hash: file.hash }],
        columns: ['name', 'hash'],
        format: 'JSONEachRow',
      })
    }
    return pending.map((file) => file.name)
  } finally {
    await client.close()
  }
}

/**
 * The statements of a file: each ends with a semicolon at the end of a line. There are no transactions here, so
 * what a crash left half done is applied again: what exists already is not created once more.
 */
export function statements(sql: string): string[] {
  return sql
    .replace(/^[ \t]*--.*$/gm, '')
    .split(/;[ \t]*(?:--.*)?(?:\r?\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
    .map((statement) =>
      statement.replace(
        /^CREATE\s+(TABLE|VIEW|MATERIALIZED\s+VIEW|DICTIONARY)\s+(?!IF\s+NOT\s+EXISTS)/i,
        'CREATE $1 IF NOT EXISTS ',
      ),
    )
}
