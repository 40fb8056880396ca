import { Type } from 'typebox'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { getDecision, getProgress, listDecisions } from './read.ts'
import { decidedMessages, worthReading } from './renderings.ts'
import { replayDecision } from './replay.ts'
import { Decision, DecisionKind, Rendering, Replay, Run, Waterfall } from './schema.ts'
import { suppressionRoutes } from './suppression-routes.ts'
import { computeWaterfall, getWaterfall } from './waterfall.ts'

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tags = ['Decisions']

export const routes: Routes = async (app) => {
  await app.register(suppressionRoutes)

  app.get(
    '/api/campaigns/:id/waterfall',
    {
      config: { permission: 'campaigns.read' },
      schema: {
        tags,
        summary: 'Whom the campaign would reach, as last reckoned; null before the first time',
        params: ById,
        response: { 200: Type.Object({ waterfall: Type.Union([Waterfall, Type.Null()]) }) },
      },
    },
    async ({ ctx, params }) => ({ waterfall: (await getWaterfall(ctx, params.id)) ?? null }),
  )

  app.post(
    '/api/campaigns/:id/waterfall',
    {
      config: { permission: 'campaigns.read' },
      schema: {
        tags,
        summary: 'Reckon now whom the campaign would reach; decides nothing',
        params: ById,
        response: { 200: Type.Object({ waterfall: Waterfall }) },
      },
    },
    async ({ ctx, params }) => ({ waterfall: await computeWaterfall(ctx, params.id) }),
  )

  app.get(
    '/api/campaigns/:id/renderings',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'The messages most worth reading before launch, of the last reckoning',
        params: ById,
        response: { 200: listOf(Rendering) },
      },
    },
    async ({ ctx, params }) => ({ items: await worthReading(ctx, params.id) }),
  )

  app.get(
    '/api/campaigns/:id/messages-to-read',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'The messages decided so far, oldest first, as they are read before the rest goes',
        params: ById,
        querystring: ListQuery,
        response: { 200: listOf(Rendering) },
      },
    },
    async ({ ctx, params, query }) => decidedMessages(ctx, params.id, query),
  )

  app.get(
    '/api/campaigns/:id/progress',
    {
      config: { permission: 'campaigns.read' },
      schema: {
        tags,
        summary: 'How far the campaign has come; null before it started',
        params: ById,
        response: {
          200: Type.Object({
            progress: Type.Union([
              Type.Object({ run: Run, outcomes: Type.Record(Type.String(), Type.Integer()) }),
              Type.Null(),
            ]),
          }),
        },
      },
    },
    async ({ ctx, params }) => ({ progress: await getProgress(ctx, params.id) }),
  )

  app.get(
    '/api/decisions',
    {
      config: { permission: 'campaigns.read' },
      schema: {
        tags,
        summary: 'What was decided for whom, and why; newest first',
        querystring: Type.Object({
          ...ListQuery.properties,
          campaignId: Type.Optional(Type.String({ format: 'uuid' })),
          profileId: Type.Optional(Type.String({ format: 'uuid' })),
          kind: Type.Optional(DecisionKind),
        }),
        response: { 200: listOf(Decision) },
      },
    },
    async ({ ctx, query }) => listDecisions(ctx, query),
  )

  app.get(
    '/api/decisions/:id',
    {
      config: { permission: 'campaigns.read' },
      schema: { tags, summary: 'One decision', params: ById, response: { 200: Decision } },
    },
    async ({ ctx, params }) => getDecision(ctx, params.id),
  )

  app.get(
    '/api/decisions/:id/replay',
    {
      config: { permission: 'campaigns.read' },
      schema: {
        tags,
        summary: 'Decide again from what was stored, and say whether the answer is the same',
        params: ById,
        response: { 200: Replay },
      },
    },
    async ({ ctx, params }) => replayDecision(ctx, params.id),
  )
}
