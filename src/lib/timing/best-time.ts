import { isQuiet, type QuietWindow } from '../quiet-hours.ts'
import { offsetAt } from '../wall-clock.ts'
import { hourOfWeek } from './rhythm.ts'

const HOUR = 3_600_000

/** What the choice of an instant depends on. */
export interface TimeQuestion {
  /** milliseconds; the earliest instant */
  now: number
  /** hours from now, at least 1 */
  withinHours: number
  /** share of people for whom any allowed hour is as likely, so that others than the best are learnt of */
  explore: number
  /** IANA name of the person's zone */
  zone: string
  quiet: QuietWindow | null
  /** how good each hour of the week is, Monday 00:00 first, on the person's clock */
  rhythm: ArrayLike<number>
  /** three numbers in [0, 1), the same for the same person and step */
  draws: readonly [number, number, number]
}

/**
 * The instant at which somebody is best written to: now, or within the first half of one of the coming hours; never
 * inside quiet hours while any hour lies outside. With the probability of the hour, for learning from the log.
 */
export function bestTime(question: TimeQuestion): { at: number; probability: number } {
  const { now, withinHours, explore, zone, quiet, rhythm, draws } = question
  const next = Math.floor((now + offsetAt(zone, now)) / HOUR) * HOUR + HOUR - offsetAt(zone, now)
  const starts = [now, ...Array.from({ length: withinHours }, (_, hour) => next + hour * HOUR)].filter(
    (at) => at < now + withinHours * HOUR,
  )
  const open = quiet ? starts.filter((at) => !isQuiet(quiet, zone, at)) : starts
  const allowed = open.length > 0 ? open : starts
  const worth = (at: number) => rhythm[hourOfWeek((at + offsetAt(zone, at)) / 1000)] ?? 0
  const best = allowed.reduce((a, b) => (worth(b) > worth(a) ? b : a), allowed[0] ?? now)
  const explores = draws[0] < explore
  const start = explores ? (allowed[Math.floor(draws[1] * allowed.length)] ?? best) : best
  // not everybody at the full hour
  const spread = start === now ? 0 : Math.floor(draws[2] * 30) * 60_000
  const at = quiet && isQuiet(quiet, zone, start + spread) ? start : start + spread
  return { at, probability: explore / allowed.length + (start === best ? 1 - explore : 0) }
}
