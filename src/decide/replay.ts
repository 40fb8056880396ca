import { getGraph } from '../campaigns/index.ts'
import { armOf, inSlice, pickWeighted } from '../lib/assignment.ts'
import type { Ctx } from '../platform/ctx.ts'
import { weightsAt } from './experiments/weights.ts'
import { barriers, delays, type ResolverInput } from './precedence.ts'
import { getDecision } from './read.ts'
import { resolve } from './resolve.ts'
import type { Decision, Replay, RuleSeen } from './schema.ts'
import { readInputs } from './store/decisions.ts'
import { unpackInput } from './stored-inputs.ts'

/**
 * Runs the resolver again on what was stored when it was decided. `same` when it answers what it answered then;
 * `not_kept` where the input is gone, because the person was erased or the decision is older than stored inputs.
 */
export async function replayDecision(ctx: Ctx, id: string): Promise<Replay> {
  const decision = await getDecision(ctx, id)
  const stored = await readInputs(ctx, id)
  const person = stored === null ? undefined : unpackInput(stored)
  const graph = await getGraph(ctx, decision.campaignId, decision.graphHash)
  const { definition, salt } = graph
  const step = graph.steps.find((one) => one.id === decision.stepId)
  const variants = [...(step?.variants ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
  const key = `${decision.stepId}:variant:${decision.profileId}`
  const ways = (
    await weightsAt(ctx, { id: decision.campaignId, choice: definition.choice }, new Date(decision.decidedAt))
  ).map((weights) => {
    const weightOf = ({ id: variant }: { id: string }) => weights?.get(variant) ?? 0
    return { weightOf, picked: pickWeighted(salt, key, variants, weightOf) }
  })
  const way = ways.find(({ picked }) => picked?.probability === decision.propensity) ?? ways[0]
  const total = variants.reduce((sum, variant) => sum + (way?.weightOf(variant) ?? 0), 0)
  const frame = {
    decision,
    arm: {
      control: armOf(salt, decision.profileId, definition.controlShare) === 'control',
      share: definition.controlShare,
    },
    odds: variants.map((variant) => ({
      variantId: variant.id,
      hash: variant.hash,
      chance: total > 0 ? (way?.weightOf(variant) ?? 0) / total : 1 / variants.length,
    })),
  }
  if (!person) return { ...frame, result: 'not_kept', again: null, input: null, rules: [] }
  const input: ResolverInput = {
    ...person,
    now: new Date(decision.decidedAt),
    purpose: decision.purpose,
    cap: definition.frequencyCap,
    cooldownHours: definition.cooldownHours,
    quietHours: definition.quietHours,
    otherExperiment: definition.layer ? !inSlice(ctx.workspace, decision.profileId, definition.layer) : false,
    control: frame.arm.control,
    notBefore: decision.notBefore === null ? null : new Date(decision.notBefore),
  }
  const answer = resolve(input)
  const goes = answer.kind === 'send' || answer.kind === 'wait'
  const variant = goes ? way?.picked?.choice : undefined
  const again = {
    kind: answer.kind,
    reasons: answer.reasons,
    sendAt: answer.sendAt?.toISOString() ?? null,
    variantHash: variant?.hash ?? null,
  }
  return {
    ...frame,
    result: isSame(decision, again) ? 'same' : 'different',
    again,
    input: {
      ...person,
      lastMessageAt: person.lastMessageAt?.toISOString() ?? null,
      cap: definition.frequencyCap,
      cooldownHours: definition.cooldownHours,
      quietHours: definition.quietHours,
    },
    rules: rulesSeen(input),
  }
}

function isSame(decision: Decision, again: NonNullable<Replay['again']>): boolean {
  return (
    decision.kind === again.kind &&
    decision.reasons.join() === again.reasons.join() &&
    decision.sendAt === again.sendAt &&
    decision.variantHash === again.variantHash
  )
}

/** Every rule of the table that concerns the purpose, in its order, and whether it applied. */
function rulesSeen(input: ResolverInput): RuleSeen[] {
  const concerns = (rule: { purposes: readonly string[] }) => rule.purposes.includes(input.purpose)
  const at = input.now.getTime()
  return [
    ...barriers
      .filter(concerns)
      .map((rule) => ({ reason: rule.reason, says: rule.says, applied: rule.applies(input) })),
    ...delays
      .filter(concerns)
      .map((rule) => ({ reason: rule.reason, says: rule.says, applied: rule.earliest(input, at) > at })),
  ]
}
