import { getContentVersion } from '../content/index.ts'
import { wholeHold } from '../holds/index.ts'
import { getObjective } from '../objectives/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { approvalOf, approvalsOf } from '../review/index.ts'
import { countMembers, getSegment } from '../segments/index.ts'
import { layerMissing } from './experiment/layers.ts'
import { graphOf } from './graph.ts'
import { findCampaign } from './read.ts'
import { readinessMissing } from './readiness.ts'
import type { Campaign, Missing, OverrideCode, Step } from './schema.ts'

/** A requirement that a later stage brings: its channel, for one. */
export type LaunchCheck = (ctx: Ctx, campaign: Campaign) => Promise<Missing[]>

/** What may still be open when a campaign is submitted: it is settled beside or after the approval. */
export const afterSubmission: readonly string[] = [
  'variant_unapproved',
  'approval',
  'approval_outdated',
  'readiness',
  'segment_empty',
  'channel',
  'held',
]

/** Everything that keeps the campaign from going live, in the order of the path; empty when it may. */
export async function missingForLaunch(
  ctx: Ctx,
  id: string,
  checks: readonly LaunchCheck[] = [],
): Promise<Missing[]> {
  const campaign = await findCampaign(ctx, id)
  const parts = await Promise.all([
    segmentMissing(ctx, campaign),
    objectiveMissing(ctx, campaign),
    controlMissing(campaign),
    contentMissing(ctx, campaign),
    readinessMissing(ctx, campaign),
    approvalMissing(ctx, campaign),
    holdMissing(ctx, campaign),
    layerMissing(ctx, campaign),
    ...checks.map((check) => check(ctx, campaign)),
  ])
  const settled = new Set<OverrideCode>(campaign.overrides.map((override) => override.code))
  return parts.flat().filter((missing) => missing.override === undefined || !settled.has(missing.override))
}

async function segmentMissing(ctx: Ctx, { definition }: Campaign): Promise<Missing[]> {
  // who comes by an event or is brought in need not be anywhere before
  if (definition.journey && definition.segmentId === null) return []
  if (definition.segmentId === null)
    return [{ code: 'segment', message: 'Nobody is chosen yet.', todo: 'Choose a segment.' }]
  const segment = await getSegment(ctx, definition.segmentId)
  const subject = { kind: 'segment', id: segment.id }
  if (segment.archived)
    return [
      {
        code: 'segment',
        message: `The segment “${segment.name}” was put away.`,
        todo: 'Choose another one, or take it out again.',
        subject,
      },
    ]
  if (definition.journey || (await countMembers(ctx, segment.id)) > 0) return []
  return [
    {
      code: 'segment_empty',
      message: `Nobody is in the segment “${segment.name}” now.`,
      todo: 'Look at its condition, or wait until somebody meets it.',
      subject,
    },
  ]
}

async function objectiveMissing(ctx: Ctx, { definition }: Campaign): Promise<Missing[]> {
  if (definition.purpose !== 'marketing') return []
  if (definition.objectiveId === null)
    return [
      {
        code: 'objective',
        message:
          'There is no commercial objective, so nobody will know whether the campaign was worth sending.',
        todo: 'Choose an objective.',
        override: 'objective',
      },
    ]
  const objective = await getObjective(ctx, definition.objectiveId)
  if (!objective.archived) return []
  return [
    {
      code: 'objective',
      message: `The objective “${objective.name}” was put away.`,
      todo: 'Choose another one, or take it out again.',
      subject: { kind: 'objective', id: objective.id },
      override: 'objective',
    },
  ]
}

function controlMissing({ definition }: Campaign): Missing[] {
  if (definition.purpose !== 'marketing' || definition.controlShare > 0) return []
  return [
    {
      code: 'control',
      message: 'Nobody is held out, so the effect of the campaign cannot be measured.',
      todo: 'Hold out a control group; a tenth is usual.',
      override: 'control',
    },
  ]
}

async function contentMissing(ctx: Ctx, { definition }: Campaign): Promise<Missing[]> {
  if (definition.steps.length === 0)
    return [{ code: 'content', message: 'There is no message yet.', todo: 'Choose the e-mail to send.' }]
  const parts = await Promise.all(definition.steps.map((step) => stepMissing(ctx, step, definition.purpose)))
  return parts.flat()
}

async function stepMissing(ctx: Ctx, step: Step, purpose: string): Promise<Missing[]> {
  const content = await getContentVersion(ctx, step.contentId)
  const subject = { kind: 'content', id: content.contentId }
  const missing: Missing[] = []
  if (content.purpose !== purpose)
    missing.push({
      code: 'purpose',
      message: `The campaign is ${purpose}, the e-mail “${content.name}” was written as ${content.purpose}.`,
      todo: 'Choose an e-mail of the same purpose, or change one of the two.',
      subject,
    })
  const used = content.variants.filter(
    (variant) => step.variantIds.length === 0 || step.variantIds.includes(variant.id),
  )
  if (used.length === 0)
    missing.push({
      code: 'content',
      message: `None of the chosen variants is in “${content.name}” any more.`,
      todo: 'Choose the variants to send.',
      subject,
    })
  const approvals = await approvalsOf(ctx, 'variant', used)
  for (const variant of used)
    if (!approvals.has(variant.id))
      missing.push({
        code: 'variant_unapproved',
        message: `The variant “${variant.name}” of “${content.name}” is not approved as it is now.`,
        todo: 'Have it approved, or leave it out.',
        subject,
      })
  return missing
}

async function approvalMissing(ctx: Ctx, campaign: Campaign): Promise<Missing[]> {
  const todo = 'Submit the campaign for approval.'
  if (campaign.graphHash === null)
    return [{ code: 'approval', message: 'The campaign is not approved.', todo }]
  const { hash } = await graphOf(ctx, campaign)
  if (hash !== campaign.graphHash)
    return [
      {
        code: 'approval_outdated',
        message: 'The segment, objective or content was changed after the campaign was submitted.',
        todo: 'Look at what changed and submit the campaign again.',
      },
    ]
  if (await approvalOf(ctx, { kind: 'campaign', id: campaign.id, hash, version: campaign.version })) return []
  const waiting = campaign.state === 'in_review'
  return [
    {
      code: 'approval',
      message: waiting ? 'The campaign waits for its approval.' : 'The campaign is not approved.',
      todo: waiting ? 'Ask an approver who did not work on it.' : todo,
      ...(campaign.reviewTask !== null && { subject: { kind: 'task', id: campaign.reviewTask } }),
    },
  ]
}

async function holdMissing(ctx: Ctx, { id, definition }: Campaign): Promise<Missing[]> {
  const hold = await wholeHold(ctx, { campaignId: id, purpose: definition.purpose })
  if (!hold) return []
  return [
    {
      code: 'held',
      message: hold.scope === 'everything' ? 'Everything is on hold.' : 'The campaign is on hold.',
      todo: 'Release the hold first, if it is no longer needed.',
      subject: { kind: 'hold', id: hold.holdId },
    },
  ]
}
