const DAY = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * The first instant (milliseconds) of a date `YYYY-MM-DD` in an IANA time zone, also where clocks change at
 * midnight: if it comes twice the earlier one, if it is skipped the end of the gap. Throws on an unknown zone.
 */
export function startOfDay(date: string, timeZone: string): number {
  const wall = Date.parse(`${date}T00:00:00Z`)
  const offsets = [wall - DAY, wall + DAY].map((instant) => wallClock(instant, timeZone) - instant)
  const candidates = offsets.map((offset) => wall - offset)
  const exact = candidates.filter((instant) => wallClock(instant, timeZone) === wall)
  return exact.length > 0 ? Math.min(...exact) : Math.max(...candidates)
}

/** What a clock on the wall of the zone shows, as milliseconds of the same reading in UTC. */
function wallClock(instant: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(timeZone, format)
  }
  const part = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second)
}
