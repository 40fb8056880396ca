import { instantOf, type Moment } from './instants.ts'
import type { Scalar, ValueTest } from './schema.ts'

/** A text that reads as a number: as JSON writes one, at most 15 digits before the point. */
export const NUMBER_TEXT = '^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,17})?([eE][+-]?[0-9]{1,2})?$'
/** A text that reads as a time: an ISO date or date-time of 1900 to 2099; without an offset it is taken as UTC. */
export const TIME_TEXT =
  '^(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,3})?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?)?$'
const numberText = new RegExp(NUMBER_TEXT)
const timeText = new RegExp(TIME_TEXT)

/** The test of which a negated test (`neq`, `not_in`, `not_contains`, `missing`) is the opposite; else undefined. */
export function opposite(test: ValueTest): ValueTest | undefined {
  switch (test.op) {
    case 'neq':
      return { op: 'eq', value: test.value }
    case 'not_in':
      return { op: 'in', values: test.values }
    case 'not_contains':
      return { op: 'contains', value: test.value }
    case 'missing':
      return { op: 'exists' }
    default:
      return undefined
  }
}

/**
 * Whether the values found for a property or trait pass a test: any of them, for a negated test none of the
 * opposite.
 */
export function passes(values: readonly unknown[], test: ValueTest, moment: Moment): boolean {
  const positive = opposite(test)
  if (positive) return !passes(values, positive, moment)
  return values.some((value) => passesOne(value, test, moment))
}

function passesOne(value: unknown, test: ValueTest, moment: Moment): boolean {
  switch (test.op) {
    case 'exists':
      return true
    case 'eq':
      return equals(value, test.value)
    case 'in':
      return test.values.some((wanted) => equals(value, wanted))
    case 'contains':
      return contains(value, test.value.toLowerCase())
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return compares(numberOf(value), test.op, test.value)
    case 'before':
    case 'after':
      return compares(timeOf(value), test.op === 'before' ? 'lt' : 'gte', instantOf(test.time, moment))
    default:
      return false
  }
}

/** Numbers and booleans equal the texts that are written like them; a list or object equals nothing. */
function equals(value: unknown, wanted: Scalar): boolean {
  if (typeof wanted === 'number') return numberOf(value) === wanted
  if (typeof value === 'string' || typeof value === 'boolean') return String(value) === String(wanted)
  return typeof value === 'number' && typeof wanted === 'string' && value === canonicalNumber(wanted)
}

/** The number that a text stands for when it is written as that number always is (`5`, not `5.0`). */
export function canonicalNumber(text: string): number | undefined {
  const number = Number(text)
  return numberText.test(text) && String(number) === text ? number : undefined
}

function contains(value: unknown, part: string): boolean {
  if (Array.isArray(value))
    return value.some((member) => typeof member === 'string' && member.toLowerCase() === part)
  return typeof value === 'string' && value.toLowerCase().includes(part)
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && numberText.test(value) ? Number(value) : undefined
}

function timeOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !timeText.test(value)) return undefined
  const day = Date.parse(value.slice(0, 10))
  // The language reads 30 February as 2 March.
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== value.slice(0, 10)) return undefined
  const zoned = value.length === 10 || /(Z|[+-][0-9]{2}:[0-9]{2})$/.test(value)
  return Date.parse(`${value}${zoned ? '' : 'Z'}`.replace(' ', 'T'))
}

function compares(value: number | undefined, op: 'gt' | 'gte' | 'lt' | 'lte', bound: number): boolean {
  if (value === undefined) return false
  if (op === 'gt') return value > bound
  if (op === 'gte') return value >= bound
  return op === 'lt' ? value < bound : value <= bound
}
