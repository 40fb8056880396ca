import { isRecord, type Problem } from './check-shape.ts'
import { parsePath } from './path.ts'
import type { TimePoint } from './schema.ts'

/** Rules beyond the form: dates that exist, paths that lead somewhere, windows that are not turned round. */
export function checkMeaning(leaf: object, path: string, problems: Problem[]): void {
  for (const [key, value] of Object.entries(leaf)) {
    const here = `${path}.${key}`
    if (key === 'property' && !parsePath(String(value)))
      problems.push({
        path: here,
        message: 'must be a path like category, coupon.code or products[].category',
      })
    if ((key === 'time' || key === 'from' || key === 'to') && isRecord(value))
      checkPoint(value as TimePoint, here, problems)
    if (Array.isArray(value)) {
      for (const [index, member] of value.entries())
        if (isRecord(member)) checkMeaning(member, `${here}[${index}]`, problems)
    } else if (isRecord(value)) checkMeaning(value, here, problems)
  }
  const { from, to } = leaf as { from?: TimePoint; to?: TimePoint }
  const [start, end] = [from && roughly(from), to && roughly(to)]
  if (start !== undefined && end !== undefined && start > end)
    problems.push({ path: `${path}.to`, message: 'must not be before from' })
}

/** A number that orders two points of the same form; undefined when only a moment can tell. */
function roughly(point: TimePoint): number | undefined {
  if ('ago' in point) return undefined
  return 'date' in point ? Date.parse(point.date) : undefined
}

function checkPoint(point: TimePoint, path: string, problems: Problem[]): void {
  if ('date' in point) {
    const day = new Date(`${point.date}T00:00:00Z`)
    if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== point.date || !inRange(day))
      problems.push({ path: `${path}.date`, message: 'must be a date that exists, between 1990 and 2069' })
  } else if ('at' in point) {
    const time = new Date(/^[0-9]{4}-.*(Z|[+-][0-9]{2}:[0-9]{2})$/i.test(point.at) ? point.at : '')
    if (Number.isNaN(time.getTime()) || !inRange(time))
      problems.push({
        path: `${path}.at`,
        message: 'must be a time like 2024-12-31T18:00:00Z, between 1990 and 2069',
      })
  }
}

const inRange = (time: Date): boolean => time.getUTCFullYear() >= 1990 && time.getUTCFullYear() <= 2069
