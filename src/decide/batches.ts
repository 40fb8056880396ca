import type { CampaignGraph } from '../campaigns/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { isMember, snapshotMembers } from '../segments/index.ts'
import { type Candidate, loadCandidates } from './inputs.ts'
import type { RunState } from './store/runs.ts'

/** The next people of a run with all that the resolver asks about them. */
export interface Batch {
  candidates: Candidate[]
  /** Nobody comes after them. */
  last: boolean
}

const SIZE = 1000
/** Older than this, whether somebody is still in the segment is asked again. */
const STALE_MILLIS = 3_600_000
/** What was read ahead is good for so long; release looks at everything again anyway. */
const FRESH_MILLIS = 5000

interface Ahead {
  after: string
  at: number
  batch: Promise<Batch>
}
const ahead = new Map<string, Ahead>()

/**
 * The people of a run after its cursor. While the caller stores what it decides of them, the batch behind them is
 * read already; one batch ahead and no more, so memory does not grow.
 */
export async function nextBatch(ctx: Ctx, graph: CampaignGraph, run: RunState): Promise<Batch> {
  const now = ctx.clock.now().getTime()
  const ready = ahead.get(run.id)
  ahead.delete(run.id)
  const usable = ready !== undefined && ready.after === run.cursor && Math.abs(now - ready.at) < FRESH_MILLIS
  const batch = await (usable ? ready.batch : read(ctx, graph, run, run.cursor))
  const after = batch.candidates.at(-1)?.profileId
  // a ramp stops within its first batch, so nothing is read ahead of it
  if (after !== undefined && !batch.last && run.releaseLimit === null) {
    const next = read(ctx, graph, run, after)
    // whoever takes it hears of a failure; nobody may
    next.catch(() => {})
    ahead.set(run.id, { after, at: now, batch: next })
  }
  return batch
}

async function read(ctx: Ctx, graph: CampaignGraph, run: RunState, after: string | null): Promise<Batch> {
  const ids = await snapshotMembers(ctx, run.snapshotId ?? '', {
    ...(after !== null && { after }),
    limit: SIZE,
  })
  const candidates = await loadCandidates(ctx, ids, {
    campaignId: graph.campaignId,
    purpose: graph.definition.purpose,
    limits: graph.definition,
    campaign: 'live',
    approved: true,
    sentOnly: false,
  })
  const last = ids.length < SIZE
  const age = ctx.clock.now().getTime() - (run.snapshotAt?.getTime() ?? 0)
  if (age < STALE_MILLIS || !graph.segment || ids.length === 0) return { candidates, last }
  const still = await isMember(ctx, graph.segment.id, ids)
  return {
    last,
    candidates: candidates.map((candidate) =>
      still.has(candidate.profileId)
        ? candidate
        : { ...candidate, input: { ...candidate.input, eligible: false } },
    ),
  }
}
