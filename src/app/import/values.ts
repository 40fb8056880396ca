import { Liquid, type Template } from 'liquidjs'
import { offsetAt } from '../../lib/wall-clock.ts'
import type { ImportMap, Source, When } from './map.ts'

/** A row that cannot be used: the field, what is wrong with it, what it held. */
export class BadRow extends Error {
  readonly field: string
  readonly value: unknown

  constructor(field: string, problem: string, value?: unknown) {
    super(problem)
    this.field = field
    this.value = value
  }
}

type Row = Record<string, unknown>

/** Reads values of rows as a map says. */
export interface Values {
  /** Trimmed text; empty when there is none. */
  text(field: string, source: Source | undefined, row: Row): string
  required(field: string, source: Source, row: Row): string
  number(field: string, source: Source | undefined, row: Row): number | undefined
  time(field: string, source: Source, row: Row): Date
  /** The value in its own type, for traits and properties. */
  any(source: Source, row: Row): unknown
  holds(when: When | undefined, row: Row): boolean
}

const liquid = new Liquid({ renderLimit: 10_000, memoryLimit: 1e6, strictFilters: true })

/** Prepares a map's templates, patterns and number format. */
export function valuesOf(map: Pick<ImportMap, 'time_zone' | 'decimal'>): Values {
  const templates = new Map<string, Template[]>()
  const patterns = new Map<string, RegExp>()
  const zone = map.time_zone ?? 'UTC'

  const any = (source: Source, row: Row): unknown => {
    if (typeof source === 'string') return column(source, row)
    if ('value' in source) return source.value
    if ('column' in source) return column(source.column, row) ?? source.default
    const parsed = templates.get(source.template) ?? liquid.parse(source.template)
    templates.set(source.template, parsed)
    return liquid.renderSync(parsed, row)
  }
  const column = (name: string, row: Row): unknown => {
    if (!(name in row))
      throw new BadRow(
        name,
        `the file has no column "${name}"; it has ${Object.keys(row).slice(0, 30).join(', ')}`,
      )
    const value = row[name]
    return value === '' || value === null ? undefined : value
  }
  const text = (_field: string, source: Source | undefined, row: Row): string => {
    const value = source === undefined ? undefined : any(source, row)
    if (value === undefined || value === null) return ''
    return (value instanceof Date ? value.toISOString() : String(value)).trim()
  }
  return {
    any,
    text,
    required: (field, source, row) => {
      const value = text(field, source, row)
      if (!value) throw new BadRow(field, `${field} is empty`)
      return value
    },
    number: (field, source, row) => {
      const value = text(field, source, row)
      if (!value) return undefined
      const plain =
        map.decimal === ',' ? value.replace(/\./g, '').replace(',', '.') : value.replace(/,(?=\d{3}\b)/g, '')
      const number = Number(plain)
      if (!Number.isFinite(number) || Math.abs(number) >= 1e12)
        throw new BadRow(field, `${field} is not a number`, value)
      return number
    },
    time: (field, source, row) => {
      const value = any(source, row)
      const time = value instanceof Date ? value : readTime(String(value ?? '').trim(), zone)
      const year = time?.getUTCFullYear() ?? Number.NaN
      if (!time || !(year >= 1990 && year < 2070))
        throw new BadRow(
          field,
          `${field} is not a time between 1990 and 2069, such as 2026-03-29 14:05:00`,
          value,
        )
      return time
    },
    holds: (when, row) => {
      if (!when) return false
      const value = text(when.column, when.column, row)
      return (
        (when.equals === undefined || value === when.equals) &&
        (when.startsWith === undefined || value.startsWith(when.startsWith)) &&
        (when.matches === undefined || pattern(when.matches).test(value)) &&
        (when.below === undefined || Number(value) < when.below) &&
        (when.empty === undefined || (value === '') === when.empty)
      )
    },
  }

  function pattern(source: string): RegExp {
    const known = patterns.get(source) ?? new RegExp(source, 'u')
    patterns.set(source, known)
    return known
  }
}

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/
const UNIX = /^\d{9,13}$/

/** ISO-like text, with or without a zone, or seconds or milliseconds since 1970. Other orders of day and month are ambiguous and refused. */
export function readTime(text: string, zone: string): Date | undefined {
  if (UNIX.test(text)) return new Date(Number(text) * (text.length > 11 ? 1 : 1000))
  const found = ISO.exec(text)
  if (!found) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', offset] = found
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const wall = Date.UTC(y, mo - 1, d, h, mi, s, Number(`0.${fraction}`) * 1000)
  const check = new Date(wall)
  if (check.getUTCMonth() !== mo - 1 || check.getUTCDate() !== d || h > 23 || mi > 59 || s > 59)
    return undefined
  if (offset === 'Z') return check
  if (offset) {
    const sign = offset.startsWith('-') ? -1 : 1
    const digits = offset.replace(/\D/g, '')
    return new Date(wall - sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000)
  }
  // The offset at the instant that the wall clock would show in UTC is right but for hours around a change of it.
  const guess = wall - offsetAt(zone, wall)
  return new Date(wall - offsetAt(zone, guess))
}
