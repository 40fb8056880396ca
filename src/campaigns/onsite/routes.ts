import { Type } from 'typebox'
import { isId } from '../../lib/ids.ts'
import { AppError } from '../../platform/errors.ts'
import { ListQuery, listOf, type Routes } from '../../platform/http/index.ts'
import {
  createOnsiteCampaign,
  editOnsiteCampaign,
  endOnsiteCampaign,
  getOnsiteCampaign,
  launchOnsiteCampaign,
  missingForOnsite,
  pauseOnsiteCampaign,
  submitOnsiteCampaign,
} from './campaigns.ts'
import { OnsiteCampaign, OnsiteDefinition, OnsiteMissing } from './schema.ts'
import { readOnsiteCampaigns } from './store.ts'

const tags = ['On-site campaigns']
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const onsiteCampaignRoutes: Routes = async (app) => {
  app.get(
    '/api/onsite/campaigns',
    {
      config: { permission: 'campaigns.read' },
      schema: {
        tags,
        summary: 'On-site campaigns, newest first',
        querystring: ListQuery,
        response: { 200: listOf(OnsiteCampaign) },
      },
    },
    async ({ ctx, query }) => {
      if (query.after !== undefined && !isId(query.after))
        throw new AppError('invalid_request', { message: 'The cursor is not one of this list. Start again.' })
      const items = await readOnsiteCampaigns(ctx, query.limit, query.after)
      const last = items.at(-1)
      return { items, ...(last && items.length === query.limit && { next: last.id }) }
    },
  )
  app.post(
    '/api/onsite/campaigns',
    {
      config: { permission: 'campaigns.write' },
      schema: {
        tags,
        summary: 'Plan an on-site campaign',
        body: OnsiteDefinition,
        response: { 201: OnsiteCampaign },
      },
    },
    async ({ ctx, body }, reply) => reply.code(201).send(await createOnsiteCampaign(ctx, body)),
  )
  app.get(
    '/api/onsite/campaigns/:id',
    {
      config: { permission: 'campaigns.read' },
      schema: {
        tags,
        summary: 'An on-site campaign and what it lacks',
        params: ById,
        response: { 200: Type.Object({ ...OnsiteCampaign.properties, missing: Type.Array(OnsiteMissing) }) },
      },
    },
    async ({ ctx, params }) => {
      const campaign = await getOnsiteCampaign(ctx, params.id)
      return { ...campaign, missing: await missingForOnsite(ctx, campaign) }
    },
  )
  app.put(
    '/api/onsite/campaigns/:id',
    {
      config: { permission: 'campaigns.write' },
      schema: {
        tags,
        summary: 'Change an on-site campaign',
        params: ById,
        body: OnsiteDefinition,
        response: { 200: OnsiteCampaign },
      },
    },
    ({ ctx, params, body }) => editOnsiteCampaign(ctx, params.id, body),
  )
  const moves = {
    submit: {
      does: submitOnsiteCampaign,
      permission: 'campaigns.write',
      says: 'Ask for approval of the campaign as it stands',
    },
    launch: { does: launchOnsiteCampaign, permission: 'campaigns.launch', says: 'Let visitors see it' },
    pause: { does: pauseOnsiteCampaign, permission: 'campaigns.write', says: 'Stop showing it for now' },
    end: { does: endOnsiteCampaign, permission: 'campaigns.write', says: 'End it for good' },
  } as const
  for (const [name, { does, permission, says }] of Object.entries(moves))
    app.post(
      `/api/onsite/campaigns/:id/${name}`,
      {
        config: { permission },
        schema: { tags, summary: says, params: ById, response: { 200: OnsiteCampaign } },
      },
      ({ ctx, params }) => does(ctx, params.id),
    )
}
