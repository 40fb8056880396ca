/** The instant at which clocks of a time zone show a local time "2026-06-01 09:00:00". */
export function instantOf(local: string, timeZone: string): string {
  const wall = Date.parse(`${local.replace(' ', 'T')}Z`)
  // the offset at the guess is that at the answer, but for the hour of a change, which the second round settles
  let instant = wall - offsetAt(wall, timeZone)
  instant = wall - offsetAt(instant, timeZone)
  return new Date(instant).toISOString()
}

/** What clocks of a time zone show at an instant, as "2026-06-01 09:00:00". */
export function localOf(instant: string, timeZone: string): string {
  const millis = Date.parse(instant)
  return new Date(millis + offsetAt(millis, timeZone)).toISOString().slice(0, 19).replace('T', ' ')
}

function offsetAt(millis: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(millis)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return wall - Math.floor(millis / 1000) * 1000
}
