import { Type } from 'typebox'
import { findApiKey, presentedKey } from '../../accounts/index.ts'
import { senders } from '../../events/index.ts'
import { transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { Routes } from '../../platform/http/index.ts'
import { record } from '../../platform/journal/index.ts'
import { decideGroup } from './decide.ts'
import { gather } from './gather.ts'
import { OnlineAnswer, OnlineRequest } from './schema.ts'
import { readGlobalControl, writeGlobalControl } from './store.ts'

const SYSTEM = '00000000-0000-0000-0000-000000000000'
const tags = ['Decision']
const Settings = Type.Object({ globalControlShare: Type.Number({ minimum: 0, maximum: 0.5 }) })

/** Decisions on the spot, for pages; the tester of the console decides alike and stores nothing. */
export const onlineRoutes: Routes = async (app) => {
  await app.register(publicRoutes)
  app.post(
    '/api/onsite/try',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'What a visitor would get now, and why',
        body: OnlineRequest,
        response: { 200: OnlineAnswer },
      },
    },
    async ({ ctx, body }) => (await decideGroup(ctx, [body], true))[0] ?? { slots: {} },
  )
  app.get(
    '/api/onsite/settings',
    {
      config: { permission: 'campaigns.read' },
      schema: { tags, summary: 'Who is held out of everything', response: { 200: Settings } },
    },
    async ({ ctx }) => ({ globalControlShare: await readGlobalControl(ctx) }),
  )
  app.put(
    '/api/onsite/settings',
    {
      config: { permission: 'campaigns.launch' },
      schema: {
        tags,
        summary: 'Hold a share of visitors out of everything',
        body: Settings,
        response: { 200: Settings },
      },
    },
    ({ ctx, body }) =>
      transact(ctx, async (tx) => {
        await writeGlobalControl(tx, body.globalControlShare)
        await record(tx, {
          action: 'onsite_settings.changed',
          subject: { kind: 'workspace', id: tx.workspace },
          data: { globalControlShare: body.globalControlShare },
        })
        return body
      }),
  )
}

const publicRoutes: Routes = async (app) => {
  const findSender = senders((keyHash) => findApiKey(app.systemCtx(SYSTEM).db, keyHash))
  const deciders = new Map<string, (request: OnlineRequest) => Promise<OnlineAnswer>>()
  const deciderOf = (workspace: string) => {
    const made =
      deciders.get(workspace) ??
      gather((requests: readonly OnlineRequest[]) => decideGroup(app.systemCtx(workspace), requests))
    deciders.set(workspace, made)
    return made
  }
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('access-control-allow-origin', '*')
    done()
  })
  // A page sends JSON as text/plain, so that the browser asks no permission first.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 64 * 1024 }, (_request, body, done) => {
    try {
      done(null, JSON.parse(String(body)))
    } catch {
      done(new AppError('invalid_request', { message: 'The body is not valid JSON.' }))
    }
  })
  app.post(
    '/v1/decide',
    {
      config: { permission: 'public' },
      childLoggerFactory: (logger) => logger,
      schema: {
        tags,
        summary: 'Decide what a visitor sees in one or many slots',
        description:
          'Write or server key as Basic user name, Bearer token, or "writeKey". Reasons for server keys only.',
        security: [{ writeKey: [] }],
        body: OnlineRequest,
        response: { 200: OnlineAnswer },
      },
    },
    async ({ body, headers }) => {
      const key = presentedKey(headers.authorization) ?? body.writeKey
      if (!key) throw new AppError('write_key_missing')
      const sender = await findSender(key)
      if (!sender) throw new AppError('write_key_unknown')
      if (!body.slot && !body.slots)
        throw new AppError('invalid_request', { message: 'Name a "slot", or "slots": a list of them.' })
      const { slots } = await deciderOf(sender.workspaceId)(body)
      // Whoever holds the key of a page must not learn that somebody is held, or why they see something.
      const trusted = key.startsWith('tf_server_')
      for (const decision of Object.values(slots)) {
        if (!trusted && decision.kind === 'hold') decision.kind = 'skip'
        if (!trusted || !body.reasons) delete decision.reasons
      }
      return { slots }
    },
  )
}
