import type { Ctx } from '../platform/ctx.ts'
import type { BehaviourEvent } from './behaviour.ts'

interface Row {
  profile_id: string
  type: BehaviourEvent['type']
  event: string
  timestamp: string
  value: number | null
  product_ids: string[]
  page_url: string
  context: string
  source: string
}

/** Everything that these profiles did until now, in the order of time, as behaviour reads it. */
export async function readHistory(
  ctx: Ctx,
  profileIds: readonly string[],
): Promise<{ profileId: string; event: BehaviourEvent }[]> {
  const rows = await ctx.facts.query<Row>(
    `SELECT profile_id, type, event, timestamp, value, product_ids, page_url, context, source FROM events
     WHERE workspace_id = {workspace:UUID} AND profile_id IN {profiles:Array(UUID)}
     ORDER BY timestamp, message_id`,
    { workspace: ctx.workspace, profiles: [...profileIds] },
    { lane: 'report' },
  )
  return rows.map((row) => ({
    profileId: row.profile_id,
    event: {
      type: row.type,
      event: row.event,
      timestamp: new Date(row.timestamp),
      ...(row.value !== null && { value: row.value }),
      lines: row.product_ids.map((productId) => ({ productId, quantity: 1 })),
      ...(row.page_url && { pageUrl: row.page_url }),
      source: row.source,
      context: row.context ? (JSON.parse(row.context) as Record<string, unknown>) : {},
    },
  }))
}
