import { Type } from 'typebox'
import { AppError } from '../../platform/errors.ts'
import type { Routes } from '../../platform/http/index.ts'
import { COOKIE } from '../authenticate.ts'
import { SESSION_SECONDS } from '../sessions.ts'
import { enter } from './enter.ts'
import { type Journey, makeProvider, type OidcSettings } from './provider.ts'
import { makeSeal } from './sealed.ts'

const JOURNEY = 'tactful_oidc'
const JOURNEY_SECONDS = 600
const CALLBACK = '/api/session/oidc/callback'
const NO_WORKSPACE = ''

/** What signing in by a provider needs; the address of this server is read at each use. */
export interface OidcOptions {
  oidc: OidcSettings | undefined
  secret: string
  where: { readonly publicUrl: string }
}

/** Signing in through an identity provider (OpenID Connect, authorization code with PKCE). */
export function oidcRoutes({ oidc, secret, where }: OidcOptions): Routes {
  return async (app) => {
    app.get(
      '/api/session/methods',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['Accounts'],
          summary: 'By which ways people sign in',
          response: {
            200: Type.Object({ password: Type.Boolean(), oidc: Type.Union([Type.String(), Type.Null()]) }),
          },
        },
      },
      () => ({ password: true, oidc: oidc?.name ?? null }),
    )
    if (!oidc) return
    const provider = makeProvider(oidc)
    const seal = makeSeal(secret)
    const system = app.systemCtx(NO_WORKSPACE)
    // a cookie of the top-level journey: it has to come along when the provider sends the browser back
    const cookie = () =>
      ({
        path: '/api/session/oidc',
        httpOnly: true,
        sameSite: 'lax',
        secure: where.publicUrl.startsWith('https:'),
      }) as const

    app.get(
      '/api/session/oidc',
      { config: { permission: 'public' }, schema: { hide: true } },
      async (_request, reply) => {
        const { url, journey } = await provider.start(where.publicUrl + CALLBACK, Date.now())
        reply.setCookie(JOURNEY, seal.seal(JSON.stringify(journey)), { ...cookie(), maxAge: JOURNEY_SECONDS })
        return reply.header('cache-control', 'no-store').redirect(url, 302)
      },
    )
    app.get(
      CALLBACK,
      { config: { permission: 'public' }, schema: { hide: true } },
      async (request, reply) => {
        reply.clearCookie(JOURNEY, cookie()).header('cache-control', 'no-store')
        try {
          const kept = seal.open(request.cookies[JOURNEY] ?? '')
          const journey = kept === undefined ? undefined : (JSON.parse(kept) as Journey)
          if (!journey || Date.now() - journey.startedAt > JOURNEY_SECONDS * 1000)
            throw new AppError('sign_in_refused', {
              message: 'Signing in took too long, or was begun elsewhere. Begin again.',
            })
          const claims = await provider.finish(new URL(request.url, where.publicUrl), journey)
          const token = await enter(system, claims, oidc.newUserRoles)
          reply.setCookie(COOKIE, token, { ...cookie(), path: '/', maxAge: SESSION_SECONDS })
          return reply.redirect('/', 302)
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          request.log.warn(
            { err: error, cause: error.cause },
            'a sign-in through the identity provider was refused',
          )
          return reply.redirect(`/login?problem=${encodeURIComponent(error.message)}`, 302)
        }
      },
    )
  }
}
