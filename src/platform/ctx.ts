import type { Facts } from './clickhouse/index.ts'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import type { Permission } from './permissions.ts'
import type { Db } from './postgres/index.ts'

/** Who acts: a signed-in user, an API key, or the product itself. */
export interface Actor {
  kind: 'user' | 'key' | 'system'
  id: string
  name: string
  roles: readonly string[]
  permissions: ReadonlySet<Permission>
}

/** What every use case gets: handles only, for one workspace and one actor. */
export interface Ctx {
  db: Db
  facts: Facts
  clock: Clock
  log: Log
  actor: Actor
  workspace: string
}

/** Runs `work` in one Postgres transaction; inside another `transact` it joins that one. */
export async function transact<T>(ctx: Ctx, work: (tx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx)
  return ctx.db.transaction().execute((db) => work({ ...ctx, db }))
}
