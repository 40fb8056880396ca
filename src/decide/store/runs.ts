import { type Selectable, sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Counts, Run } from '../schema.ts'
import { type Tables, tables } from './tables.ts'

/** A run with what only the work itself needs. */
export interface RunState extends Run {
  snapshotId: string | null
  snapshotAt: Date | null
  cursor: string | null
  mirrored: string | null
}

const noCounts: Counts = { people: 0, send: 0, wait: 0, control: 0, skip: 0, hold: 0, reasons: {} }

/** The run of a campaign's occurrence; with `lock`, only when no other process is at it. */
export async function readRun(
  ctx: Ctx,
  campaignId: string,
  options: { occurrence?: number; lock?: boolean } = {},
): Promise<RunState | undefined> {
  const row = await tables(ctx)
    .selectFrom('campaign_runs')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('campaign_id', '=', campaignId)
    .where('occurrence', '=', options.occurrence ?? 1)
    .$if(options.lock ?? false, (q) => q.forUpdate().skipLocked())
    .executeTakeFirst()
  return row && toRun(row)
}

/** The run with an id. */
export async function readRunById(ctx: Ctx, id: string): Promise<RunState | undefined> {
  const row = await tables(ctx)
    .selectFrom('campaign_runs')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toRun(row)
}

/** Begins the run of an occurrence, once. */
export async function insertRun(
  tx: Ctx,
  campaign: { id: string; version: number; graphHash: string; rampSize: number },
  snapshot: { id: string; count: number },
): Promise<void> {
  await tables(tx)
    .insertInto('campaign_runs')
    .values({
      workspace_id: tx.workspace,
      id: newId(),
      campaign_id: campaign.id,
      occurrence: 1,
      version: campaign.version,
      graph_hash: campaign.graphHash,
      snapshot_id: snapshot.id,
      snapshot_at: tx.clock.now(),
      people: snapshot.count,
      cursor: null,
      mirrored: null,
      complete: false,
      counts: JSON.stringify(noCounts),
      sends: 0,
      release_limit: campaign.rampSize > 0 ? campaign.rampSize : null,
      ramp: campaign.rampSize > 0 ? 'filling' : 'none',
      ramp_task: null,
      started_at: tx.clock.now(),
      finished_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The columns of a run that change. */
export type RunChange = Partial<
  Pick<
    Selectable<Tables['campaign_runs']>,
    'cursor' | 'mirrored' | 'complete' | 'sends' | 'ramp' | 'ramp_task' | 'release_limit' | 'finished_at'
  >
> & { counts?: Counts }

/** Changes a run. */
export async function writeRun(tx: Ctx, id: string, { counts, ...change }: RunChange): Promise<void> {
  await tables(tx)
    .updateTable('campaign_runs')
    .set({ ...change, ...(counts && { counts: JSON.stringify(counts) }) })
    .where('workspace_id', '=', tx.workspace)
    .where('id', '=', id)
    .execute()
}

/** How the messages of a campaign ended so far; `open` are still to come. */
export async function readOutcomes(ctx: Ctx, campaignId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ outcome: string; n: number }>`
    SELECT coalesce(outcome, 'open') AS outcome, count(*) AS n FROM decisions
    WHERE workspace_id = ${ctx.workspace} AND campaign_id = ${campaignId} AND kind IN ('send', 'wait')
    GROUP BY 1`.execute(ctx.db)
  return Object.fromEntries(rows.map((row) => [row.outcome, row.n]))
}

/** Whether a message of the campaign is still to come. */
export async function hasOpen(ctx: Ctx, campaignId: string): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('decisions')
    .select('id')
    .where('workspace_id', '=', ctx.workspace)
    .where('campaign_id', '=', campaignId)
    .where('kind', 'in', ['send', 'wait'])
    .where('outcome', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

function toRun(row: Selectable<Tables['campaign_runs']>): RunState {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    occurrence: row.occurrence,
    version: row.version,
    graphHash: row.graph_hash,
    people: row.people,
    counts: row.counts,
    sends: row.sends,
    complete: row.complete,
    releaseLimit: row.release_limit,
    ramp: row.ramp,
    rampTask: row.ramp_task,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    snapshotId: row.snapshot_id,
    snapshotAt: row.snapshot_at,
    cursor: row.cursor,
    mirrored: row.mirrored,
  }
}
