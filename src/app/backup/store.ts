import type pg from 'pg'
import { copyIn, copyOut } from '../../platform/postgres/index.ts'
import type { Manifest, Migrated } from './archive.ts'

/** Only one backup at a time; held by the connection. */
const BACKUP_LOCK = 7_224_883_514

/** Tables that say which process does what now, and so nothing about the data. */
const LEFT_OUT = new Set([
  'migrations',
  'delivery_workers',
  'sessions',
  'setup_links',
  'failed_logins',
  'profile_mirror',
])

/** Whether this connection may take a backup now. */
export async function lockBackup(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [
    BACKUP_LOCK,
  ])
  return rows[0]?.got ?? false
}

/** Everything read from here on, up to the end of the connection, is as it is at this instant. */
export async function fixPoint(client: pg.Client): Promise<Date> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const { rows } = await client.query<{ at: Date }>('SELECT clock_timestamp() AS at')
  return rows[0]?.at ?? new Date()
}

/** The folded batches that a point knows: the last one, and those not yet in ClickHouse. */
export interface Batches {
  last: number
  open: number[]
}

/** Which folded batches are in ClickHouse for sure at this point: all up to `last` but the open ones. */
export async function readBatches(client: pg.Client): Promise<Batches> {
  const { rows } = await client.query<{ last: string; open: string[] }>(
    `SELECT coalesce(max(id), 0)::text AS last,
      coalesce(array_agg(id::text) FILTER (WHERE stored_at IS NULL), '{}') AS open FROM fold_batches`,
  )
  return { last: Number(rows[0]?.last ?? 0), open: (rows[0]?.open ?? []).map(Number) }
}

/** The migrations that were applied. */
export async function readMigrated(client: pg.Client): Promise<Migrated[]> {
  return (await client.query<Migrated>('SELECT name, hash FROM migrations ORDER BY name')).rows
}

/** The tables with their columns, those that are referred to before those that refer. */
export async function readTables(client: pg.Client): Promise<Manifest['postgres']> {
  const { rows } = await client.query<{ table: string; columns: string[]; refers: string[] }>(
    `SELECT c.relname AS table,
      (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      coalesce((SELECT array_agg(f.confrelid::regclass::text) FROM pg_constraint f
        WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid), '{}') AS refers
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relispartition
    ORDER BY c.relname`,
  )
  const tables = rows.filter(({ table }) => !LEFT_OUT.has(table))
  const ordered: Manifest['postgres'] = []
  while (ordered.length < tables.length) {
    const done = new Set(ordered.map(({ table }) => table))
    const ready = tables.filter(({ table, refers }) => !done.has(table) && refers.every((to) => done.has(to)))
    if (ready.length === 0) throw new Error('the tables refer to each other in a circle')
    ordered.push(...ready.map(({ table, columns }) => ({ table, columns })))
  }
  return ordered
}

/** Where the number sequences stand. */
export async function readSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  )
  const found: Manifest['sequences'] = []
  for (const { name } of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${quoted(name)}`,
    )
    if (state.rows[0]) found.push({ name, ...state.rows[0] })
  }
  return found
}

/** The rows of a table in the text form of COPY. */
export function readTable(
  client: pg.Client,
  { table, columns }: Manifest['postgres'][number],
): AsyncGenerator<Buffer> {
  return copyOut(client, `COPY (SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)}) TO STDOUT`)
}

/** Whether the database holds nothing that a restore would destroy. */
export async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ used: boolean }>(
    `SELECT to_regclass('public.workspaces') IS NOT NULL AS used`,
  )
  if (!rows[0]?.used) return true
  const held = await client.query('SELECT FROM workspaces UNION ALL SELECT FROM inbox LIMIT 1')
  return held.rowCount === 0
}

/** Takes out what migrations put into the tables. */
export async function emptyTables(client: pg.Client, tables: Manifest['postgres']): Promise<void> {
  await client.query(`TRUNCATE ${tables.map(({ table }) => quoted(table)).join(', ')} CASCADE`)
}

/** Adds rows in the text form of COPY. */
export function writeTable(
  client: pg.Client,
  { table, columns }: Manifest['postgres'][number],
  rows: Buffer,
): Promise<number> {
  return copyIn(client, `COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) FROM STDIN`, rows)
}

/** Sets the sequences to where they stood. */
export async function writeSequences(client: pg.Client, sequences: Manifest['sequences']): Promise<void> {
  for (const { name, value, called } of sequences)
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [quoted(name), value, called])
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
