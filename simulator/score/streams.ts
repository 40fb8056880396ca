import { statusOf } from '../client/client.ts'
import { type Line, notYet } from './line.ts'
import { unlessMissing } from './look.ts'
import type { Case } from './measure.ts'
import { allOf } from './server-people.ts'

interface Alarm {
  event: string
  check: string
}

const WHAT = 'faults: broken release'
/** So many days after it began can a fall still be seen as one. */
const SEEN_FOR = 3

/** Whether the server says that an event is missing since the release, and what else it is alarmed about. */
export async function streams({ client, operator, truth }: Case): Promise<Line[]> {
  const alarms = await unlessMissing(async () => {
    await (operator ?? client).post('/api/streams/look', {}).catch((error: unknown) => {
      // it looks every hour by itself
      if (statusOf(error) !== 403) throw error
    })
    return allOf<Alarm>(client, '/api/streams/alarms?state=open&limit=200')
  })
  if (!alarms) return [notYet(WHAT)]
  const { day, event } = truth.release
  const right = alarms.filter((one) => one.event === event && one.check === 'drop').length
  const others = alarms.length - right
  const past = day < truth.days - SEEN_FOR
  const found = right > 0 ? 'found' : past ? 'long over: play the scenario broken-release' : 'missed'
  return [{ what: WHAT, found: `${found}; other alarms ${others}`, figures: { right, others } }]
}
