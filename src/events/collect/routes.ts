import { Type } from 'typebox'
import { findApiKey, presentedKey } from '../../accounts/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { Routes } from '../../platform/http/index.ts'
import type { Call } from '../inbox/frames.ts'
import { groupCommit } from '../inbox/group-commit.ts'
import { appendToInbox } from '../inbox/store.ts'
import { MOST_BODY_BYTES } from './body.ts'
import { allowBrowsers } from './browsers.ts'
import { clientSettings } from './client-settings.ts'
import { type Collector, collect } from './collect.ts'
import { senders } from './write-keys.ts'

/** Where each call is received: the paths of the Segment spec, and the short ones of its browser SDKs. */
const paths: Record<string, Call> = {
  track: 'track',
  identify: 'identify',
  page: 'page',
  screen: 'screen',
  group: 'group',
  alias: 'alias',
  batch: 'batch',
  import: 'import',
  t: 'track',
  i: 'identify',
  p: 'page',
  s: 'screen',
  g: 'group',
  a: 'alias',
  b: 'batch',
}

const Accepted = Type.Object({ success: Type.Literal(true) })
const ACCEPTED = { success: true as const }
const SYSTEM = '00000000-0000-0000-0000-000000000000'

/**
 * Collection. An answer of 200 means: committed, and counted once. 4xx means that no resend can succeed; 429
 * and 503 carry Retry-After.
 */
export const collectionRoutes: Routes = async (app) => {
  const { db, clock } = app.systemCtx(SYSTEM)
  const collector: Collector = {
    findSender: senders((keyHash) => findApiKey(db, keyHash)),
    clock,
    commits: groupCommit((body, events) => appendToInbox(db, { receivedAt: clock.now(), events, body })),
  }
  allowBrowsers(app)
  clientSettings(app, collector.findSender)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BODY_BYTES }, (_request, body, done) =>
    done(null, body),
  )
  for (const [path, call] of Object.entries(paths)) {
    app.route({
      method: 'POST',
      url: `/v1/${path}`,
      bodyLimit: MOST_BODY_BYTES,
      // A logger of its own for each request costs as much as all the rest of it.
      childLoggerFactory: (logger) => logger,
      config: { permission: 'public' },
      schema: {
        tags: ['Collection'],
        hide: path.length === 1,
        summary: `Collect ${call === 'batch' || call === 'import' ? `events (${call})` : `one ${call} event`}`,
        description: 'Write key as Basic user name, Bearer token, or "writeKey" in the body.',
        security: [{ writeKey: [] }],
        response: { 200: Accepted },
      },
      handler: async (request) => {
        const body = request.body
        if (!Buffer.isBuffer(body))
          throw new AppError('invalid_request', { message: 'The body is empty. Send a JSON object.' })
        await collect(collector, {
          call,
          body,
          key: presentedKey(request.headers.authorization),
          sentAt: request.headers.sentat,
        })
        return ACCEPTED
      },
    })
  }
  app.addHook('onClose', () => collector.commits.idle())
}
