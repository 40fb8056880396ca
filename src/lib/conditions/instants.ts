import { startOfDay } from '../start-of-day.ts'
import type { TimePoint, TimeUnit, Window } from './schema.ts'

/** When a condition is asked: everything relative counts back from `now`, dates begin in `timeZone`. */
export interface Moment {
  now: Date
  /** IANA name. */
  timeZone: string
  /** Names of the brand in lower case, by which a branded search is told. */
  brand?: readonly string[]
}

/** Events with from ≤ t < to count; the bounds are milliseconds, missing ones do not bound. */
export interface Span {
  from?: number
  to?: number
}

const MILLIS = { hours: 3_600_000, days: 86_400_000 } as const satisfies Record<TimeUnit, number>

/** The instant (milliseconds) that a point of time means at a moment. */
export function instantOf(point: TimePoint, { now, timeZone }: Moment): number {
  if ('ago' in point) return now.getTime() - point.ago * MILLIS[point.unit]
  return 'date' in point ? startOfDay(point.date, timeZone) : Date.parse(point.at)
}

/** The bounds of a window. Besides, no event later than `now` ever counts. */
export function spanOf(window: Window | undefined, moment: Moment): Span {
  switch (window?.kind) {
    case 'last':
      // Times have milliseconds, so later than now − n is the same as one millisecond later at least.
      return { from: moment.now.getTime() - window.n * MILLIS[window.unit] + 1 }
    case 'before':
      return { to: instantOf(window.time, moment) }
    case 'after':
      return { from: instantOf(window.time, moment) }
    case 'between':
      return { from: instantOf(window.from, moment), to: instantOf(window.to, moment) }
    default:
      return {}
  }
}
