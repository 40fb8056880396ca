import type { Fault } from './finding.ts'

/** What a date is of: a birth lies in a life's length, an event in the past. */
export type DateUse = 'birth' | 'event' | 'future'

const DAY = 86_400_000
/** years; the longest life that is proved lasted 122 */
const OLDEST = 126

/** Milliseconds of a written date (UTC where no zone is said), `undefined` where it is none, NaN where it cannot be. */
export function instantOf(raw: string): number | undefined {
  const value = raw.trim()
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      value,
    )
  const tight = /^(\d{4})(\d{2})(\d{2})$/.exec(value)
  const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(value)
  if (/^\d{10}$/.test(value)) return Number(value) * 1000
  if (/^\d{13}$/.test(value)) return Number(value)
  if (local) {
    const swap = Number(local[2]) > 12
    const [day, month] = swap ? [local[2], local[1]] : [local[1], local[2]]
    return build(local[3], month, day, local[4], local[5], local[6], undefined)
  }
  const found = iso ?? tight
  return found ? build(found[1], found[2], found[3], found[4], found[5], found[6], found[7]) : undefined
}

function build(
  year?: string,
  month?: string,
  day?: string,
  hour = '0',
  minute = '0',
  second = '0',
  zone?: string,
): number {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const at = Date.UTC(y, m - 1, d)
  const date = new Date(at)
  if (
    date.getUTCMonth() !== m - 1 ||
    date.getUTCDate() !== d ||
    Number(hour) > 24 ||
    Number(minute) > 59 ||
    Number(second) > 60
  )
    return Number.NaN
  if (y < 100) date.setUTCFullYear(y)
  const sign = zone?.startsWith('-') ? 1 : -1
  const offset =
    zone && zone !== 'Z' ? sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000 : 0
  return date.getTime() + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000 + offset
}

/** Checks one date against what it is of; `now` in milliseconds. Values that are no date at all are impossible. */
export function checkDate(raw: string, use: DateUse, now: number): Fault | undefined {
  const value = raw.trim()
  if (value === '') return undefined
  if (/^0000-00-00|^0+$/.test(value)) return { rule: 'date.default', severity: 'high' }
  const at = instantOf(value)
  if (at === undefined)
    return Number.isNaN(Date.parse(value)) ? { rule: 'date.impossible', severity: 'high' } : undefined
  if (Number.isNaN(at)) return { rule: 'date.impossible', severity: 'high' }
  const date = new Date(at)
  const year = date.getUTCFullYear()
  const first = date.getUTCMonth() === 0 && date.getUTCDate() === 1
  if (
    at === 0 ||
    (first && year === 1970 && use !== 'birth') ||
    (first && (year === 1900 || year <= 1)) ||
    (year === 1899 && date.getUTCMonth() === 11)
  )
    return { rule: 'date.default', severity: 'high' }
  if (use !== 'future' && at > now + DAY) return { rule: 'date.future', severity: 'high' }
  if (use === 'birth' && year < new Date(now).getUTCFullYear() - OLDEST)
    return { rule: 'date.impossible', severity: 'high' }
  if (use !== 'birth' && year < 1980) return { rule: 'date.impossible', severity: 'medium' }
  return undefined
}

/**
 * Whether 1 January is a default of some form in this column: far more often than one day in 365 (at least five, and
 * four times what chance gives at three standard deviations).
 */
export function januarySpike(instants: readonly number[]): boolean {
  const first = instants.filter((at) => {
    const date = new Date(at)
    return date.getUTCMonth() === 0 && date.getUTCDate() === 1
  }).length
  const expected = instants.length / 365
  return first >= 5 && first > 4 * expected && first > expected + 3 * Math.sqrt(expected)
}
