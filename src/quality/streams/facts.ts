import type { StreamUse } from '../../lib/streams/index.ts'
import type { Ctx } from '../../platform/ctx.ts'

const HOUR = 3_600_000
const HISTORY_HOURS = 6 * 168 + 24

/** Hourly counts of each kind of event, oldest first, until the last full hour; the empty name is all together. */
export async function readHourly(ctx: Ctx): Promise<{ end: Date; series: Map<string, number[]> }> {
  const end = new Date(Math.floor(ctx.clock.now().getTime() / HOUR) * HOUR)
  const from = new Date(end.getTime() - HISTORY_HOURS * HOUR)
  const rows = await ctx.facts.query<{ event: string; hour: number; events: number }>(
    `SELECT event, toUInt32(intDiv(toUnixTimestamp(timestamp) - toUnixTimestamp({from:DateTime('UTC')}), 3600)) AS hour,
       count() AS events
     FROM events WHERE workspace_id = {workspace:UUID}
       AND timestamp >= {from:DateTime('UTC')} AND timestamp < {end:DateTime('UTC')}
     GROUP BY event, hour`,
    { workspace: ctx.workspace, from: second(from), end: second(end) },
    { lane: 'report' },
  )
  const series = new Map<string, number[]>([['', new Array<number>(HISTORY_HOURS).fill(0)]])
  const all = series.get('') ?? []
  let first = HISTORY_HOURS
  for (const { event, hour, events } of rows) {
    if (hour >= HISTORY_HOURS) continue
    first = Math.min(first, hour)
    all[hour] = (all[hour] ?? 0) + events
    const own = series.get(event) ?? new Array<number>(HISTORY_HOURS).fill(0)
    own[hour] = (own[hour] ?? 0) + events
    series.set(event, own)
  }
  // A stream is judged from its first event on: before it there was nothing to miss.
  for (const [event, counts] of series) {
    const begin = counts.findIndex((count) => count > 0)
    series.set(event, begin < 0 ? [] : counts.slice(begin))
  }
  return { end, series }
}

/** The two periods that are compared, in days. */
export const PERIODS = { before: 14, now: 1 } as const
const MOST_LOOKED_AT = 400_000
const DAY = 86_400_000

/** What each kind of event carried in the last day, and in the two weeks before it; of many events a sample. */
export async function readUse(
  ctx: Ctx,
): Promise<{ before: Map<string, StreamUse>; now: Map<string, StreamUse> }> {
  const now = ctx.clock.now().getTime()
  const params = {
    workspace: ctx.workspace,
    end: second(new Date(now)),
    middle: second(new Date(now - PERIODS.now * DAY)),
    from: second(new Date(now - (PERIODS.now + PERIODS.before) * DAY)),
  }
  const scope = `workspace_id = {workspace:UUID}
    AND timestamp >= {from:DateTime('UTC')} AND timestamp < {end:DateTime('UTC')}`
  const [sizes] = await ctx.facts.query<{ events: number }>(
    `SELECT count() AS events FROM events WHERE ${scope}`,
    params,
    { lane: 'report' },
  )
  const every = Math.max(1, Math.ceil((sizes?.events ?? 0) / MOST_LOOKED_AT))
  const sampled = { ...params, every }
  const sample = `${scope} AND cityHash64(profile_id) % {every:UInt32} = 0`
  const totals = await ctx.facts.query<{
    event: string
    recent: number
    events: number
    repeated: number
    late: number
  }>(
    `SELECT event, recent, sum(n) AS events, sum(n - 1) AS repeated, sum(slow) AS late FROM (
       SELECT event, timestamp >= {middle:DateTime('UTC')} AS recent, count() AS n,
         countIf(received_at > timestamp + toIntervalHour(1) AND source != 'import') AS slow
       FROM events WHERE ${sample}
       GROUP BY event, recent, profile_id, timestamp, properties)
     GROUP BY event, recent`,
    sampled,
    { lane: 'report' },
  )
  const properties = await ctx.facts.query<{
    event: string
    recent: number
    property: string
    filled: number
    texts: number
    numbers: number
    booleans: number
    others: number
    different: number
  }>(
    `SELECT event, recent, pair.1 AS property, count() AS filled, countIf(pair.2 LIKE '"%') AS texts,
       countIf(match(pair.2, '^-?[0-9]')) AS numbers, countIf(pair.2 IN ('true', 'false')) AS booleans,
       countIf(match(pair.2, '^[\\\\[{]')) AS others, uniq(pair.2) AS different
     FROM (
       SELECT event, timestamp >= {middle:DateTime('UTC')} AS recent, JSONExtractKeysAndValuesRaw(properties) AS pairs
       FROM events WHERE ${sample})
     ARRAY JOIN pairs AS pair
     WHERE pair.2 NOT IN ('null', '""')
     GROUP BY event, recent, property LIMIT 20000`,
    sampled,
    { lane: 'report' },
  )
  const periods = { before: new Map<string, StreamUse>(), now: new Map<string, StreamUse>() }
  for (const { event, recent, ...rest } of totals)
    periods[recent ? 'now' : 'before'].set(event, { event, ...rest, properties: [] })
  for (const { event, recent, property, filled, texts, numbers, booleans, others, different } of properties) {
    const period = periods[recent ? 'now' : 'before']
    const use = period.get(event)
    const types = { text: texts, number: numbers, boolean: booleans, other: others }
    if (use)
      period.set(event, {
        ...use,
        properties: [...use.properties, { property, filled, types, values: different }],
      })
  }
  return periods
}

function second(time: Date): string {
  return time.toISOString().slice(0, 19).replace('T', ' ')
}
