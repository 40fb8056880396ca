import { hmacHex } from '../../lib/hash.ts'
import { openCopy } from '../../platform/clickhouse/index.ts'
import { AppError } from '../../platform/errors.ts'
import { connectAlone } from '../../platform/postgres/index.ts'
import type { Base } from '../base.ts'
import { type Entry, type Manifest, writeArchive } from './archive.ts'
import { freeze, readFactMigrated, readFacts, readFactTables, thaw } from './facts.ts'
import {
  fixPoint,
  lockBackup,
  readBatches,
  readMigrated,
  readSequences,
  readTable,
  readTables,
} from './store.ts'

/** About so many bytes go into one compressed file of the archive. */
const PIECE_BYTES = 8_000_000

/** What tells one secret from another without giving it away. */
export function markOf(secret: string): string {
  return hmacHex(secret, 'backup').slice(0, 32)
}

/** What a backup is taken of. */
export type BackupSource = Pick<Base, 'places' | 'log' | 'secretKept'> & {
  settings: Pick<Base['settings'], 'secret'>
}

/**
 * Both databases at one point, as a tar archive, while everything goes on. The point is a snapshot of PostgreSQL;
 * ClickHouse's tables are fixed after it, and of them only batches are taken that the snapshot knows as stored.
 */
export async function* takeBackup(source: BackupSource): AsyncGenerator<Buffer> {
  const client = await connectAlone(source.places.postgres, 'backup')
  const copy = openCopy(source.places.clickhouse)
  let frozen = false
  try {
    if (!(await lockBackup(client)))
      throw new AppError('conflict', { message: 'Another backup is being taken. Wait until it is done.' })
    const takenAt = await fixPoint(client)
    const batches = await readBatches(client)
    const clickhouse = await readFactTables(copy)
    frozen = true
    await freeze(copy, clickhouse)
    const { secret } = source.settings
    const manifest: Manifest = {
      format: 1,
      takenAt: takenAt.toISOString(),
      migrations: { postgres: await readMigrated(client), clickhouse: await readFactMigrated(copy) },
      postgres: await readTables(client),
      sequences: await readSequences(client),
      clickhouse,
      ...(source.secretKept && { secret }),
      secretMark: markOf(secret),
    }
    const rows: Record<string, number> = {}
    const entries = async function* (): AsyncGenerator<Entry> {
      yield { name: 'manifest.json', body: Buffer.from(JSON.stringify(manifest)) }
      for (const table of manifest.postgres)
        yield* pieces(`postgres/${table.table}`, readTable(client, table), rows)
      for (const table of clickhouse)
        yield* pieces(`clickhouse/${table.table}`, readFacts(copy, table, batches), rows)
      yield { name: 'end.json', body: Buffer.from(JSON.stringify({ rows })) }
    }
    yield* writeArchive(entries(), takenAt)
  } finally {
    if (frozen)
      await thaw(copy).catch((error: unknown) => source.log.warn({ err: error }, 'fixed tables stay'))
    await Promise.all([client.end(), copy.close()])
  }
}

/** Lines gathered into files; counts them. Both databases write a row as one line. */
async function* pieces(
  folder: string,
  lines: AsyncIterable<Buffer>,
  rows: Record<string, number>,
): AsyncGenerator<Entry> {
  rows[folder] = 0
  let number = 0
  let waiting: Buffer[] = []
  let bytes = 0
  const piece = (): Entry => {
    const body = Buffer.concat(waiting)
    waiting = []
    bytes = 0
    rows[folder] = (rows[folder] ?? 0) + countLines(body)
    number += 1
    return { name: `${folder}/${String(number).padStart(6, '0')}.zst`, body }
  }
  for await (const chunk of lines) {
    waiting.push(chunk)
    bytes += chunk.length
    if (bytes >= PIECE_BYTES) yield piece()
  }
  if (bytes > 0) yield piece()
}

/** How many lines end in these bytes. */
export function countLines(body: Buffer): number {
  let count = 0
  for (let at = body.indexOf(10); at !== -1; at = body.indexOf(10, at + 1)) count += 1
  return count
}
