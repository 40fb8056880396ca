import { writeFileSync } from 'node:fs'
import { startEngine } from '../../platform/clickhouse/index.ts'
import type { Config } from '../../platform/config.ts'
import { openDataDirectory } from '../../platform/data-directory.ts'
import { openLog } from '../../platform/log.ts'
import { startEmbeddedPostgres } from '../../platform/postgres/index.ts'
import { type Restored, restore } from './restore.ts'

/** Restores into what the settings name: opens it as the server would, without anything that works by itself. */
export async function restoreHere(
  config: Config,
  file: string,
  { nothingSent, say }: { nothingSent: boolean; say(step: string): void },
): Promise<Restored> {
  const stops: (() => Promise<void> | void)[] = []
  const log = openLog(config.logLevel === 'info' ? 'warn' : config.logLevel)
  const notice = (sentence: string) => log.warn(sentence)
  try {
    const directory = openDataDirectory(config.data)
    stops.push(() => directory.release())
    say('Starting the databases')
    let postgres = config.databaseUrl
    if (postgres === undefined) {
      const embedded = await startEmbeddedPostgres({ directory: directory.file('postgres'), notice })
      stops.push(() => embedded.stop())
      postgres = embedded.url
    }
    let clickhouse = config.clickhouseUrl
    if (clickhouse === undefined) {
      const path = directory.file('clickhouse')
      const engine = await startEngine({ path, notice, memoryMb: config.clickhouseMemoryMb })
      stops.push(() => engine.stop())
      clickhouse = engine.url
    }
    say('Reading the backup')
    return await restore(file, {
      places: { postgres, clickhouse: { url: clickhouse, database: 'tactful' } },
      log,
      secret: config.secret,
      keepSecret: (secret) => writeFileSync(directory.file('secret'), secret, { mode: 0o600, flush: true }),
      nothingSent,
    })
  } finally {
    for (const stop of stops.reverse()) await stop()
  }
}
