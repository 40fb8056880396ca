import type { FactsCopy } from '../../platform/clickhouse/index.ts'
import type { Manifest, Migrated } from './archive.ts'
import type { Batches } from './store.ts'

/** Copies of what PostgreSQL says; made again from it after a restore. */
const DERIVED = new Set(['people', 'profile_redirects'])
const PREFIX = 'backup_of_'
const PAGE_BYTES = 16_000_000
const MOST_ROWS = 200_000

/** The tables that belong into a backup, with their columns. */
export async function readFactTables(copy: FactsCopy): Promise<Manifest['clickhouse']> {
  const rows = await copy.query<{ table: string; columns: string[] }>(
    `SELECT table, arrayMap(c -> c.2, arraySort(groupArray((position, name)))) AS columns FROM system.columns
    WHERE database = currentDatabase() AND default_kind NOT IN ('MATERIALIZED', 'ALIAS')
      AND table IN (SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree')
    GROUP BY table ORDER BY table`,
  )
  return rows.filter(
    ({ table }) => !DERIVED.has(table) && table !== 'schema_migrations' && !table.startsWith(PREFIX),
  )
}

/** The migrations that were applied. */
export function readFactMigrated(copy: FactsCopy): Promise<Migrated[]> {
  return copy.query<Migrated>('SELECT name, hash FROM schema_migrations ORDER BY name')
}

/** Fixes the tables as they are now, by links to the same files: at once, whatever their size. */
export async function freeze(copy: FactsCopy, tables: Manifest['clickhouse']): Promise<void> {
  await thaw(copy)
  for (const { table } of tables) {
    await copy.command(`CREATE TABLE ${PREFIX}${table} CLONE AS ${table}`)
    await copy.command(`SYSTEM STOP MERGES ${PREFIX}${table}`)
  }
}

/** Lets the fixed tables go, also those that an interrupted backup left. */
export async function thaw(copy: FactsCopy): Promise<void> {
  const left = await copy.query<{ name: string }>(
    `SELECT name FROM system.tables WHERE database = currentDatabase() AND startsWith(name, '${PREFIX}')`,
  )
  for (const { name } of left) await copy.command(`DROP TABLE ${name} SYNC`)
}

/**
 * The rows of a fixed table in pages. Of a table whose rows carry their batch only those of batches that are in
 * PostgreSQL's part as stored: an open one is brought again from the inbox, a later one is not known there.
 */
export async function* readFacts(
  copy: FactsCopy,
  { table, columns }: Manifest['clickhouse'][number],
  batches: Batches,
): AsyncGenerator<Buffer> {
  const fixed = `${PREFIX}${table}`
  const parts = await copy.query<{ name: string; rows: number; bytes: number }>(
    `SELECT name, rows, data_uncompressed_bytes AS bytes FROM system.parts
    WHERE database = currentDatabase() AND table = {table:String} AND active ORDER BY name`,
    { table: fixed },
  )
  const known = columns.includes('batch_id')
    ? 'AND batch_id <= {last:UInt64} AND NOT has({open:Array(UInt64)}, batch_id)'
    : ''
  for (const { name, rows, bytes } of parts) {
    const page = Math.max(1000, Math.min(MOST_ROWS, Math.floor((PAGE_BYTES / Math.max(1, bytes)) * rows)))
    for (let from = 0; from < rows; from += page) {
      const lines = await copy.read(
        `SELECT ${columns.join(', ')} FROM ${fixed}
        WHERE _part = {part:String} AND _part_offset >= {from:UInt64} AND _part_offset < {to:UInt64} ${known}`,
        { part: name, from, to: from + page, ...(known && { last: batches.last, open: batches.open }) },
      )
      if (lines.length > 0) yield lines
    }
  }
}

/** Whether a table of the database has rows; one that is not there has none. */
export async function hasRows(copy: FactsCopy): Promise<boolean> {
  const [found] = await copy.query<{ rows: number }>(
    `SELECT coalesce(sum(total_rows), 0) AS rows FROM system.tables
    WHERE database = currentDatabase() AND name != 'schema_migrations'`,
  )
  return (found?.rows ?? 0) > 0
}

/** Takes out what a restore that failed has put in. */
export async function emptyFacts(copy: FactsCopy, tables: Manifest['clickhouse']): Promise<void> {
  for (const { table } of tables) await copy.command(`TRUNCATE TABLE IF EXISTS ${table}`)
}
