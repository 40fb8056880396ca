import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { type Listen, listenOn } from './listen.ts'
import { types } from './values.ts'

/** A database or a transaction on it; a store names the tables it uses with `withTables`. */
export type Db = Kysely<Record<never, never>>

/** An open PostgreSQL: queries through `db`, wake-ups through `listen`. */
export interface Postgres {
  url: string
  db: Db
  listen: Listen
  close(): Promise<void>
}

/** Opens a pool of connections; the first query connects. */
export function openPostgres(options: { url: string; connections?: number }): Postgres {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 16,
    types,
    application_name: 'tactful',
    keepAlive: true,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 15_000,
  })
  // A connection that the server ends fails what runs on it and is replaced; without listeners it would end the
  // process: the pool's hears of those at rest, the connection's own of one between two queries of a transaction.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db: Db = new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) })
  const listeners = new Set<() => Promise<void>>()
  return {
    url: options.url,
    db,
    listen: async (channel, heard) => {
      const stop = await listenOn(options.url, channel, heard)
      listeners.add(stop)
      return async () => {
        listeners.delete(stop)
        await stop()
      }
    },
    close: async () => {
      await Promise.all([...listeners].map((stop) => stop()))
      await db.destroy()
    },
  }
}

/** One connection of its own, for what COPY and queries have to share; lost, it fails the next query. */
export async function connectAlone(url: string, purpose: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    types,
    application_name: `tactful ${purpose}`,
    keepAlive: true,
  })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** The database through one connection that the caller holds. */
export function onClient(client: pg.Client): Db {
  const pool = { connect: async () => Object.assign(client, { release: () => {} }), end: async () => {} }
  return new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool: pool as never }) })
}

/** Asks the database for nothing but an answer. */
export async function ask(db: Db): Promise<void> {
  await sql`SELECT 1`.execute(db)
}
