import swagger from '@fastify/swagger'
import * as accounts from '../accounts/index.ts'
import { createHttp, type Http, type Tls } from '../platform/http/index.ts'
import { type Base, systemCtxOf } from './base.ts'
import { serveConsole } from './console.ts'
import { nameShapes } from './named-shapes.ts'
import { addOperations } from './operations.ts'
import { stageRoutes } from './stages.ts'

/** The whole HTTP surface, not yet listening. */
export async function buildHttp(base: Base, tls?: Tls): Promise<Http> {
  const systemCtx = systemCtxOf(base)
  const app = createHttp({
    log: base.log,
    systemCtx,
    ...(tls && { tls }),
    authenticate: accounts.authenticator(systemCtx, base.operatorToken),
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tactful',
        description: 'Personalization that knows when to ask a person.',
        version: '0.1.0',
      },
      components: {
        securitySchemes: {
          writeKey: { type: 'http', scheme: 'basic', description: 'The write key as user name, no password' },
        },
      },
    },
    transformObject: (document) =>
      nameShapes('openapiObject' in document ? { ...document.openapiObject } : { ...document.swaggerObject }),
    // Says what each route asks of whoever calls.
    transform: ({ schema, url, route }) => ({
      schema: { ...schema, 'x-permission': route.config?.permission },
      url,
    }),
    refResolver: { buildLocalReference: (json, _base, _fragment, i) => String(json.$id ?? `def-${i}`) },
  })
  addOperations(app, base)
  for (const routes of stageRoutes(base)) await app.register(routes)
  app.get('/openapi.json', { config: { permission: 'public' }, schema: { hide: true } }, () => app.swagger())
  await serveConsole(app)
  await app.ready()
  return app
}
