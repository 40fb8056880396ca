import type { Ctx } from '../../platform/ctx.ts'
import { type ValueType, violations } from './schema.ts'

/** One property as events carried it. */
export interface SeenProperty {
  name: string
  filled: number
  types: { type: ValueType; count: number }[]
}

const DAYS = 30
const MOST_LOOKED_AT = 300_000

/** What events of each name carried in the last days; of many events a sample. */
export async function readTraffic(
  ctx: Ctx,
): Promise<Map<string, { events: number; properties: SeenProperty[] }>> {
  const now = ctx.clock.now()
  const params = {
    workspace: ctx.workspace,
    now: now.toISOString(),
    since: new Date(now.getTime() - DAYS * 86_400_000).toISOString(),
  }
  const scope = `workspace_id = {workspace:UUID} AND type = 'track' AND source != 'deliver'
    AND timestamp > parseDateTime64BestEffort({since:String}, 3, 'UTC')
    AND timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC')`
  const sizes = await ctx.facts.query<{ event: string; events: number }>(
    `SELECT event, count() AS events FROM events WHERE ${scope} GROUP BY event ORDER BY events DESC LIMIT 500`,
    params,
    { lane: 'report' },
  )
  const whole = sizes.reduce((sum, one) => sum + one.events, 0)
  const every = Math.max(1, Math.ceil(whole / MOST_LOOKED_AT))
  const sample = `${scope} AND cityHash64(message_id) % {every:UInt32} = 0`
  const [totals, rows] = await Promise.all([
    ctx.facts.query<{ event: string; events: number }>(
      `SELECT event, count() AS events FROM events WHERE ${sample} GROUP BY event`,
      { ...params, every },
      { lane: 'report' },
    ),
    ctx.facts.query<{ event: string; name: string; type: ValueType; count: number }>(
      `SELECT event, pair.1 AS name,
         multiIf(pair.2 LIKE '"%', 'text', pair.2 IN ('true', 'false'), 'boolean', pair.2 LIKE '[%', 'list',
           pair.2 LIKE '{%', 'object', 'number') AS type, count() AS count
       FROM (SELECT event, JSONExtractKeysAndValuesRaw(properties) AS pairs FROM events WHERE ${sample})
       ARRAY JOIN pairs AS pair
       WHERE pair.2 NOT IN ('null', '""') AND length(pair.1) BETWEEN 1 AND 200
       GROUP BY event, name, type ORDER BY event, name, count DESC LIMIT 20000`,
      { ...params, every },
      { lane: 'report' },
    ),
  ])
  const seen = new Map(
    totals.map(({ event, events }) => [event, { events, properties: [] as SeenProperty[] }]),
  )
  for (const { event, name, type, count } of rows) {
    const properties = seen.get(event)?.properties
    const last = properties?.at(-1)
    if (last?.name === name) {
      last.filled += count
      last.types.push({ type, count })
    } else properties?.push({ name, filled: count, types: [{ type, count }] })
  }
  return seen
}

/** How many events of the last days were kept with a violation flagged. */
export async function countFlagged(ctx: Ctx): Promise<{ event: string; violation: string; count: number }[]> {
  const now = ctx.clock.now()
  return ctx.facts.query(
    `SELECT event, problem AS violation, count() AS count FROM events ARRAY JOIN problems AS problem
     WHERE workspace_id = {workspace:UUID} AND problem IN {violations:Array(String)}
       AND received_at > parseDateTime64BestEffort({since:String}, 3, 'UTC')
     GROUP BY event, problem ORDER BY count DESC LIMIT 500`,
    {
      workspace: ctx.workspace,
      violations: [...violations],
      since: new Date(now.getTime() - DAYS * 86_400_000).toISOString(),
    },
    { lane: 'report' },
  )
}
