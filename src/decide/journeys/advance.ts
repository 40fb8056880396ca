import { type Campaign, type CampaignGraph, getCampaign, getGraph, isLive } from '../../campaigns/index.ts'
import { contentHash } from '../../lib/hash.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { record } from '../../platform/journal/index.ts'
import { addCounts, decideChunk } from '../chunk.ts'
import type { Enqueue } from '../enqueue.ts'
import { weightsFor } from '../experiments/weights.ts'
import { copyAssignments } from '../facts.ts'
import { loadCandidates } from '../inputs.ts'
import { askToRead } from '../ramp.ts'
import { insertAssignments, insertDecisions, readAssignmentsSince } from '../store/decisions.ts'
import { type RunState, readRun, writeRun } from '../store/runs.ts'
import { rhythmsFor } from '../timing/rhythms.ts'
import { lastBatch } from './facts.ts'
import { lookAtSegment, type Running, takeIn } from './intake.ts'
import {
  beginJourney,
  hasJourney,
  lockDue,
  lockJourney,
  type Moved,
  moveJourney,
  type Traveller,
  writeMoves,
} from './store.ts'
import { arrive, hop } from './walk.ts'

const BATCH = 500
/** The last copy of each journey, so that nothing is copied every second. */
const copied = new Map<string, string>()

/**
 * One turn of a journey: takes in what happened, and lets a batch of those who are due make one step. All of a step is
 * one transaction, so that whatever dies, everybody stands where the last commit left them. True when there is more.
 */
export async function advanceJourney(
  ctx: Ctx,
  campaign: Campaign,
  run: RunState,
  enqueue: Enqueue,
): Promise<boolean> {
  const graph = await getGraph(ctx, campaign.id, run.graphHash)
  const { journey } = graph.definition
  if (!journey) return false
  if (!(await hasJourney(ctx, campaign.id))) await beginJourney(ctx, campaign.id, await lastBatch(ctx))
  const running: Running = { graph, graphHash: run.graphHash, journey, startedAt: new Date(run.startedAt) }
  const more = await takeIn(ctx, running)
  await lookAtSegment(ctx, running)
  const moved = await step(ctx, campaign, enqueue)
  await mirrorArms(ctx, campaign.id)
  return more || moved
}

async function step(ctx: Ctx, campaign: Campaign, enqueue: Enqueue): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const run = await readRun(tx, campaign.id, { lock: true })
    if (!run || !isLive((await getCampaign(tx, campaign.id)).state)) return false
    const due = await lockDue(tx, campaign.id, BATCH)
    let state = run
    let moved = false
    for (const [place, people] of Map.groupBy(
      due,
      (one) => `${one.graphHash} ${one.node} ${one.occurrence}`,
    )) {
      const [first] = people
      if (!first) continue
      const graph = await getGraph(tx, campaign.id, first.graphHash)
      const node = graph.definition.journey?.nodes[first.node]
      if (!node) throw new Error(`the journey has no point ${place}`)
      const moves =
        node.kind === 'message'
          ? await decideStep(
              tx,
              campaign,
              { graph, run: state, people, step: node.step, next: node.next },
              enqueue,
            )
          : await hop(tx, graph, node, first.node, people)
      await writeMoves(tx, campaign.id, moves)
      moved ||= moves.length > 0
      state = (await readRun(tx, campaign.id)) ?? state
      if (state.ramp === 'reading') return false
    }
    return moved
  })
}

interface MessageStep {
  graph: CampaignGraph
  run: RunState
  people: readonly Traveller[]
  step: string
  next: string | null
}

/** Decides a message for people at its point; whoever the ramp has no room for stays there. */
async function decideStep(
  tx: Ctx,
  campaign: Campaign,
  { graph, run, people, step: stepId, next }: MessageStep,
  enqueue: Enqueue,
): Promise<Moved[]> {
  const message = graph.steps.find(({ id }) => id === stepId)
  const [first] = people
  if (!message || !first) return []
  const ids = people.map(({ profileId }) => profileId)
  const { definition } = graph
  const candidates = await loadCandidates(tx, ids, {
    campaignId: campaign.id,
    purpose: definition.purpose,
    limits: definition,
    campaign: 'live',
    approved: true,
    sentOnly: false,
  })
  const weights = await weightsFor(tx, { id: campaign.id, choice: definition.choice })
  const rhythmOf = await rhythmsFor(tx, graph, candidates)
  const chunk = decideChunk(candidates, {
    graph,
    step: message,
    graphHash: first.graphHash,
    runId: run.id,
    occurrence: first.occurrence,
    room: run.releaseLimit === null ? Number.POSITIVE_INFINITY : run.releaseLimit - run.sends,
    workspace: tx.workspace,
    ...(weights && { weights }),
    ...(rhythmOf && { rhythmOf }),
  })
  const stored = await insertDecisions(tx, chunk.decisions)
  const fresh = chunk.decisions.filter(({ id }) => stored.has(id))
  await insertAssignments(tx, campaign.id, chunk.arms)
  const going = fresh.filter(({ kind }) => kind === 'send' || kind === 'wait')
  if (going.length > 0) await enqueue(tx, going)
  const sends = run.sends + going.length
  await writeRun(tx, run.id, { sends, counts: addCounts(run.counts, chunk.counts) })
  if (run.ramp === 'filling' && run.releaseLimit !== null && sends >= run.releaseLimit)
    await askToRead(tx, campaign, { ...run, sends })
  if (fresh.length > 0)
    await record(tx, {
      action: 'decisions.stored',
      subject: { kind: 'run', id: run.id },
      data: {
        step: stepId,
        decisions: fresh.length,
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
  const decided = new Set(chunk.decisions.map(({ profileId }) => profileId))
  return people.filter(({ profileId }) => decided.has(profileId)).map((one) => arrive(tx, graph, one, next))
}

/** Brings arms to the column store; what is copied twice collapses. */
async function mirrorArms(ctx: Ctx, campaignId: string): Promise<void> {
  const state = await transact(ctx, (tx) => lockJourney(tx, campaignId))
  const rows = await readAssignmentsSince(ctx, campaignId, state?.mirroredAt ?? null)
  const last = rows.at(-1)
  if (!last) return
  const token = `journey:${campaignId}:${rows.length}:${last.assigned_at.getTime()}:${last.profile_id}`
  if (copied.get(campaignId) === token) return
  await copyAssignments(ctx, campaignId, rows, token)
  copied.set(campaignId, token)
  await transact(ctx, (tx) => moveJourney(tx, campaignId, { mirroredAt: last.assigned_at }))
}
