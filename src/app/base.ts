import { type OidcSettings, permissionsOf } from '../accounts/index.ts'
import type { readMailSettings } from '../deliver/index.ts'
import type { Facts } from '../platform/clickhouse/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Log } from '../platform/log.ts'
import type { ModelSettings } from '../platform/models/index.ts'
import type { Db, Listen } from '../platform/postgres/index.ts'
import type { SampleRunner } from './sample/process.ts'

/** What requests and work stand on: open databases, clock, log, and the settings that stages are given. */
export interface Base {
  db: Db
  facts: Facts
  clock: Clock
  log: Log
  listen: Listen
  settings: ReturnType<typeof readMailSettings> & {
    publicUrl: string
    secret: string
    smtpUrl: string | undefined
    mailFrom: string
    mailConnections: number
    mailInDomain?: string | undefined
    simulatedMailUrl?: (workspace: string) => string | undefined
    /** The identity provider that people may sign in with. */
    oidc?: OidcSettings | undefined
    models?: ModelSettings | undefined
  }
  /** Where the databases are, for what needs connections of its own. */
  places: { data?: string; postgres: string; clickhouse: { url: string; database: string } }
  /** Whether the secret is kept in the data directory, and so belongs into a backup. */
  secretKept: boolean
  /** Opens the API to whoever can read the data directory. */
  operatorToken: string
  /** The processes of sample shops. */
  sample: SampleRunner
}

/** Makes the handles with which the product acts by itself in a workspace. */
export function systemCtxOf({
  db,
  facts,
  clock,
  log,
}: Pick<Base, 'db' | 'facts' | 'clock' | 'log'>): (workspace: string) => Ctx {
  const actor = {
    kind: 'system',
    id: 'system',
    name: 'Tactful',
    roles: ['admin'],
    permissions: permissionsOf(['admin']),
  } as const
  return (workspace) => ({ db, facts, clock, log, actor, workspace })
}
