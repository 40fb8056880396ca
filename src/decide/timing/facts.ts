import type { Ctx } from '../../platform/ctx.ts'
import { PERSON_SQL } from '../../profiles/index.ts'

/** How active somebody was at each hour of the week in UTC, older activity counting less. */
export interface WeekCounts {
  person: string
  timeZone: string
  hours: [hour: number, weight: number][]
}

/** What programs do is no sign of a person, and what we send is not their doing. */
const HUMAN = `event NOT IN ('Email Sent', 'Identified', 'Grouped', 'Aliased', 'Order Refunded', 'Unsubscribed')
  AND NOT JSONExtractBool(properties, 'suspected_scanner') AND NOT JSONExtractBool(properties, 'through_picture_proxy')`

/** The activity of a part of all people; an hour of an hour's visit counts once. */
export async function weekCounts(
  ctx: Ctx,
  query: { part: number; parts: number; days: number; halfLifeDays: number },
): Promise<WeekCounts[]> {
  return ctx.facts.query<WeekCounts>(
    `WITH ${PERSON_SQL.with},
      active AS (SELECT DISTINCT profile_id, toStartOfHour(timestamp) AS hour FROM events
        WHERE workspace_id = {workspace:UUID} AND timestamp > {now:DateTime64(3, 'UTC')} - toIntervalDay({days:UInt32})
          AND timestamp <= {now:DateTime64(3, 'UTC')} AND ${HUMAN}),
      weeks AS (SELECT toString(${PERSON_SQL.id('a')}) AS person,
          (toDayOfWeek(hour, 0, 'UTC') - 1) * 24 + toHour(hour, 'UTC') AS cell,
          sum(exp2(-dateDiff('hour', hour, toDateTime({now:DateTime64(3, 'UTC')}, 'UTC')) / 24 / {half:Float64})) AS weight
        FROM active AS a ${PERSON_SQL.join('a')}
        GROUP BY person, cell)
    SELECT w.person AS person, any(p.time_zone) AS timeZone, groupArray((w.cell, w.weight)) AS hours
    FROM weeks AS w
    LEFT JOIN (SELECT toString(profile_id) AS person, toString(time_zone) AS time_zone FROM people FINAL
      WHERE workspace_id = {workspace:UUID} AND deleted = 0) AS p ON p.person = w.person
    WHERE sipHash64(w.person) % {parts:UInt32} = {part:UInt32}
    GROUP BY person`,
    {
      workspace: ctx.workspace,
      now: ctx.clock.now().toISOString().replace('Z', ''),
      days: query.days,
      half: query.halfLifeDays,
      part: query.part,
      parts: query.parts,
    },
    { lane: 'report' },
  )
}
