import { createClient } from '@clickhouse/client'
import { pendingMigrations, readMigrations } from '../postgres/migrations.ts'

/** Applies the folder's new migrations to a database, which is created when missing. Names what it applied. */
export async function migrateClickHouse(
  options: { url: string; database: string },
  folder: string,
): Promise<string[]> {
  const files = await readMigrations(folder)
  const headers = { http_headers: { 'x-lane': 'command' }, log: { level: 127 as const } }
  const server = createClient({ url: options.url, ...headers })
  await server.command({ query: `CREATE DATABASE IF NOT EXISTS \`${options.database}\` ENGINE = Atomic` })
  await server.close()
  const client = createClient({ url: options.url, database: options.database, ...headers })
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
        await client.command({ query: statement }).catch((error: Error) => {
          throw new Error(`The migration ${file.name} failed: ${error.message}`, { cause: error })
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

/** The statements of a file: each ends with a semicolon at the end of a line. */
export function statements(sql: string): string[] {
  return sql
    .split(/;[ \t]*(?:\r?\n|$)/)
    .map((statement) => statement.replace(/^(?:\s*--[^\n]*\n)+/, '').trim())
    .filter((statement) => statement !== '' && !/^(--[^\n]*\s*)+$/.test(statement))
}
