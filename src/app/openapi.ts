import { openFacts } from '../platform/clickhouse/index.ts'
import { systemClock } from '../platform/clock.ts'
import { openLog } from '../platform/log.ts'
import { openPostgres } from '../platform/postgres/index.ts'
import { buildHttp } from './http.ts'
import { makeSampleRunner } from './sample/process.ts'

/** The OpenAPI description of all routes, made without any database. */
export async function describeApi(): Promise<object> {
  const postgres = openPostgres({ url: 'postgres://nobody@127.0.0.1:1/none' })
  const facts = openFacts({ url: 'http://127.0.0.1:1', database: 'none' })
  const app = await buildHttp({
    db: postgres.db,
    facts,
    clock: systemClock,
    log: openLog('silent'),
    listen: postgres.listen,
    settings: {
      publicUrl: 'http://127.0.0.1:4000',
      secret: '',
      smtpUrl: undefined,
      mailFrom: '',
      mailConnections: 1,
      dkim: [],
      pace: { domains: new Map() },
    },
    places: { postgres: '', clickhouse: { url: '', database: '' } },
    secretKept: true,
    operatorToken: '',
    sample: makeSampleRunner(),
  })
  const description = app.swagger()
  await app.close()
  await Promise.all([postgres.close(), facts.close()])
  return description
}
