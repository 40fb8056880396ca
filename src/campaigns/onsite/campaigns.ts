import { getOnsite } from '../../content/index.ts'
import { contentHash } from '../../lib/hash.ts'
import { newId } from '../../lib/ids.ts'
import { getObjective } from '../../objectives/index.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import { approvalOf, approvalsOf, cancelTasks, openTask, voidApprovals } from '../../review/index.ts'
import { getSegment, resolveTarget } from '../../segments/index.ts'
import { experimentProblem } from '../experiment/schema.ts'
import type { OnsiteCampaign, OnsiteDefinition, OnsiteGraph, OnsiteMissing, OnsiteState } from './schema.ts'
import { insertOnsite, readOnsiteCampaign, type StoredOnsite, updateOnsite } from './store.ts'

const KIND = 'onsite_campaign'

/** Plans an on-site campaign. */
export async function createOnsiteCampaign(ctx: Ctx, definition: OnsiteDefinition): Promise<OnsiteCampaign> {
  const now = ctx.clock.now().toISOString()
  const campaign: StoredOnsite = {
    id: newId(),
    version: 1,
    state: 'draft',
    definition,
    salt: newId(),
    graph: null,
    graphHash: null,
    authors: [authorOf(ctx)],
    createdAt: now,
    updatedAt: now,
  }
  await graphOf(ctx, campaign)
  return transact(ctx, async (tx) => {
    await insertOnsite(tx, campaign)
    await journal(tx, campaign, 'created')
    return campaign
  })
}

/** Changes a campaign: a new version, which is a draft again; what runs of it stops until that one is approved. */
export async function editOnsiteCampaign(
  ctx: Ctx,
  id: string,
  definition: OnsiteDefinition,
): Promise<OnsiteCampaign> {
  return change(ctx, id, 'edited', ['draft', 'in_review', 'live', 'paused'], async (tx, campaign) => {
    const authors = [...campaign.authors.filter((one) => one.id !== tx.actor.id), authorOf(tx)]
    const edited: StoredOnsite = {
      ...campaign,
      version: campaign.version + 1,
      state: 'draft',
      definition,
      graph: null,
      graphHash: null,
      authors,
    }
    await graphOf(tx, edited)
    await withdraw(tx, id)
    return edited
  })
}

/** Asks for approval of the campaign exactly as it stands. */
export function submitOnsiteCampaign(ctx: Ctx, id: string): Promise<OnsiteCampaign> {
  return change(ctx, id, 'submitted', ['draft', 'in_review'], async (tx, campaign) => {
    const graph = await graphOf(tx, campaign)
    const open = missingOf(graph)
    if (open[0])
      throw new AppError('campaign_not_ready', { message: open[0].message, details: { missing: open } })
    const hash = contentHash(graph)
    await withdraw(tx, id)
    await openTask(tx, {
      kind: 'approval',
      subject: { kind: KIND, id, version: campaign.version, hash },
      title: `On-site campaign: ${campaign.definition.name}`,
      payload: { slot: campaign.definition.slot, controlShare: campaign.definition.controlShare },
      authors: campaign.authors,
    })
    return { ...campaign, state: 'in_review', graph, graphHash: hash }
  })
}

/** Lets visitors see it: only what was approved, of exactly the graph that was approved. */
export function launchOnsiteCampaign(ctx: Ctx, id: string): Promise<OnsiteCampaign> {
  return change(ctx, id, 'launched', ['in_review', 'paused'], async (tx, campaign) => {
    const missing = await missingForOnsite(tx, campaign)
    if (missing[0])
      throw new AppError('campaign_not_ready', { message: missing[0].message, details: { missing } })
    return { ...campaign, state: 'live' }
  })
}

/** Stops showing it until it is launched again. */
export function pauseOnsiteCampaign(ctx: Ctx, id: string): Promise<OnsiteCampaign> {
  return change(ctx, id, 'paused', ['live'], async (_tx, campaign) => ({ ...campaign, state: 'paused' }))
}

/** Ends it for good. */
export function endOnsiteCampaign(ctx: Ctx, id: string): Promise<OnsiteCampaign> {
  const from: OnsiteState[] = ['draft', 'in_review', 'live', 'paused']
  return change(ctx, id, 'ended', from, async (_tx, campaign) => ({ ...campaign, state: 'ended' }))
}

