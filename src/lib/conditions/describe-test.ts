import type { PropertyFilter, Scalar, TimePoint, ValueTest } from './schema.ts'

/** A test of a named value: `category is “Mugs”`. */
export function testPhrase(subject: string, test: ValueTest): string {
  switch (test.op) {
    case 'eq':
      return `${subject} is ${scalar(test.value)}`
    case 'neq':
      return `${subject} is not ${scalar(test.value)}`
    case 'in':
      return `${subject} is ${anyOf(test.values)}`
    case 'not_in':
      return `${subject} is not ${anyOf(test.values)}`
    case 'contains':
      return `${subject} contains ${scalar(test.value)}`
    case 'not_contains':
      return `${subject} does not contain ${scalar(test.value)}`
    case 'gt':
      return `${subject} is more than ${number(test.value)}`
    case 'gte':
      return `${subject} is at least ${number(test.value)}`
    case 'lt':
      return `${subject} is less than ${number(test.value)}`
    case 'lte':
      return `${subject} is at most ${number(test.value)}`
    case 'before':
      return `${subject} is ${pointPhrase(test.time, 'before')}`
    case 'after':
      return `${subject} is ${pointPhrase(test.time, 'after')}`
    case 'exists':
      return `${subject} is known`
    case 'missing':
      return `${subject} is not known`
  }
}

/** The filters of an event: ` where category is “Mugs” and price is more than 5`; empty without filters. */
export function filtersPhrase(filters: readonly PropertyFilter[] | undefined): string {
  if (!filters || filters.length === 0) return ''
  const parts = filters.map(({ property, is }) =>
    property.includes('[]')
      ? testPhrase(`any ${property.replace('[].', '’ ').replace('[]', '')}`, is)
      : testPhrase(property, is),
  )
  return ` where ${parts.join(' and ')}`
}

/** A side of a point of time: `before 1 March 2024`, `more than 60 days ago`, `in the last 60 days`. */
export function pointPhrase(point: TimePoint, side: 'before' | 'after'): string {
  if ('ago' in point) {
    if (point.ago === 0) return side === 'before' ? 'in the past' : 'in the future'
    return side === 'before'
      ? `more than ${quantity(point.ago, point.unit)} ago`
      : `in the last ${quantity(point.ago, point.unit)}`
  }
  return `${side === 'before' ? 'before' : 'since'} ${pointName(point)}`
}

/** A point of time by name: `1 March 2024`, `30 days ago`. */
export function pointName(point: TimePoint): string {
  if ('ago' in point) return point.ago === 0 ? 'now' : `${quantity(point.ago, point.unit)} ago`
  if ('date' in point) return dateName(new Date(`${point.date}T00:00:00Z`))
  const time = new Date(point.at)
  return `${time.toISOString().slice(11, 16)} UTC on ${dateName(time)}`
}

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const dateName = (time: Date): string =>
  Number.isNaN(time.getTime()) ? 'an unknown date' : dates.format(time)

/** `1 day`, `60 days`. */
export function quantity(n: number, unit: 'days' | 'hours'): string {
  return n === 1 ? `${n} ${unit.slice(0, -1)}` : `${number(n)} ${unit}`
}

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 })

/** A number as people write it: `1,200`. */
export function number(value: number): string {
  return numbers.format(value)
}

function scalar(value: Scalar): string {
  if (typeof value === 'string') return `“${value}”`
  return typeof value === 'number' ? number(value) : value ? 'true' : 'false'
}

function anyOf(values: readonly Scalar[]): string {
  const shown = values.slice(0, 5).map(scalar)
  const rest = values.length - shown.length
  if (rest > 0) return `any of ${shown.join(', ')} and ${rest} more`
  return shown.length === 1 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`
}
