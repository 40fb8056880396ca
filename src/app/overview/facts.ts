import type { Ctx } from '../../platform/ctx.ts'

/** Orders of the last 30 days, an order once however often it was reported, less what went back. */
export async function soldLately(ctx: Ctx): Promise<{ orders: number; revenue: number }> {
  const [row] = await ctx.facts.query<{ orders: number; revenue: number }>(
    `SELECT countIf(event = 'Order Completed') AS orders,
       toFloat64(sumIf(worth, event = 'Order Completed') - sumIf(worth, event = 'Order Refunded')) AS revenue
     FROM (
       SELECT event, if(order_id = '' OR event = 'Order Refunded', message_id, order_id) AS key,
         argMax(ifNull(value, 0), timestamp) AS worth
       FROM events
       WHERE workspace_id = {workspace:UUID} AND event IN ('Order Completed', 'Order Refunded')
         AND timestamp > parseDateTime64BestEffort({now:String}, 3, 'UTC') - INTERVAL 30 DAY
         AND timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC')
       GROUP BY event, key
     )`,
    at(ctx),
  )
  return { orders: row?.orders ?? 0, revenue: row?.revenue ?? 0 }
}

/** Events that happened in the last minute, and in the last day. */
export async function happenedLately(ctx: Ctx): Promise<{ minute: number; day: number }> {
  const [row] = await ctx.facts.query<{ minute: number; day: number }>(
    `SELECT countIf(timestamp > parseDateTime64BestEffort({now:String}, 3, 'UTC') - INTERVAL 1 MINUTE) AS minute,
       count() AS day
     FROM events
     WHERE workspace_id = {workspace:UUID}
       AND timestamp > parseDateTime64BestEffort({now:String}, 3, 'UTC') - INTERVAL 1 DAY
       AND timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC')`,
    at(ctx),
  )
  return { minute: row?.minute ?? 0, day: row?.day ?? 0 }
}

function at({ workspace, clock }: Ctx) {
  return { workspace, now: clock.now().toISOString() }
}
