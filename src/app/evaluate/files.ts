import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { BadInput } from './method.ts'

const MOST_BAD_SHARE = 0.01
const NAMED = 5

/** Counts what was used of a file and names what was not; more than 1 % unusable is a failure unless lenient. */
export interface Tally {
  rows: number
  skipped: number
  /** Says that a line cannot be used, and why. */
  skip(line: number, expected: string): void
  /** Throws when too much was skipped, or nothing was left. */
  check(): void
}

/** A tally for one file. */
export function tallyOf(path: string, lenient: boolean): Tally {
  const named: string[] = []
  const tally: Tally = {
    rows: 0,
    skipped: 0,
    skip: (line, expected) => {
      tally.skipped += 1
      if (named.length < NAMED) named.push(`line ${line}: ${expected}`)
    },
    check: () => {
      const read = tally.rows + tally.skipped
      if (tally.skipped > 0 && !lenient && tally.skipped > read * MOST_BAD_SHARE)
        throw new BadInput(
          `${path}: ${tally.skipped} of ${read} rows cannot be used (${named.join('; ')}). Mend them, or add --lenient to leave them out.`,
        )
      if (tally.rows === 0) throw new BadInput(`${path}: no usable row${named[0] ? ` (${named[0]})` : ''}.`)
    },
  }
  return tally
}

/** Lines of a text file with their numbers, unzipped where its first bytes say gzip. */
export async function* linesOf(path: string): AsyncIterable<{ line: number; text: string }> {
  let line = 0
  const input = await plainBytes(path)
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1
      yield { line, text: line === 1 ? text.replace(/^\uFEFF/, '') : text }
    }
  } catch (error) {
    throw new BadInput(`${path} cannot be read after line ${line} (${(error as Error).message}).`)
  }
}

/**
 * Rows of a CSV (or TSV) file with a header, as text by column name. `required` columns must be in the header;
 * a line that is no CSV is skipped by the tally.
 */
export async function* csvRowsOf(
  path: string,
  tally: Tally,
  { required = [], delimiter = ',' }: { required?: readonly string[]; delimiter?: string } = {},
): AsyncIterable<{ line: number; row: Record<string, string> }> {
  const broken: { line: number; why: string }[] = []
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_quotes: delimiter === '\t',
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: { lines?: number; message: string } | undefined) => {
      broken.push({ line: Number(error?.lines ?? 0), why: error?.message ?? 'not CSV' })
      return undefined
    },
    columns: (header: string[]) => {
      const names = header.map((name) => name.trim())
      const missing = required.filter((name) => !names.includes(name))
      if (missing.length > 0)
        throw new BadInput(
          `${path}: line 1: expected the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}; the header has ${names.join(', ')}.`,
        )
      return names
    },
  })
  const input = await plainBytes(path)
  input.on('error', (error: Error) => parser.destroy(error))
  input.pipe(parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, string>
      info: { lines: number }
    }>) {
      for (const { line, why } of broken.splice(0)) tally.skip(line, why)
      yield { line: info.lines, row: record }
    }
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput(`${path} cannot be read (${(error as Error).message}).`)
  }
  for (const { line, why } of broken.splice(0)) tally.skip(line, why)
}

/** Objects of a JSON lines file; a line that is no JSON object is skipped by the tally. */
export async function* jsonRowsOf(
  path: string,
  tally: Tally,
): AsyncIterable<{ line: number; row: Record<string, unknown> }> {
  for await (const { line, text } of linesOf(path)) {
    if (!text.trim()) continue
    let row: unknown
    try {
      row = JSON.parse(text)
    } catch (error) {
      tally.skip(line, `expected one JSON object (${(error as Error).message})`)
      continue
    }
    if (row === null || typeof row !== 'object' || Array.isArray(row))
      tally.skip(line, 'expected one JSON object')
    else yield { line, row: row as Record<string, unknown> }
  }
}

/** The whole of a small text file. */
export async function textOf(path: string): Promise<string> {
  const parts: Buffer[] = []
  try {
    for await (const part of await plainBytes(path)) parts.push(part as Buffer)
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput(`${path} cannot be read (${(error as Error).message}).`)
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}

async function plainBytes(path: string) {
  const file = createReadStream(path)
  try {
    await once(file, 'readable')
  } catch (error) {
    throw new BadInput(`${path} cannot be read (${(error as Error).message}).`)
  }
  const head = file.read(2) as Buffer | null
  if (head !== null) file.unshift(head)
  if (head?.[0] !== 0x1f || head[1] !== 0x8b) return file
  const plain = file.pipe(createGunzip())
  file.on('error', (error) => plain.destroy(error))
  return plain
}
