import { DAY, HOUR } from './shapes.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

/** Hours that a zone is ahead of UTC on a day; looked up once a day, at noon. */
export function offsetHours(zone: string, millis: number): number {
  const day = Math.floor(millis / DAY)
  const key = `${zone} ${day}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      day: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(zone, format)
  }
  const parts = format.formatToParts(day * DAY + DAY / 2)
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  let offset = number('hour') - 12
  const dayThere = number('day')
  const dayHere = new Date(day * DAY).getUTCDate()
  if (dayThere !== dayHere) offset += 24
  offsets.set(key, offset)
  return offset
}

/** The instant of a local hour on a UTC day. */
export function atLocalHour(zone: string, dayStart: number, hour: number): number {
  return dayStart + (hour - offsetHours(zone, dayStart)) * HOUR
}
