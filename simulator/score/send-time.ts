import { HOUR, type Person } from '../world/shapes.ts'
import { offsetHours } from '../world/zones.ts'
import { evaluate } from './evaluate.ts'
import { type Line, notYet, share } from './line.ts'
import type { Case } from './measure.ts'

const TRAIN = 0.75

interface Answer {
  people: number
  hitTop3: { global: number; tactful: number }
}

/** Whether the hours learnt from visits are those at which people are there. */
export async function sendTime({ truth, replay }: Case): Promise<Line[]> {
  const visits = replay.history.flatMap(({ name, userId, timestamp }) =>
    name === 'Home' && userId !== undefined ? [{ userId, at: Date.parse(timestamp) }] : [],
  )
  const cut = replay.shop.world.origin + TRAIN * (truth.sent.end - replay.shop.world.origin)
  const [train, test] = [visits.filter(({ at }) => at < cut), visits.filter(({ at }) => at >= cut)]
  const regret = notYet('send-time regret', 'no hour of a person can be asked for')
  const known = new Set(train.map(({ userId }) => userId))
  const judged = test.filter(({ userId }) => known.has(userId))
  if (judged.length === 0) return [notYet('send time', 'too few visits'), regret]
  const { hitTop3 } = await evaluate<Answer>('send-time', { train: linesOf(train), test: linesOf(judged) })
  const personOf = new Map(truth.people.map((person) => [person.userId, person]))
  const hits = judged.filter(({ userId, at }) => {
    const person = personOf.get(userId)
    return person !== undefined && bestHours(person, at).includes(Math.floor(at / HOUR) % 24)
  })
  const oracle = hits.length / judged.length
  return [
    {
      what: 'send time, visits within three hours of the day',
      found: `${share(hitTop3.tactful)}; everybody's hours ${share(hitTop3.global)}, the oracle ${share(oracle)}`,
      figures: { ...hitTop3, oracle },
    },
    regret,
  ]
}

/** The three likeliest hours of the day (UTC) of a person. */
function bestHours({ bestHour, zone }: Pick<Person, 'bestHour' | 'zone'>, at: number): number[] {
  const hour = bestHour - offsetHours(zone, at)
  // a whole hour is in the middle of three: the half hour to it and the half hour from it are the likeliest
  return [-1, 0, 1].map((apart) => (Math.floor(hour) + apart + 24) % 24)
}

function linesOf(visits: readonly { userId: string; at: number }[]): string {
  return ['src,dst,time', ...visits.map(({ userId, at }) => `${userId},shop,${Math.floor(at / 1000)}`)].join(
    '\n',
  )
}
