import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEngine } from '../../src/platform/clickhouse/index.ts'
import { startEmbeddedPostgres } from '../../src/platform/postgres/index.ts'
import { administer, createTemplate } from './databases.ts'

/** Starts the databases of a test run once, or uses the servers that the environment names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'tactful-test-'))
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
