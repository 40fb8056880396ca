import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEngine } from '../../src/platform/clickhouse/index.ts'
import { endOrphans, startEmbeddedPostgres } from '../../src/platform/postgres/index.ts'
import { findProcess } from '../../src/platform/processes.ts'
import { administer, createTemplate } from './databases.ts'

const PREFIX = 'tactful-test-'

/** Starts the databases of a test run once, or uses the servers that the environment names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep()
  const directory = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`))
  // PostgreSQL may run as another user, who has to reach its own folder in here.
  await chmod(directory, 0o711)
  const [postgres, clickhouse] = await Promise.all([openPostgres(directory), openClickHouse(directory)])
  const template = await createTemplate(postgres.url)
  project.provide('databases', { postgresUrl: postgres.url, clickhouseUrl: clickhouse.url, template })
  return async () => {
    await administer(postgres.url, `DROP DATABASE ${template} WITH (FORCE)`)
    await Promise.all([postgres.stop(), clickhouse.stop()])
    await rm(directory, { recursive: true, force: true })
  }
}

interface Running {
  url: string
  stop(): Promise<void>
}

async function openPostgres(directory: string): Promise<Running> {
  const url = process.env.TACTFUL_TEST_DATABASE_URL
  if (url) return { url, stop: async () => {} }
  return startEmbeddedPostgres({ directory: join(directory, 'postgres'), fsync: false })
}

async function openClickHouse(directory: string): Promise<Running> {
  const url = process.env.TACTFUL_TEST_CLICKHOUSE_URL
  if (url) return { url, stop: async () => {} }
  return startEngine({ path: join(directory, 'clickhouse'), fsync: false })
}

/** Ends and removes what runs left behind that were killed. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    if (pid === undefined || findProcess(Number(pid))) continue
    const left = join(tmpdir(), name)
    await endOrphans(join(left, 'postgres'), () => {})
    await rm(left, { recursive: true, force: true })
  }
}
