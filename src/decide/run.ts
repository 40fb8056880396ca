import {
  type Campaign,
  finishCampaign,
  type GraphStep,
  getCampaign,
  getGraph,
  isLive,
  pauseCampaign,
} from '../campaigns/index.ts'
import { wholeHold } from '../holds/index.ts'
import { contentHash } from '../lib/hash.ts'
import { newId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { record } from '../platform/journal/index.ts'
import { approvalOf, approvalsOf } from '../review/index.ts'
import { takeSnapshot } from '../segments/index.ts'
import { nextBatch } from './batches.ts'
import { addCounts, type Chunk, decideChunk } from './chunk.ts'
import type { Enqueue } from './enqueue.ts'
import { weightsFor } from './experiments/weights.ts'
import { advanceJourney } from './journeys/advance.ts'
import { mirrorRun } from './mirror.ts'
import { askToRead } from './ramp.ts'
import { insertAssignments, insertDecisions } from './store/decisions.ts'
import { hasOpen, insertRun, type RunState, readRun, writeRun } from './store/runs.ts'
import { rhythmsFor } from './timing/rhythms.ts'

const MIRROR_EVERY = 10_000

/**
 * Decides the next chunk of a campaign that is under way. True when there may be more to do at once. Killed at any
 * point, the next call goes on where the last commit was.
 */
export async function advance(ctx: Ctx, campaignId: string, enqueue: Enqueue): Promise<boolean> {
  const campaign = await getCampaign(ctx, campaignId)
  if (!isLive(campaign.state) || campaign.graphHash === null) return false
  const run = (await readRun(ctx, campaignId)) ?? (await begin(ctx, campaign, campaign.graphHash))
  if (!run) return false
  const idle = run.complete || run.ramp === 'reading' || run.ramp === 'failed'
  if (idle) await mirrorRun(ctx, run)
  if (run.complete) {
    if (!(await hasOpen(ctx, campaignId))) await finish(ctx, run)
    return false
  }
  if (run.ramp === 'failed') await askToRead(ctx, campaign, run)
  if (run.ramp === 'reading' || run.ramp === 'failed') return false
  // with the whole campaign on hold nobody is decided: everybody would be held, once and for all
  if (await wholeHold(ctx, { campaignId, purpose: campaign.definition.purpose })) return false

  const graph = await getGraph(ctx, campaignId, run.graphHash)
  const step = graph.steps[0]
  if (!step) return false
  if (!(await stillApproved(ctx, campaign, run.graphHash, graph.steps))) {
    await pauseCampaign(ctx, campaignId, 'An approval that the campaign needs was withdrawn.')
    return false
  }
  if (graph.definition.journey) return advanceJourney(ctx, campaign, run, enqueue)
  const weights = await weightsFor(ctx, { id: campaignId, choice: graph.definition.choice })
  const { candidates, last } = await nextBatch(ctx, graph, run)
  const rhythmOf = await rhythmsFor(ctx, graph, candidates)
  const stored = await transact(ctx, async (tx) => {
    // locked, so that no other process decides the same chunk; what a pause comes too late for, release refuses
    const locked = await readRun(tx, campaignId, { lock: true })
    if (!locked || locked.cursor !== run.cursor || locked.complete) return false
    if (!isLive((await getCampaign(tx, campaignId)).state)) return false
    const room = locked.releaseLimit === null ? Number.POSITIVE_INFINITY : locked.releaseLimit - locked.sends
    const frame = {
      graph,
      step,
      graphHash: run.graphHash,
      runId: run.id,
      occurrence: run.occurrence,
      room,
      workspace: tx.workspace,
      ...(weights && { weights }),
      ...(rhythmOf && { rhythmOf }),
    }
    await keep(tx, campaign, locked, decideChunk(candidates, frame), last, enqueue)
    return true
  })
  if (!stored) return false
  if (isMirrorTime(run.counts.people, candidates.length)) {
    const after = await readRun(ctx, campaignId)
    if (after) await mirrorRun(ctx, after)
  }
  return true
}

/** Few large inserts rather than many small ones; the rest follows when the run stands still. */
function isMirrorTime(before: number, added: number): boolean {
  return Math.floor((before + added) / MIRROR_EVERY) > Math.floor(before / MIRROR_EVERY)
}

async function begin(ctx: Ctx, campaign: Campaign, graphHash: string): Promise<RunState | undefined> {
  const graph = await getGraph(ctx, campaign.id, graphHash)
  if (!graph.segment && !graph.definition.journey) return undefined
  // a journey takes people in as they come
  const snapshot =
    graph.segment && !graph.definition.journey
      ? await takeSnapshot(ctx, graph.segment.id)
      : { id: newId(), count: 0 }
  const { version, definition } = campaign
  await insertRun(ctx, { id: campaign.id, version, graphHash, rampSize: definition.rampSize }, snapshot)
  return readRun(ctx, campaign.id)
}

async function keep(
  tx: Ctx,
  campaign: Campaign,
  run: RunState,
  chunk: Chunk,
  lastPage: boolean,
  enqueue: Enqueue,
): Promise<void> {
  const stored = await insertDecisions(tx, chunk.decisions)
  const fresh = chunk.decisions.filter((decision) => stored.has(decision.id))
  await insertAssignments(tx, campaign.id, chunk.arms)
  const going = fresh.filter(({ kind }) => kind === 'send' || kind === 'wait')
  if (going.length > 0) await enqueue(tx, going)
  const sends = run.sends + chunk.sends
  const complete = lastPage && !chunk.full
  const rampFull = run.releaseLimit !== null && sends >= run.releaseLimit
  await writeRun(tx, run.id, {
    cursor: chunk.last ?? run.cursor,
    complete,
    sends,
    counts: addCounts(run.counts, chunk.counts),
  })
  if (run.ramp === 'filling' && sends > 0 && (rampFull || complete))
    await askToRead(tx, campaign, { ...run, sends })
  if (chunk.decisions.length > 0)
    await record(tx, {
      action: 'decisions.stored',
      subject: { kind: 'run', id: run.id },
      data: {
        from: chunk.decisions[0]?.profileId,
        to: chunk.last,
        decisions: chunk.decisions.length,
        // over what was decided, so that a changed decision shows
        hash: contentHash(
          fresh.map(({ id, profileId, kind, reasons, sendAt, variantHash }) => [
            id,
            profileId,
            kind,
            reasons,
            sendAt,
            variantHash,
          ]),
        ),
      },
    })
}

async function finish(ctx: Ctx, run: RunState): Promise<void> {
  await transact(ctx, async (tx) => {
    if (run.finishedAt === null) await writeRun(tx, run.id, { finished_at: tx.clock.now() })
    await finishCampaign(tx, run.campaignId)
  })
}

async function stillApproved(
  ctx: Ctx,
  campaign: Campaign,
  hash: string,
  steps: readonly GraphStep[],
): Promise<boolean> {
  const used = steps.flatMap(({ variants }) => variants)
  const whole = await approvalOf(ctx, { kind: 'campaign', id: campaign.id, hash })
  const variants = await approvalsOf(ctx, 'variant', used)
  return whole !== undefined && used.every((variant) => variants.has(variant.id))
}
