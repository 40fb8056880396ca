import { type CampaignState, getCampaign, getGraph, isLive } from '../campaigns/index.ts'
import { enterRelease } from '../holds/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Recipient } from '../profiles/index.ts'
import { approvalOf, approvalsOf } from '../review/index.ts'
import { loadCandidates } from './inputs.ts'
import { resolve } from './resolve.ts'
import type { Decision, Outcome, Resolution } from './schema.ts'
import { lockPeople } from './store/contacts.ts'
import { readDecisionsById, writeOutcomes } from './store/decisions.ts'

/** The resolver's answer at release, with the person as known at that moment. */
export interface Release extends Resolution {
  decision: Decision
  recipient: Recipient | undefined
}

/**
 * Resolves decisions once more, at the instant of release, with everything as it is now. Call it in the
 * transaction that commits `sending` for those that answer `send`: no hold can be placed before that commits.
 * `wait` comes with the next time; `hold` stays queued; `skip` is over. Unknown ids are absent.
 */
export async function resolveForRelease(
  tx: Ctx,
  decisionIds: readonly string[],
): Promise<Map<string, Release>> {
  await enterRelease(tx)
  const decisions = await readDecisionsById(tx, decisionIds)
  await lockPeople(
    tx,
    decisions.filter((one) => one.purpose === 'marketing').map((one) => one.profileId),
  )
  const releases = new Map<string, Release>()
  for (const [campaignId, group] of Map.groupBy(decisions, (decision) => decision.campaignId)) {
    const { state } = await getCampaign(tx, campaignId)
    for (const [graphHash, own] of Map.groupBy(group, (decision) => decision.graphHash)) {
      const graph = await getGraph(tx, campaignId, graphHash)
      const approved = await approvalOf(tx, { kind: 'campaign', id: campaignId, hash: graphHash })
      const variants = await approvalsOf(tx, 'variant', variantsOf(own))
      const candidates = await loadCandidates(
        tx,
        own.map((decision) => decision.profileId),
        {
          campaignId,
          purpose: graph.definition.purpose,
          limits: graph.definition,
          campaign: standing(state),
          approved: approved !== undefined,
          sentOnly: true,
        },
      )
      own.forEach((decision, index) => {
        const candidate = candidates[index]
        if (!candidate) return
        const variantApproved = decision.variantId !== null && variants.has(decision.variantId)
        const answer = resolve({
          ...candidate.input,
          approved: candidate.input.approved && variantApproved,
          control: false,
          notBefore: decision.sendAt === null ? null : new Date(decision.sendAt),
        })
        releases.set(decision.id, { ...answer, decision, recipient: candidate.recipient })
      })
    }
  }
  return releases
}

/** Keeps how messages ended: it counts against the caps, and a campaign is over when none is open. */
export async function settleDecisions(
  tx: Ctx,
  ends: readonly { id: string; outcome: Outcome }[],
): Promise<void> {
  await writeOutcomes(tx, ends)
}

/** A campaign that is done is over, not stopped. */
function standing(state: CampaignState): 'live' | 'paused' | 'cancelled' {
  if (state === 'cancelled') return 'cancelled'
  return isLive(state) || state === 'done' ? 'live' : 'paused'
}

function variantsOf(decisions: readonly Decision[]): { id: string; hash: string }[] {
  const found = new Map<string, { id: string; hash: string }>()
  for (const { variantId, variantHash } of decisions)
    if (variantId !== null && variantHash !== null) found.set(variantId, { id: variantId, hash: variantHash })
  return [...found.values()]
}
