import { isRecord, type Problem } from './check-shape.ts'
import { parsePath } from './path.ts'
import type { SequenceCondition, TimePoint } from './schema.ts'
import { MOST_POSITIONS, positionsOf } from './sequence.ts'

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

/** Rules of a sequence that its form cannot state. */
export function checkSequence(sequence: SequenceCondition, path: string, problems: Problem[]): void {
  const { steps, same, until, without, period, within } = sequence
  for (const [index, { event, from, where }] of steps.entries()) {
    if (event === undefined && from === undefined)
      problems.push({
        path: `${path}.steps[${index}]`,
        message: 'must name an event, or where a visit came from',
      })
    if (event === undefined && where !== undefined)
      problems.push({ path: `${path}.steps[${index}].where`, message: 'can be asked of a named event only' })
  }
  if (positionsOf(sequence).length > MOST_POSITIONS)
    problems.push({
      path: `${path}.steps`,
      message: `must not ask for more than ${MOST_POSITIONS} events in all`,
    })
  if (same !== undefined && (!parsePath(same) || same.includes('[]')))
    problems.push({ path: `${path}.same`, message: 'must be a path to one value, like product_id' })
  if (until !== undefined && without === undefined)
    problems.push({
      path: `${path}.until`,
      message: 'says nothing unless "without" names what must not happen',
    })
  if (until === 'period' && period === undefined)
    problems.push({ path: `${path}.period`, message: 'is missing: it says until when it must not happen' })
  if (without !== undefined && (until ?? 'last') === 'last' && positionsOf(sequence).length === 1)
    problems.push({
      path: `${path}.until`,
      message: 'must be session, period or now: with one step nothing lies between the first and the last',
    })
  if (within?.kind === 'before' || within?.kind === 'between')
    problems.push({ path: `${path}.within.kind`, message: 'must be ever, last or after for a sequence' })
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
