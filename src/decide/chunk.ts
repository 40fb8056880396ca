import type { CampaignGraph, GraphStep } from '../campaigns/index.ts'
import { armOf, inSlice, pickWeighted, uniform } from '../lib/assignment.ts'
import { newId } from '../lib/ids.ts'
import { bestTime } from '../lib/timing/index.ts'
import type { Candidate } from './inputs.ts'
import { resolve } from './resolve.ts'
import type { Arm, Counts, Decision } from './schema.ts'
import { packInput, type StoredDecision } from './stored-inputs.ts'

/** Where the decisions of a chunk belong. */
export interface ChunkFrame {
  graph: CampaignGraph
  step: GraphStep
  graphHash: string
  runId: string
  occurrence: number
  /** No more messages than this; the person after the last one is left for later. */
  room: number
  /** By variant; one that is missing weighs 0, and without any all are equal. */
  weights?: ReadonlyMap<string, number>
  /** Whose layers of experiments count. */
  workspace: string
  /** How good each hour of the week is for a person. */
  rhythmOf?: (profileId: string) => ArrayLike<number>
}

/** The decisions about a batch of people in their order, and the arms of those who passed every barrier. */
export interface Chunk {
  decisions: StoredDecision[]
  arms: { profileId: string; arm: Arm }[]
  counts: Counts
  sends: number
  /** The last person decided; fewer than were given when the room was used up. */
  last: string | null
  full: boolean
}

/** Decides about a batch of people. Pure: the same batch gives the same decisions (but for their ids). */
export function decideChunk(candidates: readonly Candidate[], frame: ChunkFrame): Chunk {
  const { definition, salt } = frame.graph
  const variants = [...frame.step.variants].sort((a, b) => (a.id < b.id ? -1 : 1))
  const counts: Counts = { people: 0, send: 0, wait: 0, control: 0, skip: 0, hold: 0, reasons: {} }
  const chunk: Chunk = { decisions: [], arms: [], counts, sends: 0, last: null, full: false }
  for (const { profileId, input } of candidates) {
    if (chunk.sends >= frame.room) {
      chunk.full = true
      break
    }
    const arm = armOf(salt, profileId, definition.controlShare)
    const { layer } = definition
    const otherExperiment = layer ? !inSlice(frame.workspace, profileId, layer) : false
    const time = timeFor(profileId, input, frame)
    const notBefore = time === undefined ? null : new Date(time.at)
    const answer = resolve({ ...input, otherExperiment, control: arm === 'control', notBefore })
    const goes = answer.kind === 'send' || answer.kind === 'wait'
    const key = `${frame.step.id}:variant:${profileId}`
    const picked = goes
      ? pickWeighted(salt, key, variants, ({ id }) => frame.weights?.get(id) ?? 0)
      : undefined
    const variant = picked?.choice
    chunk.decisions.push({
      id: newId(),
      campaignId: frame.graph.campaignId,
      runId: frame.runId,
      stepId: frame.step.id,
      profileId,
      occurrence: frame.occurrence,
      purpose: definition.purpose,
      kind: answer.kind,
      reasons: answer.reasons,
      sendAt: answer.sendAt?.toISOString() ?? null,
      variantId: variant?.id ?? null,
      variantHash: variant?.hash ?? null,
      propensity: picked?.probability ?? null,
      notBefore: goes ? (notBefore?.toISOString() ?? null) : null,
      timePropensity: goes ? (time?.probability ?? null) : null,
      contentId: goes ? frame.step.contentId : null,
      contentVersion: goes ? frame.step.contentVersion : null,
      graphHash: frame.graphHash,
      decidedAt: input.now.toISOString(),
      outcome: null,
      inputs: packInput(input),
    })
    if (goes || answer.kind === 'control')
      chunk.arms.push({ profileId, arm: answer.kind === 'control' ? 'control' : 'treated' })
    count(counts, answer.kind, answer.reasons)
    if (goes) chunk.sends++
    chunk.last = profileId
  }
  return chunk
}

function timeFor(
  profileId: string,
  { now, timeZone, quietHours }: Candidate['input'],
  { graph, step, rhythmOf }: ChunkFrame,
): { at: number; probability: number } | undefined {
  const { bestHour } = graph.definition.steps.find(({ id }) => id === step.id) ?? {}
  if (!bestHour || !rhythmOf) return undefined
  const draw = (what: string) => uniform(graph.salt, `${step.id}:${what}:${profileId}`)
  return bestTime({
    now: now.getTime(),
    ...bestHour,
    zone: timeZone,
    quiet: quietHours,
    rhythm: rhythmOf(profileId),
    draws: [draw('explore'), draw('hour'), draw('minute')],
  })
}

function count(counts: Counts, kind: Decision['kind'], reasons: readonly string[]): void {
  counts.people++
  counts[kind]++
  // the strongest only, so that the reasons of a kind add up to it; of a wait, each delay that applied
  for (const reason of kind === 'wait' ? reasons : reasons.slice(0, 1))
    counts.reasons[reason] = (counts.reasons[reason] ?? 0) + 1
}

/** Two counts together. */
export function addCounts(a: Counts, b: Counts): Counts {
  const reasons = { ...a.reasons }
  for (const [reason, n] of Object.entries(b.reasons)) reasons[reason] = (reasons[reason] ?? 0) + n
  return {
    people: a.people + b.people,
    send: a.send + b.send,
    wait: a.wait + b.wait,
    control: a.control + b.control,
    skip: a.skip + b.skip,
    hold: a.hold + b.hold,
    reasons,
  }
}