/** One on-site campaign. */
export async function getOnsiteCampaign(ctx: Ctx, id: string): Promise<StoredOnsite> {
  const campaign = await readOnsiteCampaign(ctx, id)
  if (!campaign) throw new AppError('campaign_not_found')
  return campaign
}

/** What keeps a campaign from going live. */
export async function missingForOnsite(ctx: Ctx, campaign: StoredOnsite): Promise<OnsiteMissing[]> {
  const { graph, graphHash, id } = campaign
  if (!graph || !graphHash)
    return [
      ...missingOf(await graphOf(ctx, campaign)),
      { code: 'not_submitted', message: 'Submit it for approval.' },
    ]
  const missing = missingOf(graph)
  if (!(await approvalOf(ctx, { kind: KIND, id, hash: graphHash })))
    missing.push({
      code: 'not_approved',
      message: 'Somebody else than its authors has to approve the campaign.',
    })
  const approved = await approvalsOf(ctx, 'onsite_variant', graph.variants)
  for (const variant of graph.variants)
    if (!approved.has(variant.id))
      missing.push({
        code: 'variant_not_approved',
        message: `The wording “${variant.name}” has to be approved.`,
      })
  return missing
}

function missingOf({ definition, objective }: OnsiteGraph): OnsiteMissing[] {
  if (definition.purpose !== 'marketing') return []
  const missing: OnsiteMissing[] = []
  if (!objective)
    missing.push({
      code: 'objective',
      message: 'Choose a commercial objective: without one no campaign goes live.',
    })
  if (definition.controlShare === 0)
    missing.push({
      code: 'control',
      message: 'Hold out a control group: without one no effect can be measured.',
    })
  return missing
}

async function graphOf(ctx: Ctx, campaign: StoredOnsite): Promise<OnsiteGraph> {
  const { definition, id, version, salt } = campaign
  const problem = experimentProblem(definition)
  if (problem) throw new AppError('invalid_request', { message: problem })
  const content = await getOnsite(ctx, definition.contentId)
  const segment = definition.segmentId === null ? null : await getSegment(ctx, definition.segmentId)
  const objective = definition.objectiveId === null ? null : await getObjective(ctx, definition.objectiveId)
  return {
    campaignId: id,
    version,
    definition,
    salt,
    slotType: content.slotType,
    segment: segment && {
      id: segment.id,
      version: segment.version,
      hash: segment.hash,
      condition: await resolveTarget(ctx, segment.condition),
    },
    objective: objective && { id: objective.id, version: objective.version, hash: objective.hash },
    contentVersion: content.version,
    variants: content.variants,
  }
}

async function change(
  ctx: Ctx,
  id: string,
  action: string,
  from: readonly OnsiteState[],
  work: (tx: Ctx, campaign: StoredOnsite) => Promise<StoredOnsite>,
): Promise<OnsiteCampaign> {
  return transact(ctx, async (tx) => {
    const campaign = await readOnsiteCampaign(tx, id, true)
    if (!campaign) throw new AppError('campaign_not_found')
    if (!from.includes(campaign.state))
      throw new AppError('campaign_state', {
        message: `A campaign that is ${campaign.state} cannot be ${action}.`,
      })
    const next = await work(tx, campaign)
    await updateOnsite(tx, next)
    await journal(tx, next, action)
    return { ...next, updatedAt: tx.clock.now().toISOString() }
  })
}

async function withdraw(tx: Ctx, id: string): Promise<void> {
  await cancelTasks(tx, { kind: KIND, id }, 'the campaign was changed')
  await voidApprovals(tx, { kind: KIND, id }, 'the campaign was changed')
}

async function journal(tx: Ctx, campaign: StoredOnsite, action: string): Promise<void> {
  await record(tx, {
    action: `onsite_campaign.${action}`,
    subject: { kind: KIND, id: campaign.id },
    data: { version: campaign.version, state: campaign.state, hash: campaign.graphHash },
  })
}

const authorOf = (ctx: Ctx) => ({ id: ctx.actor.id, name: ctx.actor.name })
