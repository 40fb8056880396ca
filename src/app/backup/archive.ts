import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { readTarHeader, TAR_BLOCK, TAR_END, tarFill, tarHeader } from '../../lib/tar.ts'
import { AppError } from '../../platform/errors.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** What an archive says of itself before its contents. */
export interface Manifest {
  format: 1
  /** The consistent point of both databases. */
  takenAt: string
  /** Names and hashes of the migrations that had been applied. */
  migrations: { postgres: Migrated[]; clickhouse: Migrated[] }
  /** Tables in an order in which references point backward only. */
  postgres: { table: string; columns: string[] }[]
  sequences: { name: string; value: string; called: boolean }[]
  clickhouse: { table: string; columns: string[] }[]
  /** The data directory's secret, where it is not set from outside. */
  secret?: string
  /** Tells whether a secret from outside is the same one. */
  secretMark: string
}

/** One migration that a database has had. */
export interface Migrated {
  name: string
  hash: string
}

/** What an archive ends with; without it, it is not whole. */
export interface Ending {
  /** Rows by `postgres/table` and `clickhouse/table`. */
  rows: Record<string, number>
  /** SHA-256 over all contents before, as hex. */
  sha256: string
}

/** One file of an archive. */
export interface Entry {
  name: string
  body: Buffer
}

/** Entries as a tar archive; names that end in `.zst` are compressed on the way. */
export async function* writeArchive(entries: AsyncIterable<Entry>, at: Date): AsyncGenerator<Buffer> {
  const sum = createHash('sha256')
  for await (const { name, body } of entries) {
    sum.update(body)
    const ending =
      name === 'end.json' ? { ...JSON.parse(body.toString()), sha256: sum.copy().digest('hex') } : undefined
    const plain = ending ? Buffer.from(JSON.stringify(ending)) : body
    const stored = name.endsWith('.zst') ? await compress(plain) : plain
    yield tarHeader(name, stored.length, at)
    yield stored
    yield Buffer.alloc(tarFill(stored.length))
  }
  yield TAR_END
}

/** The entries of an archive file in order, decompressed. Fails when it is damaged or not whole. */
export async function* readArchive(path: string): AsyncGenerator<Entry> {
  const file = await open(path, 'r').catch((error: Error) => {
    throw new AppError('backup_unusable', { message: `${path} cannot be read (${error.message}).` })
  })
  const sum = createHash('sha256')
  let whole = false
  try {
    const take = async (size: number): Promise<Buffer> => {
      const buffer = Buffer.alloc(size)
      let at = 0
      while (at < size) {
        const { bytesRead } = await file.read(buffer, at, size - at)
        if (bytesRead === 0) throw new Error('the file ends too early')
        at += bytesRead
      }
      return buffer
    }
    while (true) {
      const header = readTarHeader(await take(TAR_BLOCK))
      if (!header) break
      const stored = await take(header.size)
      await take(tarFill(header.size))
      const body = header.name.endsWith('.zst') ? await decompress(stored) : stored
      if (header.name === 'end.json') {
        const { sha256, ...rest } = JSON.parse(body.toString()) as Ending
        sum.update(JSON.stringify(rest))
        if (sum.digest('hex') !== sha256) throw new Error('its contents are not those that were written')
        whole = true
      } else sum.update(body)
      yield { name: header.name, body }
    }
    if (!whole) throw new Error('its end is missing')
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('backup_unusable', {
      message: `${path} is not a whole backup: ${(error as Error).message}. Use another one; nothing was changed.`,
      cause: error,
    })
  } finally {
    await file.close()
  }
}
