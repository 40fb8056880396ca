import pg from 'pg'

const INT8 = 20
const DATE = 1082
const NUMERIC = 1700
const INT8_ARRAY = 1016
const DATE_ARRAY = 1182
const NUMERIC_ARRAY = 1231
const TEXT_ARRAY = 1009

const text = (value: string): string => value
// The driver's own list of texts reads any array whose members need no quotes of their own.
const readTexts = pg.types.getTypeParser(TEXT_ARRAY as number, 'text') as (value: string) => (string | null)[]
const readNumbers = (value: string): (number | null)[] =>
  readTexts(value).map((member) => (member === null ? null : Number(member)))

const parsers = new Map<number, (value: string) => unknown>([
  [INT8, Number],
  [NUMERIC, Number],
  [DATE, text],
  [INT8_ARRAY, readNumbers],
  [NUMERIC_ARRAY, readNumbers],
  [DATE_ARRAY, readTexts],
])

/** How column values arrive: bigint and numeric as numbers, date as `YYYY-MM-DD`, the rest as the driver does. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => parsers.get(oid) ?? pg.types.getTypeParser(oid, format),
}
