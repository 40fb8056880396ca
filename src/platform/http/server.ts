import type { IncomingMessage, ServerResponse } from 'node:http'
import cookie from '@fastify/cookie'
import type { FastifyPluginAsyncTypebox, TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
  type RawServerDefault,
} from 'fastify'
import { newId } from '../../lib/ids.ts'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Permission } from '../permissions.ts'
import { parseJsonBody } from './body.ts'
import { toAppError } from './faults.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'
import { ErrorBody } from './shapes.ts'
import { validatorCompiler } from './validation.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route asks of whoever calls; `public` asks nothing. */
    permission?: Permission | 'public'
  }
  interface FastifyRequest {
    /** The authenticated actor's handles; on public routes reading it throws. */
    ctx: Ctx
  }
  interface FastifyInstance {
    /** Handles for work that the product does by itself in a workspace. */
    systemCtx(workspace: string): Ctx
  }
}

/** The server with TypeBox schemas as types. */
export type Http = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** The routes of one stage. */
export type Routes = FastifyPluginAsyncTypebox

const BODY_LIMIT = 1024 * 1024

/** A certificate chain and its key, in PEM. */
export interface Tls {
  cert: Buffer
  key: Buffer
}

/** What the server needs from its surroundings. */
export interface HttpOptions {
  log: Log
  systemCtx(workspace: string): Ctx
  /** Speaks https itself. */
  tls?: Tls
  /** Says who calls, or throws `not_signed_in`, `csrf_token_wrong`. */
  authenticate(request: FastifyRequest): Promise<Ctx>
}

/** Creates the server without routes and without listening; whoever composes it sets what unknown addresses get. */
export function createHttp({ log, systemCtx, authenticate, tls }: HttpOptions): Http {
  const run = newId().slice(-8)
  let requests = 0
  const app = fastify({
    loggerInstance: log.child(
      {},
      { level: log.isLevelEnabled('warn') ? 'warn' : log.level },
    ) as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => `${run}-${(++requests).toString(36)}`,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
    ...(tls && { https: { ...tls, minVersion: 'TLSv1.2' as const } }),
    routerOptions: { maxParamLength: 2000 },
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (error, request, reply) => {
      answer(toAppError(error), request, reply)
    },
  }).withTypeProvider<TypeBoxTypeProvider>() as Http
  app.register(cookie)
  app.addSchema(ErrorBody)
  app.setValidatorCompiler(validatorCompiler)
  app.decorate('systemCtx', systemCtx)
  app.decorateRequest('ctx', undefined as unknown as Ctx)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body as Buffer))
    } catch (error) {
      done(error as Error)
    }
  })
  app.addHook('onRoute', (route) => {
    if (route.config?.permission === undefined && route.method !== 'HEAD' && route.method !== 'OPTIONS')
      throw new Error(`the route ${String(route.method)} ${route.url} states no permission`)
  })
  const admit = async (request: FastifyRequest, permission: Permission): Promise<void> => {
    request.ctx = await authenticate(request)
    if (!request.ctx.actor.permissions.has(permission))
      throw new AppError('not_allowed', { details: { permission } })
  }
  // Open routes, the busiest among them, pass without a promise being made.
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.url.includes('%00'))
      return done(
        new AppError('invalid_request', { message: 'The address holds a NUL character. Remove it.' }),
      )
    const permission = request.routeOptions.config.permission
    if (permission === undefined || permission === 'public') return done()
    admit(request, permission).then(() => done(), done)
  })
  // Answers that are no pages run nothing and stand in no frame; pages set a policy of their own.
  app.addHook('onSend', (request, reply, payload, done) => {
    // collection answers thousands a second, and nothing that could be run or framed
    if (request.url.startsWith('/v1/')) return done(null, payload)
    reply.header('x-content-type-options', 'nosniff')
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    if (!reply.hasHeader('referrer-policy')) reply.header('referrer-policy', 'no-referrer')
    if (tls || request.headers['x-forwarded-proto'] === 'https')
      reply.header('strict-transport-security', 'max-age=31536000')
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store')
    done(null, payload)
  })
  app.setErrorHandler((error, request, reply) => answer(toAppError(error), request, reply))
  return app
}

function answer(
  error: AppError,
  request: FastifyRequest,
  reply: Pick<import('fastify').FastifyReply, 'code' | 'send' | 'header'>,
) {
  if (error.status >= 500)
    request.log.error({ err: error, cause: error.cause, requestId: request.id }, 'request failed')
  if (error.status === 503 || error.status === 429) reply.header('retry-after', '2')
  const details = error.status === 500 ? { requestId: request.id } : error.details
  return reply
    .code(error.status)
    .header('content-type', 'application/json; charset=utf-8')
    .send({ error: { code: error.code, message: error.message, ...(details && { details }) } })
}
