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

/** Postgres codes of a transaction that lost against another and may simply be run again. */
const RETRIED = new Set(['40001', '40P01'])
const TRIES = 4

/**
 * Runs `work` in one Postgres transaction; inside another `transact` it joins that one. A serialization
 * failure or deadlock is tried again, so `work` must have no effect outside the transaction.
 */
export async function transact<T>(ctx: Ctx, work: (tx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx)
  for (let tries = 1; ; tries += 1) {
    try {
      return await ctx.db.transaction().execute((db) => work({ ...ctx, db }))
    } catch (error) {
      if (tries === TRIES || !RETRIED.has((error as { code?: string }).code ?? '')) throw error
    }
  }
}
