import { Type } from 'typebox'
import type { Routes } from '../platform/http/index.ts'
import { duplicateRoutes } from './duplicates/routes.ts'
import { findingRoutes } from './findings/routes.ts'
import { readinessOverview } from './overview.ts'
import { readiness } from './readiness.ts'
import { repairRoutes } from './repair/routes.ts'
import { Readiness, ReadinessOverview, ReadinessUse } from './schema.ts'
import { signalRoutes } from './signals/routes.ts'
import { streamRoutes } from './streams/routes.ts'

/** Routes of quality; a segment's readiness is asked of the segment. */
export const routes: Routes = async (app, options) => {
  await findingRoutes(app, options)
  await repairRoutes(app, options)
  await duplicateRoutes(app, options)
  await signalRoutes(app, options)
  await streamRoutes(app, options)
  app.get(
    '/api/quality/readiness/overview',
    {
      config: { permission: 'events.read' },
      schema: {
        tags: ['Quality'],
        summary: 'What can be personalized today, and what to mend first',
        response: { 200: ReadinessOverview },
      },
    },
    ({ ctx }) => readinessOverview(ctx),
  )
  app.get(
    '/api/quality/readiness',
    {
      config: { permission: 'events.read' },
      schema: {
        tags: ['Quality'],
        summary: 'Whether today’s data can carry a use, and what to repair',
        querystring: Type.Object({ use: ReadinessUse }),
        response: { 200: Readiness },
      },
    },
    async ({ ctx, query }) => readiness(ctx, query),
  )
}
