import { Type } from 'typebox'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { effectOverTime } from './over-time.ts'
import { planObjective } from './plan.ts'
import { listResults, results } from './results.ts'
import { EffectOverTime, Plan, Results } from './schema.ts'

export const routes: Routes = async (app) => {
  app.get(
    '/api/results',
    {
      config: { permission: 'results.read' },
      schema: {
        tags: ['Results'],
        summary: 'What each launched campaign changed, newest first',
        querystring: Type.Object({
          ...ListQuery.properties,
          limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }),
        }),
        response: { 200: listOf(Results) },
      },
    },
    ({ ctx, query }) => listResults(ctx, query),
  )
  app.get(
    '/api/campaigns/:id/results',
    {
      config: { permission: 'results.read' },
      schema: {
        tags: ['Results'],
        summary: 'What a campaign changed, by assignment, with its interval',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: Results },
      },
    },
    ({ ctx, params }) => results(ctx, params.id),
  )
  app.get(
    '/api/campaigns/:id/results/over-time',
    {
      config: { permission: 'results.read' },
      schema: {
        tags: ['Results'],
        summary: 'The effect so far, day by day, with an interval that holds at every look',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: EffectOverTime },
      },
    },
    ({ ctx, params }) => effectOverTime(ctx, params.id),
  )
  app.get(
    '/api/objectives/:id/plan',
    {
      config: { permission: 'results.read' },
      schema: {
        tags: ['Results'],
        summary: 'What a campaign for this objective could find, by share of control',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        querystring: Type.Object({
          people: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
        }),
        response: { 200: Plan },
      },
    },
    ({ ctx, params, query }) => planObjective(ctx, params.id, query),
  )
}
