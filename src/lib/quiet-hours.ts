import { offsetAt, wallMinutes } from './wall-clock.ts'

const MINUTE = 60_000
const DAY = 24 * 60

/** Local times "HH:MM"; `from` after `to` spans midnight, equal ones mean no quiet hours. */
export interface QuietWindow {
  from: string
  to: string
}

/** Whether the wall clock of the zone stands inside the quiet hours: at `from` or later, and before `to`. */
export function isQuiet(window: QuietWindow, zone: string, instant: number): boolean {
  const from = minutesOf(window.from)
  const to = minutesOf(window.to)
  const now = wallMinutes(zone, instant)
  return from <= to ? now >= from && now < to : now >= from || now < to
}

/**
 * The first instant at or after `instant` at which the zone's wall clock is outside the quiet hours. Where
 * daylight saving removes the hour in which they end, that is the moment of the change; where it doubles the
 * hour, the first of the two, since nobody can tell them apart on a wall clock.
 */
export function nextAllowed(window: QuietWindow, zone: string, instant: number): number {
  const to = minutesOf(window.to)
  let at = instant
  // each round lands on `to` unless the clock was changed on the way; two changes never lie within a day
  for (let round = 0; round < 4 && isQuiet(window, zone, at); round++) {
    const wait = (((to - wallMinutes(zone, at)) % DAY) + DAY) % DAY
    const landed = at + Math.round(wait * MINUTE)
    const jumped = offsetAt(zone, landed) - offsetAt(zone, at)
    if (jumped === 0) at = landed
    else at = firstOutside(window, zone, jumped > 0 ? Math.max(at, landed - jumped) : at, landed)
  }
  return at
}

/**
 * The clock was changed on the way: put forward, the quiet hours ended earlier than counted; put back, it may show
 * a time before they began once more. Quiet hours begin and end with a minute, and so do changes of the clock.
 */
function firstOutside(window: QuietWindow, zone: string, start: number, end: number): number {
  for (let at = Math.ceil(start / MINUTE) * MINUTE; at < end; at += MINUTE)
    if (!isQuiet(window, zone, at)) return at
  return end
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
