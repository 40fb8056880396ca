import { Type } from 'typebox'
import type { Routes } from '../platform/http/index.ts'
import { results } from './results.ts'
import { Results } from './schema.ts'

export const routes: Routes = async (app) => {
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
}
