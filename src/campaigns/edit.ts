import { currentWorkspace } from '../accounts/index.ts'
import { canonicalJson } from '../lib/hash.ts'
import { newId } from '../lib/ids.ts'
import { isTimeZone } from '../lib/wall-clock.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import { cancelTasks, voidApprovals } from '../review/index.ts'
import { experimentProblem } from './experiment/schema.ts'
import { checkReferences } from './graph.ts'
import { journeyProblem } from './journey/check.ts'
import { move } from './move.ts'
import { findCampaign } from './read.ts'
import type { Campaign, CampaignDefinition, CampaignInput } from './schema.ts'
import { insertCampaign, insertVersion } from './store.ts'

/** How a new campaign begins; its zone is the workspace's. */
const fresh: CampaignDefinition = {
  name: 'New campaign',
  purpose: 'marketing',
  segmentId: null,
  objectiveId: null,
  controlShare: 0.1,
  startsAt: null,
  quietHours: { from: '21:00', to: '08:00' },
  timeZone: 'UTC',
  frequencyCap: { messages: 3, days: 7 },
  cooldownHours: 0,
  rampSize: 20,
  steps: [],
}

/** Begins a campaign as a draft. */
export async function createCampaign(ctx: Ctx, input: CampaignInput): Promise<Campaign> {
  const { timeZone } = await currentWorkspace(ctx)
  const definition = checked({ ...fresh, timeZone, ...input })
  await checkReferences(ctx, definition)
  const id = newId()
  return transact(ctx, async (tx) => {
    await insertCampaign(tx, id, newId().slice(-24), definition)
    await record(tx, { action: 'campaign.created', subject: { kind: 'campaign', id }, data: { version: 1 } })
    return findCampaign(tx, id)
  })
}

/**
 * Changes a campaign: a new version and a draft again; approval and overrides of the old one no longer count.
 * Nothing changed, nothing happens. With `version`, refused when somebody else saved meanwhile.
 */
export async function saveCampaign(
  ctx: Ctx,
  id: string,
  input: CampaignInput,
  version?: number,
): Promise<Campaign> {
  return move(ctx, id, 'edit', async (tx, campaign) => {
    if (version !== undefined && version !== campaign.version) throw new AppError('conflict')
    const definition = checked({ ...campaign.definition, ...input })
    if (canonicalJson(definition) === canonicalJson(campaign.definition)) return undefined
    await checkReferences(tx, definition)
    const next = campaign.version + 1
    await insertVersion(tx, id, next, definition)
    await cancelTasks(tx, { kind: 'campaign', id }, 'the campaign was edited')
    await voidApprovals(tx, { kind: 'campaign', id }, 'the campaign was edited')
    return {
      state: 'draft',
      version: next,
      name: definition.name,
      purpose: definition.purpose,
      graph_hash: null,
      review_task: null,
      starts_at: null,
    }
  })
}

/** A new draft that says the same as another campaign, with a salt and a start of its own. */
export async function copyCampaign(ctx: Ctx, id: string): Promise<Campaign> {
  const { definition } = await findCampaign(ctx, id)
  return createCampaign(ctx, {
    ...definition,
    name: `Copy of ${definition.name}`.slice(0, 120),
    startsAt: null,
  })
}

function checked(definition: CampaignDefinition): CampaignDefinition {
  const problem = problemOf(definition)
  if (problem) throw new AppError('invalid_request', { message: problem })
  return definition
}

function problemOf(definition: CampaignDefinition): string | undefined {
  const { timeZone, startsAt, name, steps, quietHours } = definition
  if (name.trim() === '') return 'body.name is empty. Give the campaign a name.'
  if (!isTimeZone(timeZone))
    return `body.timeZone is not a time zone that is known. Use an IANA name such as Europe/Berlin.`
  if (startsAt !== null && Number.isNaN(Date.parse(startsAt)))
    return 'body.startsAt is not a date. Correct it.'
  if (quietHours && quietHours.from === quietHours.to)
    return 'body.quietHours begin and end at the same time. Use null for no quiet hours.'
  const ids = steps.map((step) => step.id)
  if (new Set(ids).size < ids.length) return 'body.steps: two steps have the same id. Give each its own.'
  return experimentProblem(definition) ?? journeyProblem(definition.journey, definition)
}
