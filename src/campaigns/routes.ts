import { Type } from 'typebox'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { copyCampaign, createCampaign, saveCampaign } from './edit.ts'
import { cancelCampaign, launchCampaign, pauseCampaign, resumeCampaign } from './launch.ts'
import { type LaunchCheck, missingForLaunch } from './missing.ts'
import { overrideRequirement } from './override.ts'
import { getCampaign, listCampaigns } from './read.ts'
import { submitCampaign } from './review.ts'
import { Campaign, CampaignInput, CampaignState, Missing, OverrideCode } from './schema.ts'

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tags = ['Campaigns']
const closed = { additionalProperties: false } as const
const Note = Type.Object({ reason: Type.Optional(Type.String({ maxLength: 1000 })) }, closed)
const Nothing = Type.Optional(Type.Object({}, closed))

/** The routes of campaigns; later stages bring their launch checks through the composition. */
export const routes =
  ({ checks = [] }: { checks?: readonly LaunchCheck[] } = {}): Routes =>
  async (app) => {
    app.get(
      '/api/campaigns',
      {
        config: { permission: 'campaigns.read' },
        schema: {
          tags,
          summary: 'Campaigns, newest first',
          querystring: Type.Object({ ...ListQuery.properties, state: Type.Optional(CampaignState) }),
          response: { 200: listOf(Campaign) },
        },
      },
      async ({ ctx, query: { state, ...page } }) =>
        listCampaigns(ctx, { ...page, ...(state && { states: [state] }) }),
    )

    app.post(
      '/api/campaigns',
      {
        config: { permission: 'campaigns.write' },
        schema: {
          tags,
          summary: 'Begin a campaign as a draft',
          body: CampaignInput,
          response: { 200: Campaign },
        },
      },
      async ({ ctx, body }) => createCampaign(ctx, body),
    )

    app.get(
      '/api/campaigns/:id',
      {
        config: { permission: 'campaigns.read' },
        schema: { tags, summary: 'One campaign', params: ById, response: { 200: Campaign } },
      },
      async ({ ctx, params }) => getCampaign(ctx, params.id),
    )

    app.put(
      '/api/campaigns/:id',
      {
        config: { permission: 'campaigns.write' },
        schema: {
          tags,
          summary: 'Change a campaign: a new version, and a draft again',
          params: ById,
          querystring: Type.Object({
            version: Type.Optional(
              Type.Integer({
                minimum: 1,
                description: 'Refused when the campaign has another version by now',
              }),
            ),
          }),
          body: CampaignInput,
          response: { 200: Campaign },
        },
      },
      async ({ ctx, params, query, body }) => saveCampaign(ctx, params.id, body, query.version),
    )

    app.post(
      '/api/campaigns/:id/copy',
      {
        config: { permission: 'campaigns.write' },
        schema: {
          tags,
          summary: 'A new draft that says the same',
          params: ById,
          body: Nothing,
          response: { 200: Campaign },
        },
      },
      async ({ ctx, params }) => copyCampaign(ctx, params.id),
    )

    app.get(
      '/api/campaigns/:id/missing',
      {
        config: { permission: 'campaigns.read' },
        schema: {
          tags,
          summary: 'Everything that keeps the campaign from going live, and what to do',
          params: ById,
          response: { 200: Type.Object({ items: Type.Array(Missing) }) },
        },
      },
      async ({ ctx, params }) => ({ items: await missingForLaunch(ctx, params.id, checks) }),
    )

    app.post(
      '/api/campaigns/:id/override',
      {
        config: { permission: 'approvals.give' },
        schema: {
          tags,
          summary: 'Set objective, control or readiness aside, with a reason that stays visible',
          params: ById,
          body: Type.Object(
            { code: OverrideCode, reason: Type.String({ minLength: 1, maxLength: 1000 }) },
            closed,
          ),
          response: { 200: Campaign },
        },
      },
      async ({ ctx, params, body }) => overrideRequirement(ctx, params.id, body.code, body.reason),
    )

    app.post(
      '/api/campaigns/:id/submit',
      {
        config: { permission: 'campaigns.write' },
        schema: {
          tags,
          summary: 'Ask for approval',
          params: ById,
          body: Nothing,
          response: { 200: Campaign },
        },
      },
      async ({ ctx, params }) => submitCampaign(ctx, params.id, checks),
    )

    app.post(
      '/api/campaigns/:id/launch',
      {
        config: { permission: 'campaigns.launch' },
        schema: {
          tags,
          summary: 'Start it at its time, or now; refused while anything is missing',
          params: ById,
          body: Nothing,
          response: { 200: Campaign },
        },
      },
      async ({ ctx, params }) => launchCampaign(ctx, params.id, checks),
    )

    app.post(
      '/api/campaigns/:id/pause',
      {
        config: { permission: 'campaigns.write' },
        schema: {
          tags,
          summary: 'Stop it where it is',
          params: ById,
          body: Note,
          response: { 200: Campaign },
        },
      },
      async ({ ctx, params, body }) => pauseCampaign(ctx, params.id, body.reason),
    )

    app.post(
      '/api/campaigns/:id/resume',
      {
        config: { permission: 'campaigns.launch' },
        schema: {
          tags,
          summary: 'Let a paused campaign go on',
          params: ById,
          body: Nothing,
          response: { 200: Campaign },
        },
      },
      async ({ ctx, params }) => resumeCampaign(ctx, params.id),
    )

    app.post(
      '/api/campaigns/:id/cancel',
      {
        config: { permission: 'campaigns.write' },
        schema: {
          tags,
          summary: 'End it for good; what is not sent yet is not sent any more',
          params: ById,
          body: Nothing,
          response: { 200: Campaign },
        },
      },
      async ({ ctx, params }) => cancelCampaign(ctx, params.id),
    )
  }
