import { fileURLToPath } from 'node:url'
import { listWorkspaces } from '../../accounts/index.ts'
import { listCampaigns, pauseCampaign } from '../../campaigns/index.ts'
import { distrustOutbox } from '../../deliver/index.ts'
import { type FactsCopy, migrateClickHouse, openCopy, openFacts } from '../../platform/clickhouse/index.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import type { Log } from '../../platform/log.ts'
import { connectAlone, type Db, migratePostgres, onClient } from '../../platform/postgres/index.ts'
import { markAllForMirror } from '../../profiles/index.ts'
import { type Base, systemCtxOf } from '../base.ts'
import { type Ending, type Entry, type Manifest, type Migrated, readArchive } from './archive.ts'
import { countLines, markOf } from './backup.ts'
import { emptyFacts, hasRows } from './facts.ts'
import { emptyTables, isEmpty, writeSequences, writeTable } from './store.ts'

const folderOf = (database: string) =>
  fileURLToPath(new URL(`../../../migrations/${database}`, import.meta.url))

/** Where to restore to, and how. */
export interface RestoreTarget {
  places: Base['places']
  log: Log
  clock?: Clock
  /** A secret set from outside, which must be the one of the backup. */
  secret: string | undefined
  /** Keeps the backup's secret in the data directory. */
  keepSecret(secret: string): void
  /** The old installation has sent nothing after the backup, so that what was queued is still to be sent. */
  nothingSent: boolean
}

/** What was restored. */
export interface Restored {
  takenAt: string
  rows: Record<string, number>
  /** Messages that may have left after the backup's point, and campaigns that wait for a person. */
  unknownMessages: number
  pausedCampaigns: number
}

/**
 * Brings a backup into empty databases, whole or not at all. Afterwards nothing is sent twice: what may have left
 * after the backup's point is unknown, and campaigns are paused until a person lets them go on.
 */
export async function restore(path: string, target: RestoreTarget): Promise<Restored> {
  const entries = readArchive(path)
  try {
    const first = (await entries.next()).value
    if (first?.name !== 'manifest.json')
      throw new AppError('backup_unusable', { message: `${path} is not a backup of this program.` })
    const manifest = JSON.parse(first.body.toString()) as Manifest
    checkSecret(manifest, target.secret)
    return await restoreEntries(entries, manifest, target)
  } finally {
    await entries.return(undefined)
  }
}

async function restoreEntries(
  entries: AsyncIterable<Entry>,
  manifest: Manifest,
  target: RestoreTarget,
): Promise<Restored> {
  const { postgres: url, clickhouse: facts } = target.places
  const client = await connectAlone(url, 'restore')
  let copy: FactsCopy | undefined
  try {
    if (!(await isEmpty(client))) throw new AppError('restore_refused')
    await migratePostgres(url, folderOf('postgres'), namesOf(manifest.migrations.postgres))
    await migrateClickHouse(facts, folderOf('clickhouse'), namesOf(manifest.migrations.clickhouse))
    copy = openCopy(facts)
    if (await hasRows(copy)) throw new AppError('restore_refused')
    const into = copy
    const done = await onClient(client)
      .transaction()
      .execute(async (tx) => {
        await emptyTables(client, manifest.postgres)
        const rows = await load(entries, manifest, { client, copy: into })
        await writeSequences(client, manifest.sequences)
        const settled = await settle(tx, manifest, target)
        if (manifest.secret !== undefined) target.keepSecret(manifest.secret)
        return { rows, ...settled }
      })
    return { takenAt: manifest.takenAt, ...done }
  } catch (error) {
    const refused = error instanceof AppError && error.code === 'restore_refused'
    if (copy && !refused) await emptyFacts(copy, manifest.clickhouse).catch(() => undefined)
    throw error
  } finally {
    await Promise.all([client.end(), copy?.close()])
  }
}

function checkSecret(manifest: Manifest, outside: string | undefined): void {
  if (manifest.format !== 1)
    throw new AppError('backup_unusable', {
      message: 'A newer version of the program has written this backup. Restore it with that version.',
    })
  if (outside === undefined && manifest.secret === undefined)
    throw new AppError('backup_unusable', {
      message:
        'The installation of this backup had its secret in TACTFUL_SECRET, and the backup does not hold it. Set TACTFUL_SECRET to the same value.',
    })
  if (outside !== undefined && markOf(outside) !== manifest.secretMark)
    throw new AppError('backup_unusable', {
      message:
        'TACTFUL_SECRET is not the secret of this backup; links in mail already sent would break. Set the same value, or none if the backup holds it.',
    })
}

const namesOf = (migrated: readonly Migrated[]) => new Set(migrated.map(({ name }) => name))

async function load(
  entries: AsyncIterable<Entry>,
  manifest: Manifest,
  to: { client: Awaited<ReturnType<typeof connectAlone>>; copy: FactsCopy },
): Promise<Record<string, number>> {
  const tables = new Map(manifest.postgres.map((table) => [`postgres/${table.table}`, table]))
  const facts = new Map(manifest.clickhouse.map((table) => [`clickhouse/${table.table}`, table]))
  const rows: Record<string, number> = {}
  for await (const { name, body } of entries) {
    if (name === 'end.json') {
      checkCounts((JSON.parse(body.toString()) as Ending).rows, rows)
      continue
    }
    const folder = name.slice(0, name.lastIndexOf('/'))
    const table = tables.get(folder)
    const fact = facts.get(folder)
    if (table) await writeTable(to.client, table, body)
    else if (fact) await to.copy.write(fact.table, fact.columns, body)
    else
      throw new AppError('backup_unusable', { message: `The backup holds ${name}, which is not expected.` })
    rows[folder] = (rows[folder] ?? 0) + countLines(body)
  }
  return rows
}

function checkCounts(stated: Record<string, number>, found: Record<string, number>): void {
  for (const [folder, count] of Object.entries(stated))
    if ((found[folder] ?? 0) !== count)
      throw new AppError('backup_unusable', {
        message: `The backup says that ${folder} has ${count} rows, and holds ${found[folder] ?? 0}. Use another one.`,
      })
}

async function settle(
  db: Db,
  { takenAt }: Manifest,
  { log, nothingSent, clock = systemClock, places }: RestoreTarget,
): Promise<{ unknownMessages: number; pausedCampaigns: number }> {
  const facts = openFacts(places.clickhouse)
  const ctxOf = systemCtxOf({ db, facts, clock, log })
  const done = { unknownMessages: 0, pausedCampaigns: 0 }
  try {
    await markAllForMirror({ db })
    for (const { id } of await listWorkspaces(db)) {
      const ctx = ctxOf(id)
      let unknown = 0
      let paused = 0
      if (!nothingSent) {
        unknown = await distrustOutbox(ctx)
        const states = ['scheduled', 'ramping', 'running'] as const
        for (const campaign of (await listCampaigns(ctx, { states, limit: 100_000 })).items) {
          await pauseCampaign(
            ctx,
            campaign.id,
            `Restored from a backup of ${takenAt}: people whom it reached after that would be mailed again. Resume it only if it had sent nothing after that time; otherwise cancel it and copy it for those who are left.`,
          )
          paused += 1
        }
      }
      await record(ctx, {
        action: 'backup.restored',
        subject: { kind: 'workspace', id },
        data: { takenAt, nothingSent, unknownMessages: unknown, pausedCampaigns: paused },
      })
      done.unknownMessages += unknown
      done.pausedCampaigns += paused
    }
    return done
  } finally {
    await facts.close()
  }
}
