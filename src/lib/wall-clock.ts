const formats = new Map<string, Intl.DateTimeFormat | undefined>()
const offsets = new Map<string, { slot: number; offset: number }>()
const SLOT = 15 * 60_000

/** Whether the runtime knows this IANA time zone. */
export function isTimeZone(zone: string): boolean {
  return formatOf(zone) !== undefined
}

/**
 * Milliseconds that the zone's wall clock is ahead of UTC at an instant. Offsets change on quarter hours only,
 * so the last quarter hour of each zone is remembered. Throws a RangeError for a zone that is not known.
 */
export function offsetAt(zone: string, instant: number): number {
  const slot = Math.floor(instant / SLOT)
  const known = offsets.get(zone)
  if (known?.slot === slot) return known.offset
  const format = formatOf(zone)
  if (!format) throw new RangeError(`unknown time zone ${zone}`)
  const start = slot * SLOT
  const parts: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(start)) parts[type] = Number(value)
  const wall = Date.UTC(
    parts.year ?? 0,
    (parts.month ?? 1) - 1,
    parts.day ?? 1,
    (parts.hour ?? 0) % 24,
    parts.minute ?? 0,
    parts.second ?? 0,
  )
  const offset = wall - start
  offsets.set(zone, { slot, offset })
  return offset
}

/** Minutes since local midnight (with a fraction) that the zone's wall clock shows at an instant. */
export function wallMinutes(zone: string, instant: number): number {
  const day = 24 * 60
  const minutes = (instant + offsetAt(zone, instant)) / 60_000
  return ((minutes % day) + day) % day
}

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (formats.has(zone)) return formats.get(zone)
  let format: Intl.DateTimeFormat | undefined
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    format = undefined
  }
  if (formats.size < 2000) formats.set(zone, format)
  return format
}
