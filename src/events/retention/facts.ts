import type { Ctx } from '../../platform/ctx.ts'

const which = (all: boolean) =>
  `workspace_id = {workspace:UUID} AND timestamp < parseDateTime64BestEffort({before:String}, 3, 'UTC')
   AND event ${all ? 'NOT IN' : 'IN'} {names:Array(String)}`

/** Removes events from before a time: of these names, or of all but these. Answers how many. */
export async function removeEvents(
  ctx: Ctx,
  { names, allBut, before }: { names: readonly string[]; allBut: boolean; before: Date },
): Promise<number> {
  const params = { workspace: ctx.workspace, names: [...names], before: before.toISOString() }
  const [row] = await ctx.facts.query<{ count: number }>(
    `SELECT count() AS count FROM events WHERE ${which(allBut)}`,
    params,
    { lane: 'report' },
  )
  if (!row?.count) return 0
  await ctx.facts.command(`DELETE FROM events WHERE ${which(allBut)}`, params)
  return row.count
}
