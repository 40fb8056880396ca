import { Type } from 'typebox'
import { getCampaign, getGraph, isLive } from '../../campaigns/index.ts'
import { transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { listOf, type Routes } from '../../platform/http/index.ts'
import { record } from '../../platform/journal/index.ts'
import { readRun } from '../store/runs.ts'
import { letIn } from './intake.ts'
import { countTravellers } from './store.ts'

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tags = ['Journeys']

/** People on the way of a campaign. */
export const journeyRoutes: Routes = async (app) => {
  app.get(
    '/api/campaigns/:id/travellers',
    {
      config: { permission: 'campaigns.read' },
      schema: {
        tags,
        summary: 'How many people are at each point of a journey, and when the next of them goes on',
        params: ById,
        response: {
          200: listOf(
            Type.Object({
              node: Type.String(),
              state: Type.String(),
              people: Type.Integer(),
              nextAt: Type.Union([Type.String(), Type.Null()]),
            }),
          ),
        },
      },
    },
    async ({ ctx, params }) => {
      await getCampaign(ctx, params.id)
      return { items: await countTravellers(ctx, params.id) }
    },
  )
  app.post(
    '/api/campaigns/:id/enter',
    {
      config: { permission: 'campaigns.launch' },
      schema: {
        tags,
        summary: 'Bring people onto the way of a journey that waits to be told of them',
        params: ById,
        body: Type.Object(
          { profileIds: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 1000 }) },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ entered: Type.Integer() }) },
      },
    },
    async ({ ctx, params, body }) => {
      const campaign = await getCampaign(ctx, params.id)
      const run = await readRun(ctx, params.id)
      const { journey } = campaign.definition
      if (journey?.trigger.kind !== 'api')
        throw new AppError('invalid_request', {
          message: 'This campaign is no journey that people are brought onto. Set its trigger to "api".',
        })
      if (!run || !isLive(campaign.state))
        throw new AppError('campaign_state', { message: 'The campaign is not under way. Launch it first.' })
      const graph = await getGraph(ctx, params.id, run.graphHash)
      const running = { graph, graphHash: run.graphHash, journey, startedAt: new Date(run.startedAt) }
      return transact(ctx, async (tx) => {
        const entered = await letIn(tx, running, body.profileIds)
        await record(tx, {
          action: 'journey.entered',
          subject: { kind: 'campaign', id: params.id },
          data: { asked: body.profileIds.length, entered },
        })
        return { entered }
      })
    },
  )
}
