import type { Routes } from '../../platform/http/index.ts'
import type { Base } from '../base.ts'
import { Health, readHealth } from './health.ts'

/** How the service is, for the console. */
export function healthRoutes(base: Base): Routes {
  return async (app) => {
    app.get(
      '/api/health',
      {
        config: { permission: 'settings.read' },
        schema: {
          tags: ['Operations'],
          summary: 'How the service is: lags, outbox, holds, jobs, disk, and what somebody should look at',
          response: { 200: Health },
        },
      },
      () => readHealth(base),
    )
  }
}
