import { permissionsOf } from '../accounts/index.ts'
import { openFacts } from '../platform/clickhouse/index.ts'
import { settableClock } from '../platform/clock.ts'
import type { Ctx } from '../platform/ctx.ts'
import { openLog } from '../platform/log.ts'
import { openPostgres } from '../platform/postgres/index.ts'
import { runDelivery } from './run.ts'
import type { DeliverySettings } from './settings.ts'

// A process that does nothing but deliver, for tests that kill it. Says "ready" and works until it is ended.

const { postgresUrl, clickhouse, now, settings, leaseMillis } = JSON.parse(process.argv[2] ?? '{}') as {
  postgresUrl: string
  clickhouse: { url: string; database: string }
  now: string
  settings: DeliverySettings
  leaseMillis: number
}
const postgres = openPostgres({ url: postgresUrl, connections: 5 })
const handles = {
  db: postgres.db,
  facts: openFacts(clickhouse),
  clock: settableClock(now),
  log: openLog('silent'),
}
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
runDelivery({ systemCtx, settings, leaseMillis })
process.stdout.write('ready\n')
