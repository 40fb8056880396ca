import { Readable } from 'node:stream'

/** The statement that rows follow; its token is part of it, since as a setting it would hold for later ones too. */
export function insertStatement(table: string, token: string | undefined): string {
  const settings = token === undefined ? '' : ` SETTINGS insert_deduplication_token=${literal(token)}`
  return `INSERT INTO ${table}${settings} FORMAT JSONEachRow`
}

const ROWS = 500

/** The rows as lines of JSON, made in pieces so that a large batch does not hold up the process. */
export function insertBody(rows: readonly object[]): Readable {
  return Readable.from(pieces(rows), { objectMode: false })
}

function* pieces(rows: readonly object[]): Generator<Buffer> {
  for (let at = 0; at < rows.length; at += ROWS) {
    const lines = rows.slice(at, at + ROWS).map((row) => JSON.stringify(row))
    yield Buffer.from(`${lines.join('\n')}\n`)
  }
}

function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
