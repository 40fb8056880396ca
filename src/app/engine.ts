import { fileURLToPath } from 'node:url'
import { migrateClickHouse, openFacts, runAsChild, serveEngine } from '../platform/clickhouse/index.ts'
import { systemClock } from '../platform/clock.ts'
import { openLog } from '../platform/log.ts'
import { oneAtATime, openPostgres } from '../platform/postgres/index.ts'
import { startFold } from './fold.ts'

/** What the parent tells the child process. */
interface Order {
  path: string
  password: string
  port: number
  memoryMb?: number
  /** A ClickHouse server to use instead of the engine. */
  clickhouseUrl?: string
  database: string
  databaseUrl: string
  logLevel: string
  /** Whether this process folds. */
  fold: boolean
}

const migrations = fileURLToPath(new URL('../../migrations/clickhouse', import.meta.url))

/** Opens the engine and folds beside it; answers with the address of ClickHouse and how to end. */
async function start(order: Order): Promise<{ url: string; stop(): Promise<void> }> {
  const engine = order.clickhouseUrl
    ? { url: order.clickhouseUrl, close: async () => {} }
    : await serveEngine(order)
  const { url } = engine
  const { database, databaseUrl } = order
  await oneAtATime(databaseUrl, () => migrateClickHouse({ url, database }, migrations))
  const postgres = openPostgres({ url: databaseUrl, connections: 6 })
  const facts = openFacts({ url, database })
  const log = openLog(order.logLevel)
  const fold = order.fold
    ? startFold({ db: postgres.db, listen: postgres.listen, facts, clock: systemClock, log })
    : undefined
  return {
    url,
    stop: async () => {
      await fold?.stop()
      await Promise.all([postgres.close(), facts.close()])
      await engine.close()
    },
  }
}

runAsChild(start)
