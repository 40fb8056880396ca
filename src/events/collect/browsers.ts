import type { FastifyInstance } from 'fastify'
import { allowSettings } from './client-settings.ts'

const HEADERS = 'authorization, content-type, content-encoding, anonymousid, sentat, x-requested-with'

/** Lets pages of any origin send events, and read that they were taken. */
export function allowBrowsers(app: Pick<FastifyInstance, 'addHook' | 'options'>): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('access-control-allow-origin', '*')
    done()
  })
  allowSettings(app, HEADERS)
  app.options('/v1/*', { config: { permission: 'public' } }, (_request, reply) =>
    reply
      .header('access-control-allow-methods', 'GET, POST, OPTIONS')
      .header('access-control-allow-headers', HEADERS)
      .header('access-control-max-age', '86400')
      .code(204)
      .send(),
  )
}
