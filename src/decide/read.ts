import { getCampaign } from '../campaigns/index.ts'
import { isId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import type { Decision, Run } from './schema.ts'
import { type DecisionFilter, readDecisions, readDecisionsById } from './store/decisions.ts'
import { type RunState, readOutcomes, readRun } from './store/runs.ts'

/** One decision with its reasons. */
export async function getDecision(ctx: Ctx, id: string): Promise<Decision> {
  const [decision] = isId(id) ? await readDecisionsById(ctx, [id]) : []
  if (!decision) throw new AppError('decision_not_found')
  return decision
}

/** Decisions, newest first, of a campaign, a person, or a kind. */
export async function listDecisions(
  ctx: Ctx,
  filter: Partial<DecisionFilter> = {},
): Promise<{ items: Decision[]; next?: string }> {
  const limit = filter.limit ?? 50
  if (filter.after !== undefined && !isId(filter.after))
    throw new AppError('invalid_request', { message: 'The cursor is not one of this list. Start again.' })
  const items = await readDecisions(ctx, { ...filter, limit })
  const last = items.at(-1)
  return { items, ...(last && items.length === limit && { next: last.id }) }
}

/** How far the campaign has come: its run, and how its messages ended so far. Null before it started. */
export async function getProgress(
  ctx: Ctx,
  campaignId: string,
): Promise<{ run: Run; outcomes: Record<string, number> } | null> {
  await getCampaign(ctx, campaignId)
  const run = await readRun(ctx, campaignId)
  return run ? { run: toRun(run), outcomes: await readOutcomes(ctx, campaignId) } : null
}

function toRun({
  snapshotId: _id,
  snapshotAt: _at,
  cursor: _cursor,
  mirrored: _mirrored,
  ...run
}: RunState): Run {
  return run
}
