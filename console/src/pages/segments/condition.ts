import type { components } from '../../api.gen.ts'

/** Who belongs to a segment, as the API takes it; the parts below are parts of it. */
export type Condition = components['schemas']['Condition']
export type LeafCondition = Exclude<Condition, { kind: 'and' | 'or' | 'not' }>
type Of<Kind> = Extract<Condition, { kind: Kind }>

export type EventCondition = Of<'event'>
export type SequenceCondition = Of<'sequence'>
export type SequenceStep = SequenceCondition['steps'][number]
export type BehaviourCondition = Of<'behaviour'>
export type TraitCondition = Of<'trait'>
export type ConsentCondition = Of<'consent'>
export type SegmentCondition = Of<'segment'>
export type Measure = EventCondition['is']
export type NumberOp = BehaviourCondition['op']
export type Window = NonNullable<EventCondition['within']>
export type TimePoint = Extract<Window, { kind: 'before' }>['time']
export type PropertyFilter = NonNullable<EventCondition['where']>[number]
export type ValueTest = PropertyFilter['is']
export type Scalar = Extract<ValueTest, { values: unknown }>['values'][number]

/** Whether a condition asks that there is no such event. */
export function isNever({ is }: EventCondition): boolean {
  if (is.measure !== 'count') return false
  return (
    (is.value === 0 && is.op !== 'at_least' && is.op !== 'more_than') ||
    (is.value === 1 && is.op === 'less_than')
  )
}

/** What somebody still has to say, in a sentence; undefined when nothing is missing. */
export function whatIsUnfinished(condition: LeafCondition): string | undefined {
  switch (condition.kind) {
    case 'event': {
      if (condition.event.trim() === '') return 'Choose an event.'
      const points = [...pointsOf(condition.within), ...('time' in condition.is ? [condition.is.time] : [])]
      const filters = (condition.where ?? []).map(({ property, is }) =>
        isPath(property)
          ? testUnfinished(is)
          : 'Name a property, such as category, coupon.code or products[].category.',
      )
      return dayMissing(points) ?? turnedRound(condition.within) ?? filters.find((one) => one !== undefined)
    }
    case 'sequence':
      return sequenceUnfinished(condition)
    case 'behaviour':
      return dayMissing(pointsOf(condition.within)) ?? turnedRound(condition.within)
    case 'trait':
      return condition.trait.trim() === '' ? 'Choose a trait.' : testUnfinished(condition.is)
    case 'segment':
      return condition.segmentId === '' ? 'Choose a segment.' : undefined
    default:
      return undefined
  }
}

function sequenceUnfinished({
  steps,
  without,
  until,
  period,
  within,
}: SequenceCondition): string | undefined {
  for (const { event, from, where = [] } of steps) {
    if (event === undefined ? (from?.length ?? 0) === 0 : event.trim() === '')
      return event === undefined ? 'Choose where the visit came from.' : 'Choose an event for each step.'
    if (where.some(({ property }) => !isPath(property))) return 'Name the property to look at.'
    const unfinished = where.map(({ is }) => testUnfinished(is)).find((one) => one !== undefined)
    if (unfinished) return unfinished
  }
  if (steps.reduce((sum, { times = 1 }) => sum + times, 0) > 16) return 'Ask for 16 events in all at most.'
  if (without && until === 'period' && !period) return 'Say within how long it must not have happened.'
  if (without && (until ?? 'last') === 'last' && steps.length === 1 && (steps[0]?.times ?? 1) === 1)
    return 'With one step, say until when the other must not have happened.'
  return dayMissing(pointsOf(within))
}

function testUnfinished(test: ValueTest): string | undefined {
  if ('values' in test) return test.values.length === 0 ? 'Name at least one value.' : undefined
  // An empty text is a value like another, but while it is edited nothing was said yet.
  if ('value' in test) return test.value === '' ? 'Say with what to compare.' : undefined
  return 'time' in test ? dayMissing([test.time]) : undefined
}

function pointsOf(window: Window | undefined): TimePoint[] {
  if (window?.kind === 'between') return [window.from, window.to]
  return window?.kind === 'before' || window?.kind === 'after' ? [window.time] : []
}

function dayMissing(points: TimePoint[]): string | undefined {
  const missing = points.some((point) => 'date' in point && !/^(19[9]|20[0-6])\d-\d\d-\d\d$/.test(point.date))
  return missing ? 'Choose a day between 1990 and 2069.' : undefined
}

function turnedRound(window: Window | undefined): string | undefined {
  if (window?.kind !== 'between' || !('date' in window.from) || !('date' in window.to)) return undefined
  return window.from.date > window.to.date ? 'The second day must not be before the first.' : undefined
}

function isPath(property: string): boolean {
  const steps = property.split('.').map((step) => step.replace(/\[\]$/, ''))
  return steps.every((step) => step !== '' && !step.includes('[]')) && property.split('[]').length <= 2
}
