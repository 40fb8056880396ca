import { currentWorkspace } from '../../accounts/index.ts'
import { HOURS_OF_WEEK, personalRhythmOf, populationRhythmOf } from '../../lib/timing/index.ts'
import { isTimeZone, offsetAt } from '../../lib/wall-clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { type WeekCounts, weekCounts } from './facts.ts'
import { EVERYBODY, writeRhythms } from './store.ts'

const PARTS = 16
const PAGE = 500
const LOOK_BACK_DAYS = 365
const HALF_LIFE_DAYS = 60
/** As `tactful evaluate send-time` finds them on the training part of most files. */
const SETTINGS = { strength: 20, spread: 1, dayShare: 0.6 }

/**
 * Learns from visits and human engagement when each person is there, by hour of the week on their own clock, leaning on
 * everybody's hours: with little history it is everybody's. The clock is as far from UTC as it is today.
 */
export async function learnRhythms(ctx: Ctx): Promise<{ people: number }> {
  const { timeZone } = await currentWorkspace(ctx)
  const now = ctx.clock.now().getTime()
  const parts = (part: number) =>
    weekCounts(ctx, { part, parts: PARTS, days: LOOK_BACK_DAYS, halfLifeDays: HALF_LIFE_DAYS })
  const everybody = new Float64Array(HOURS_OF_WEEK)
  for (let part = 0; part < PARTS; part++)
    for (const counts of await parts(part))
      for (const [hour, weight] of localWeek(counts, timeZone, now).entries())
        everybody[hour] = (everybody[hour] ?? 0) + weight
  const population = populationRhythmOf(everybody)
  const sum = (week: Float64Array) => week.reduce((a, b) => a + b, 0)
  await writeRhythms(ctx, [{ profileId: EVERYBODY, hours: population, weight: sum(everybody) }])
  let people = 0
  for (let part = 0; part < PARTS; part++) {
    const rhythms = (await parts(part)).map((counts) => {
      const own = localWeek(counts, timeZone, now)
      return {
        profileId: counts.person,
        hours: personalRhythmOf(own, population, SETTINGS),
        weight: sum(own),
      }
    })
    for (let start = 0; start < rhythms.length; start += PAGE)
      await writeRhythms(ctx, rhythms.slice(start, start + PAGE))
    people += rhythms.length
  }
  return { people }
}

function localWeek({ hours, timeZone }: WeekCounts, fallback: string, now: number): Float64Array {
  const zone = timeZone !== '' && isTimeZone(timeZone) ? timeZone : fallback
  const shift = Math.round(offsetAt(zone, now) / 3_600_000)
  const week = new Float64Array(HOURS_OF_WEEK)
  for (const [hour, weight] of hours) {
    const local = (((hour + shift) % HOURS_OF_WEEK) + HOURS_OF_WEEK) % HOURS_OF_WEEK
    week[local] = (week[local] ?? 0) + weight
  }
  return week
}
