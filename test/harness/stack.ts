import { inject } from 'vitest'
import { permissionsOf } from '../../src/accounts/index.ts'
import { newId } from '../../src/lib/ids.ts'
import { type Facts, migrateClickHouse, openFacts } from '../../src/platform/clickhouse/index.ts'
import { type SettableClock, settableClock } from '../../src/platform/clock.ts'
import type { Ctx } from '../../src/platform/ctx.ts'
import { openLog } from '../../src/platform/log.ts'
import { openPostgres, type Postgres } from '../../src/platform/postgres/index.ts'
import { administer, freshName, migrationsOf, withDatabase } from './databases.ts'

/** A test file's own databases, its clock, and people to act. */
export interface Stack {
  postgres: Postgres
  facts: Facts
  /** URL and name of this file's ClickHouse database. */
  clickhouse: { url: string; database: string }
  clock: SettableClock
  /** A new workspace; the ctx of its administrator. */
  workspace(): Promise<Ctx>
  /** Another user of the ctx's workspace, with these roles. */
  actor(ctx: Ctx, roles: readonly string[]): Promise<Ctx>
  /** The product itself acting in a workspace. */
  systemCtx(workspace: string): Ctx
  close(): Promise<void>
}

/** Where every stack's clock starts. */
export const START = '2026-06-01T12:00:00.000Z'

/** Opens the file's own databases; for `beforeAll`. */
export async function testStack(): Promise<Stack> {
  const { postgresUrl, clickhouseUrl, template } = inject('databases')
  const name = freshName('file')
  await administer(postgresUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const clickhouse = { url: clickhouseUrl, database: name }
  await migrateClickHouse(clickhouse, migrationsOf('clickhouse'))

  const postgres = openPostgres({ url: withDatabase(postgresUrl, name), connections: 10 })
  const facts = openFacts(clickhouse)
  const clock = settableClock(START)
  const log = openLog('silent')
  const handles = { db: postgres.db, facts, clock, log }

  const systemCtx = (workspace: string): Ctx => ({
    ...handles,
    workspace,
    actor: {
      kind: 'system',
      id: 'system',
      name: 'Tactful',
      roles: ['admin'],
      permissions: permissionsOf(['admin']),
    },
  })
  const actor = async (ctx: Ctx, roles: readonly string[]): Promise<Ctx> => {
    const id = await addUser(ctx, roles)
    const person = {
      kind: 'user' as const,
      id,
      name: `Test ${roles.join(' ')}`,
      roles,
      permissions: permissionsOf(roles),
    }
    return { ...ctx, actor: person }
  }
  return {
    postgres,
    facts,
    clickhouse,
    clock,
    systemCtx,
    actor,
    workspace: async () => {
      const workspace = newId()
      const ctx = systemCtx(workspace)
      await ctx.db
        .withTables<Tables>()
        .insertInto('workspaces')
        .values({ id: workspace, name: 'Test shop', created_at: clock.now() })
        .execute()
      return actor(ctx, ['admin'])
    },
    close: async () => {
      await Promise.all([postgres.close(), facts.close()])
      await administer(postgresUrl, `DROP DATABASE ${name} WITH (FORCE)`)
      const server = openFacts({ url: clickhouseUrl })
      await server.command(`DROP DATABASE ${name}`)
      await server.close()
    },
  }
}

type Tables = {
  workspaces: { id: string; name: string; created_at: Date }
  users: { id: string; email: string; name: string; password_hash: string; created_at: Date }
  memberships: { workspace_id: string; user_id: string; roles: readonly string[] }
}

async function addUser(ctx: Ctx, roles: readonly string[]): Promise<string> {
  const id = newId()
  const tables = ctx.db.withTables<Tables>()
  await tables
    .insertInto('users')
    .values({
      id,
      email: `${id}@test.example`,
      name: `Test ${roles.join(' ')}`,
      // Not the hash of any password: nobody signs in as this user by form.
      password_hash: '',
      created_at: ctx.clock.now(),
    })
    .execute()
  await tables.insertInto('memberships').values({ workspace_id: ctx.workspace, user_id: id, roles }).execute()
  return id
}
