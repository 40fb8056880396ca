import { createReadStream, type ReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { type Readable, Transform } from 'node:stream'
import { constants, createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { AppError } from '../../platform/errors.ts'
import type { ImportMap } from './map.ts'

/** One row of a file, or why it could not be read. */
export type FileRow = { line: number; row: Record<string, unknown> } | { line: number; problem: string }

/** A file being read; `readBytes` of `totalBytes` says how far. */
export interface RowFile {
  rows: AsyncIterable<FileRow>
  totalBytes: number
  readBytes(): number
}

type Shape = Pick<ImportMap, 'format' | 'delimiter' | 'encoding'>

const PARQUET_ROWS = 5000

/** Opens CSV (or TSV), JSON lines or Parquet, gzipped or not: gzip by its first bytes, the rest by name or map. */
export async function openRows(path: string, shape: Shape): Promise<RowFile> {
  const head = await firstBytes(path)
  const { size } = await stat(path)
  const format = shape.format ?? formatOf(path, head)
  if (format === 'parquet') return parquetRows(path, size)
  const file = createReadStream(path)
  const gzipped = head[0] === 0x1f && head[1] === 0x8b
  const plain = gzipped ? file.pipe(createGunzip()) : file
  file.on('error', (error) => plain.destroy(error))
  const rows =
    format === 'jsonl'
      ? jsonRows(plain)
      : csvRows(plain, shape.delimiter ?? (await delimiterOf(path, gzipped)), shape.encoding)
  return { rows, totalBytes: size, readBytes: () => (file as ReadStream).bytesRead }
}

function formatOf(path: string, head: Buffer): 'csv' | 'jsonl' | 'parquet' {
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet'
  const name = path.toLowerCase().replace(/\.gz$/, '')
  if (/\.(jsonl|ndjson|json)$/.test(name)) return 'jsonl'
  if (/\.(csv|tsv|txt)$/.test(name)) return 'csv'
  throw new AppError('import_file_unreadable', {
    message: `${path} has none of the endings .csv, .tsv, .jsonl, .ndjson, .json or .parquet (with or without .gz). Say what it is with "format" in the map.`,
  })
}

async function* csvRows(
  input: Readable,
  delimiter: string,
  encoding: Shape['encoding'],
): AsyncIterable<FileRow> {
  const broken: FileRow[] = []
  const parser = parse({
    bom: true,
    columns: (header: string[]) => {
      const names = header.map((name) => name.trim())
      const twice = names.find((name, i) => names.indexOf(name) !== i)
      if (twice !== undefined)
        throw new AppError('import_file_unreadable', {
          message: `Two columns are called "${twice}". Rename one.`,
        })
      return names
    },
    delimiter,
    encoding: 'utf8',
    info: true,
    max_record_size: 1024 * 1024,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      broken.push({
        line: Number(error?.lines ?? 0),
        problem: `the line is not valid CSV: ${error?.message ?? 'unknown'}`,
      })
      return undefined
    },
  })
  const text = encoding === 'latin1' ? input.pipe(latin1ToUtf8()) : input
  input.on('error', (error) => parser.destroy(error))
  text.pipe(parser)
  for await (const { record, info } of parser as AsyncIterable<{
    record: Record<string, unknown>
    info: { lines: number }
  }>) {
    yield* broken.splice(0)
    yield { line: info.lines, row: record }
  }
  yield* broken
}

/** The separator that stands most often in the first line, outside quotes. */
async function delimiterOf(path: string, gzipped: boolean): Promise<string> {
  const file = createReadStream(path, { end: 64 * 1024 })
  const lines = createInterface({
    input: gzipped ? file.pipe(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })) : file,
  })
  let header = ''
  for await (const text of lines) {
    header = text.replace(/"[^"]*"/g, '')
    break
  }
  file.destroy()
  const count = (delimiter: string) => header.split(delimiter).length
  return [',', ';', '\t', '|'].reduce((best, next) => (count(next) > count(best) ? next : best))
}

function latin1ToUtf8(): Transform {
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, Buffer.from(chunk.toString('latin1'), 'utf8')),
  })
}

async function* jsonRows(input: Readable): AsyncIterable<FileRow> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  let line = 0
  for await (const text of lines) {
    line += 1
    if (!text.trim()) continue
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (error) {
      yield { line, problem: `the line is not valid JSON: ${(error as Error).message}` }
      continue
    }
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      yield { line, problem: 'the line is not a JSON object' }
    else yield { line, row: flat(value as Record<string, unknown>) }
  }
}

/** Nested members by dotted names, so that a map can name them like columns; large whole numbers become plain ones. */
function flat(value: Record<string, unknown>, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]): [string, unknown][] =>
      isRecord(member)
        ? Object.entries(flat(member, `${prefix}${key}.`))
        : [[`${prefix}${key}`, plain(member)]],
    ),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
}

/** Parquet's 64-bit integers as numbers, or as text where a number could not hold them exactly. */
function plain(value: unknown): unknown {
  if (typeof value !== 'bigint') return value
  return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
}

async function parquetRows(path: string, size: number): Promise<RowFile> {
  const handle = await open(path)
  const file = {
    byteLength: size,
    slice: async (start: number, end = size) => {
      const buffer = Buffer.alloc(end - start)
      await handle.read(buffer, 0, buffer.length, start)
      return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.length)
    },
  }
  const metadata = await parquetMetadataAsync(file)
  const total = Number(metadata.num_rows)
  let done = 0
  async function* rows(): AsyncIterable<FileRow> {
    try {
      for (let start = 0; start < total; start += PARQUET_ROWS) {
        const end = Math.min(start + PARQUET_ROWS, total)
        const page = await parquetReadObjects({ file, metadata, compressors, rowStart: start, rowEnd: end })
        for (const row of page) {
          done += 1
          yield { line: done, row: flat(row) }
        }
      }
    } finally {
      await handle.close()
    }
  }
  return {
    rows: rows(),
    totalBytes: size,
    readBytes: () => (total === 0 ? size : Math.round((size * done) / total)),
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const handle = await open(path)
    const buffer = Buffer.alloc(4)
    await handle.read(buffer, 0, 4, 0)
    await handle.close()
    return buffer
  } catch (error) {
    throw new AppError('import_file_unreadable', {
      message: `${path} cannot be read (${(error as Error).message}).`,
    })
  }
}
