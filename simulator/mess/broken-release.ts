import { DAY } from '../world/shapes.ts'
import type { Mess } from './mess.ts'

export const BROKEN_DAYS = 2

/** A release of the shop's site after which one event is missing, until somebody notices. */
export const brokenRelease: Mess = {
  fault: 'broken release',
  people: ({ release: { day, event } }) => [
    { fault: 'broken release', event, fromDay: day, toDay: day + BROKEN_DAYS },
  ],
  event: ({ origin, release: { day, event } }, { event: name, timestamp }) => {
    if (name !== event) return undefined
    const at = (Date.parse(timestamp) - origin) / DAY
    return at >= day && at < day + BROKEN_DAYS ? { instead: [], what: 'lost' } : undefined
  },
}
