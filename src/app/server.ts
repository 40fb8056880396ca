import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { newSetupToken, type OidcSettings } from '../accounts/index.ts'
import { listenForMailIn, readMailSettings } from '../deliver/index.ts'
import { openFacts, startEngine } from '../platform/clickhouse/index.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { openDataDirectory } from '../platform/data-directory.ts'
import { AppError } from '../platform/errors.ts'
import type { Tls } from '../platform/http/index.ts'
import { openJobs } from '../platform/jobs.ts'
import { type Log, openLog } from '../platform/log.ts'
import type { ModelSettings } from '../platform/models/index.ts'
import { migratePostgres, openPostgres, startEmbeddedPostgres } from '../platform/postgres/index.ts'
import { type Base, systemCtxOf } from './base.ts'
import { buildHttp } from './http.ts'
import { scheduleMaintenance } from './maintenance.ts'
import { makeSampleRunner } from './sample/process.ts'
import { demoLink, resumeSamples } from './sample/start.ts'
import { startWork } from './work.ts'

const migrations = fileURLToPath(new URL('../../migrations/postgres', import.meta.url))

/** Our database in ClickHouse. */
const DATABASE = 'tactful'

/** A running server. */
export interface Server {
  url: string
  base: Base
  /** The one-time set-up link, while nobody has an account. */
  setupLink: string | undefined
  stop(): Promise<void>
}

/** How a start differs from the usual one. */
export interface StartOptions {
  clock?: Clock
  log?: Log
  say?: (step: string) => void
  /** Shows the living shop at once where nobody has an account. */
  demo?: boolean
  /** Does not offer the living shop. */
  empty?: boolean
}

/**
 * Starts everything in order and stops it in the reverse order: data directory, PostgreSQL, the ClickHouse
 * engine with the fold, HTTP, background work. A step that fails stops what was started before it.
 */
export async function startServer(config: Config, options: StartOptions = {}): Promise<Server> {
  const log = options.log ?? openLog(config.logLevel)
  const say = options.say ?? (() => {})
  const notice = (sentence: string) => log.warn(sentence)
  const stops: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) await step()
  }
  try {
    const directory = openDataDirectory(config.data)
    stops.push(() => directory.release())

    const databaseUrl = config.databaseUrl ?? (await embeddedPostgres())
    say('Bringing tables up to date')
    await migratePostgres(databaseUrl, migrations)
    const postgres = openPostgres({ url: databaseUrl })
    stops.push(() => postgres.close())

    const engine = await clickhouse(databaseUrl)
    const facts = openFacts(engine)
    stops.push(() => facts.close())

    const base: Base = {
      db: postgres.db,
      facts,
      clock: options.clock ?? systemClock,
      log,
      listen: postgres.listen,
      settings: {
        publicUrl: config.publicUrl ?? `${config.tlsCert ? 'https' : 'http'}://${config.host}:${config.port}`,
        secret: config.secret ?? directory.secret,
        smtpUrl: config.smtpUrl,
        mailFrom: config.mailFrom,
        mailConnections: config.mailConcurrency,
        ...readMailSettings(config),
        oidc: oidcOf(config),
        mailInDomain: config.mailInDomain,
        models: modelsOf(config),
      },
      places: {
        data: directory.path,
        postgres: databaseUrl,
        clickhouse: { url: engine.url, database: engine.database },
      },
      secretKept: config.secret === undefined,
      operatorToken: directory.operatorToken,
      sample: makeSampleRunner(),
    }
    const app = await buildHttp(base, readTls(config))
    const url = await app.listen({ port: config.port, host: config.host })
    base.sample.serveAt(url)
    if (!config.publicUrl) base.settings.publicUrl = url
    stops.push(() => app.close())
    stops.push(() => base.sample.stop())
    if (config.role !== 'api') {
      const work = await startWork(base)
      stops.push(() => work.stop())
      const jobs = await openJobs(databaseUrl, log)
      stops.push(() => jobs.stop())
      await scheduleMaintenance(jobs, base)
      const listener = await listenForMailIn(systemCtxOf(base), base.settings, {
        port: config.mailInPort,
        host: config.host,
      })
      if (listener) stops.push(() => listener.close())
    }
    directory.announce(url)
    if (config.role === 'all') await resumeSamples(base)

    const demo = options.demo ? await demoLink(base) : undefined
    const token = demo ?? (await newSetupToken(systemCtxOf(base)('')))
    const link = token && `${base.settings.publicUrl}/setup?token=${token}`
    return {
      url,
      base,
      setupLink: link && link + (demo ? '&sample=1' : options.empty ? '&empty=1' : ''),
      stop,
    }

    async function embeddedPostgres(): Promise<string> {
      say('Starting PostgreSQL')
      const embedded = await startEmbeddedPostgres({ directory: directory.file('postgres'), notice })
      stops.push(() => embedded.stop())
      return embedded.url
    }

    async function clickhouse(postgresUrl: string): Promise<{ url: string; database: string }> {
      say('Starting ClickHouse')
      const child = await startEngine({
        path: directory.file('clickhouse'),
        notice,
        memoryMb: config.clickhouseMemoryMb,
        entry: fileURLToPath(new URL('./engine.ts', import.meta.url)),
        config: {
          databaseUrl: postgresUrl,
          clickhouseUrl: config.clickhouseUrl,
          database: DATABASE,
          logLevel: config.logLevel,
          fold: config.role !== 'api',
        },
      })
      stops.push(() => child.stop())
      return { url: child.url, database: DATABASE }
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function oidcOf(config: Config): OidcSettings | undefined {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret } = config
  if (issuer === undefined) return undefined
  if (clientId === undefined)
    throw new AppError('cannot_start', {
      message:
        'OIDC_ISSUER is set and OIDC_CLIENT_ID is not. Register this installation at the provider and set both.',
    })
  const newUserRoles = (config.oidcNewUserRoles ?? '').split(',').map((role) => role.trim())
  return { issuer, clientId, clientSecret, name: config.oidcName, newUserRoles: newUserRoles.filter(Boolean) }
}

/** The certificate, where the server speaks https itself. */
function readTls({ tlsCert, tlsKey }: Config): Tls | undefined {
  if (tlsCert === undefined && tlsKey === undefined) return undefined
  try {
    return { cert: readFileSync(tlsCert ?? ''), key: readFileSync(tlsKey ?? '') }
  } catch (error) {
    throw new AppError('cannot_start', {
      message: `TLS_CERT and TLS_KEY have to name the files of a certificate and its key (${(error as Error).message}).`,
      cause: error,
    })
  }
}

/** The language models that are configured, if any. */
function modelsOf(config: Config): ModelSettings | undefined {
  const names = config.modelNames.split(',').map((name) => name.trim())
  const known = names.filter((name) => name !== '')
  if (!config.modelUrl || known.length === 0) return undefined
  return {
    provider: config.modelProvider,
    url: config.modelUrl,
    key: config.modelKey,
    names: known,
    timeoutMs: config.modelTimeoutSeconds * 1000,
    dailyTokens: config.modelDailyTokens,
    priceIn: config.modelPriceIn,
    priceOut: config.modelPriceOut,
  }
}
