import { type RawBuilder, sql } from 'kysely'

// Columns of many rows as one bound parameter each. The driver's own arrays cost several times as much: it looks at
// every member, and writes every date out in local time.

type Column = RawBuilder<unknown>

/** A column of ids. */
export function uuids(ids: readonly (string | undefined)[]): Column {
  return sql`${`{${ids.map((id) => id ?? 'NULL').join(',')}}`}::uuid[]`
}

/** A column of whole numbers. */
export function integers(numbers: readonly number[]): Column {
  return sql`${`{${numbers.join(',')}}`}::bigint[]`
}

/** A column of times. */
export function times(dates: readonly (Date | undefined)[]): Column {
  return sql`${`{${dates.map((date) => date?.toISOString() ?? 'NULL').join(',')}}`}::timestamptz[]`
}

/** A column of texts. */
export function texts(values: readonly (string | undefined)[]): Column {
  return sql`${`{${values.map((value) => (value === undefined ? 'NULL' : quoted(value))).join(',')}}`}::text[]`
}

/** A column of JSON; undefined is a missing value. */
export function jsons(values: readonly unknown[]): Column {
  const lines = values.map((value) => (value === undefined ? '' : JSON.stringify(value)))
  // JSON text holds no line breaks, so lines need no quoting of their own.
  return sql`string_to_array(${lines.join('\n')}, ${'\n'}, '')`
}

const PLAIN = /^[A-Za-z0-9_.:@/+-]+$/

function quoted(text: string): string {
  if (PLAIN.test(text) && text.length !== 4) return text
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
