import type { Ctx } from '../../platform/ctx.ts'
import { PERSON_SQL } from '../../profiles/index.ts'

/** Something that a journey waits for, as it happened. */
export interface Happening {
  person: string
  event: string
  at: Date
  batch: number
}

/** The number of the last batch of events of the workspace. */
export async function lastBatch(ctx: Ctx): Promise<number> {
  const [row] = await ctx.facts.query<{ last: number }>(
    'SELECT max(batch_id) AS last FROM events WHERE workspace_id = {workspace:UUID}',
    { workspace: ctx.workspace },
  )
  return row?.last ?? 0
}

/**
 * Events of these names that were stored after a batch and happened after an instant, in the order of their batches. At
 * most `limit`, but always whole batches: the rest comes with the next question.
 */
export async function newsOf(
  ctx: Ctx,
  query: { events: readonly string[]; batch: number; since: Date; limit: number },
): Promise<Happening[]> {
  const rows = await ctx.facts.query<{ person: string; event: string; at: string; batch: number }>(
    `WITH ${PERSON_SQL.with}
    SELECT toString(${PERSON_SQL.id('e')}) AS person, e.event AS event, e.timestamp AS at, e.batch_id AS batch
    FROM (SELECT profile_id, event, timestamp, batch_id FROM events
      WHERE workspace_id = {workspace:UUID} AND event IN {events:Array(String)} AND batch_id > {batch:UInt64}
        AND timestamp >= {since:DateTime64(3, 'UTC')}
      ORDER BY batch_id LIMIT {limit:UInt32} WITH TIES) AS e ${PERSON_SQL.join('e')}
    ORDER BY batch, at`,
    {
      workspace: ctx.workspace,
      events: [...query.events],
      batch: query.batch,
      limit: query.limit,
      since: query.since.toISOString().replace('Z', ''),
    },
  )
  return rows.map(({ at, ...row }) => ({ ...row, at: new Date(at) }))
}
