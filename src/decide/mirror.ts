import type { Ctx } from '../platform/ctx.ts'
import { snapshotMembers } from '../segments/index.ts'
import { copyAssignments } from './facts.ts'
import { readAssignments } from './store/decisions.ts'
import { type RunState, writeRun } from './store/runs.ts'

const PAGE = 10_000

/**
 * Brings the column store up to the run's cursor, page by page in the snapshot's own order. `mirrored` moves after a
 * page is there, so whatever is interrupted is copied again, and repeats collapse.
 */
export async function mirrorRun(ctx: Ctx, run: RunState): Promise<void> {
  let { mirrored } = run
  while (run.cursor !== null && mirrored !== run.cursor) {
    const page = await snapshotMembers(ctx, run.snapshotId ?? '', {
      ...(mirrored !== null && { after: mirrored }),
      limit: PAGE,
    })
    const end = page.indexOf(run.cursor)
    const ids = end === -1 ? page : page.slice(0, end + 1)
    const last = ids.at(-1)
    const rows = await readAssignments(ctx, run.campaignId, ids)
    await copyAssignments(ctx, run.campaignId, rows, `${run.id}:${mirrored ?? ''}:${last ?? ''}`)
    mirrored = last ?? run.cursor
    await writeRun(ctx, run.id, { mirrored })
  }
}
