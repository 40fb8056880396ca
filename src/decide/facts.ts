import type { Ctx } from '../platform/ctx.ts'
import { PERSON_SQL } from '../profiles/index.ts'
import type { Arm } from './schema.ts'

/** Copies assignments to the column store; the same token again adds nothing. */
export async function copyAssignments(
  ctx: Ctx,
  campaignId: string,
  rows: readonly { profile_id: string; arm: Arm; assigned_at: Date }[],
  token: string,
): Promise<void> {
  if (rows.length === 0) return
  await ctx.facts.insert(
    'assignments',
    rows.map((row) => ({
      workspace_id: ctx.workspace,
      campaign_id: campaignId,
      profile_id: row.profile_id,
      arm: row.arm,
      assigned_at: row.assigned_at.toISOString(),
    })),
    { token },
  )
}

/** The people who bought for most so far, with how much; for choosing what is worth reading. */
export async function topCustomers(ctx: Ctx, limit: number): Promise<Map<string, number>> {
  const rows = await ctx.facts.query<{ person: string; spent: number }>(
    `WITH ${PERSON_SQL.with},
      spent AS (SELECT profile_id, sum(toFloat64(value)) AS spent FROM events
        WHERE workspace_id = {workspace:UUID} AND event = 'Order Completed' AND value IS NOT NULL
          AND timestamp <= {now:DateTime64(3, 'UTC')}
        GROUP BY profile_id)
    SELECT toString(${PERSON_SQL.id('s')}) AS person, sum(s.spent) AS spent
    FROM spent AS s ${PERSON_SQL.join('s')}
    GROUP BY person ORDER BY spent DESC, person LIMIT {limit:UInt32}`,
    { workspace: ctx.workspace, now: ctx.clock.now().toISOString().replace('Z', ''), limit },
    { lane: 'report' },
  )
  return new Map(rows.map((row) => [row.person, row.spent]))
}
