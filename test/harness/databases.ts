import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { migratePostgres } from '../../src/platform/postgres/index.ts'

/** Where the run's databases are; handed from the global set-up to each test file. */
interface Databases {
  postgresUrl: string
  clickhouseUrl: string
  /** A migrated PostgreSQL database that each test file clones. */
  template: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    databases: Databases
  }
}

/** The folder of a database's migrations. */
export function migrationsOf(database: 'postgres' | 'clickhouse'): string {
  return fileURLToPath(new URL(`../../migrations/${database}`, import.meta.url))
}

/** A database name that no other file or run uses. */
export function freshName(kind: string): string {
  return `test_${kind}_${randomBytes(6).toString('hex')}`
}

/** The URL of another database on the same server. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/** Runs statements on the server, outside any test's database. */
export async function administer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Creates the migrated database that test files clone. */
export async function createTemplate(postgresUrl: string): Promise<string> {
  const template = freshName('template')
  await administer(postgresUrl, `CREATE DATABASE ${template}`)
  await migratePostgres(withDatabase(postgresUrl, template), migrationsOf('postgres'))
  return template
}
