import { findApiKey, presentedKey } from '../../accounts/index.ts'
import { senders } from '../../events/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { Routes } from '../../platform/http/index.ts'
import { recommend } from './recommend.ts'
import { Recommendations, RecommendRequest } from './schema.ts'

const SYSTEM = '00000000-0000-0000-0000-000000000000'

/** What pages and servers ask; a page sends JSON under any content type, so that the browser asks no permission. */
export const publicRoutes: Routes = async (app) => {
  const findSender = senders((keyHash) => findApiKey(app.systemCtx(SYSTEM).db, keyHash))
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('access-control-allow-origin', '*')
    done()
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 256 * 1024 }, (_request, body, done) => {
    try {
      done(null, JSON.parse(String(body)))
    } catch {
      done(new AppError('invalid_request', { message: 'The body is not valid JSON.' }))
    }
  })
  app.post(
    '/v1/recommend',
    {
      config: { permission: 'public' },
      childLoggerFactory: (logger) => logger,
      schema: {
        tags: ['Recommendations'],
        summary: 'Recommend products for a session, a person, or nobody known',
        description:
          'Write or server key as Basic user name, Bearer token, or "writeKey". To a write key, `why` names nothing that is not in the session it sent.',
        security: [{ writeKey: [] }],
        body: RecommendRequest,
        response: { 200: Recommendations },
      },
    },
    async ({ body, headers }) => {
      const { writeKey, ...request } = body
      const key = presentedKey(headers.authorization) ?? writeKey
      if (!key) throw new AppError('write_key_missing')
      const sender = await findSender(key)
      if (!sender) throw new AppError('write_key_unknown')
      return recommend(app.systemCtx(sender.workspaceId), request, {
        nameHistory: key.startsWith('tf_server_'),
      })
    },
  )
}
