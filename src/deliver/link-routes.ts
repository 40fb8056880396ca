import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Routes } from '../platform/http/index.ts'
import { pageHeaders } from './pages/frame.ts'
import { deadLinkPage, preferencesPage } from './pages/preferences.ts'
import { type ChoiceName, choices, choose, getPreferences, unsubscribedBy } from './preferences.ts'
import { makeProxies, type Visit } from './proxies.ts'
import { makeTokens } from './tokens.ts'

const Token = Type.Object({ token: Type.String({ maxLength: 2000 }) })
const MOST_FORM_BYTES = 16 * 1024
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const config = { permission: 'public' } as const

/** The addresses in messages: preferences and unsubscription, clicks, opens. They need no account and no script. */
export function linkRoutes({ secret }: { secret: string }): Routes {
  const tokens = makeTokens(secret)
  const proxies = makeProxies()
  return async (app) => {
    // the one-click request of RFC 8058 is a form of either kind, or nothing that anybody can rely on
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_FORM_BYTES }, (_request, body, done) =>
      done(null, body),
    )

    app.get(
      '/u/:token',
      { config, schema: { tags: ['Links in messages'], summary: 'Show preferences', params: Token } },
      async (request, reply) => {
        const ref = tokens.readPreferences(request.params.token)
        const preferences = ref && (await getPreferences(app.systemCtx(ref.workspace), ref))
        reply.headers(pageHeaders)
        if (preferences) return preferencesPage(preferences)
        return reply.code(404).send(deadLinkPage(ref ? 'gone' : 'preferences'))
      },
    )
    app.post(
      '/u/:token',
      {
        config,
        schema: {
          tags: ['Links in messages'],
          summary: 'Unsubscribe with one click (RFC 8058), or save preferences',
          params: Token,
        },
      },
      async (request, reply) => {
        const ref = tokens.readPreferences(request.params.token)
        reply.headers(pageHeaders)
        if (!ref) return reply.code(404).send(deadLinkPage('preferences'))
        const ctx = app.systemCtx(ref.workspace)
        const form = formOf(request)
        const saves = form?.get('do') === 'save'
        const chosen = saves
          ? chosenIn(form)
          : form?.get('do') === 'unsubscribe'
            ? noMail
            : await unsubscribedBy(ctx, ref)
        await choose(ctx, ref, chosen, saves ? 'preferences' : 'unsubscribe')
        const preferences = await getPreferences(ctx, ref)
        if (!preferences) return deadLinkPage('gone')
        return preferencesPage(preferences, saves ? 'saved' : 'unsubscribed')
      },
    )
    app.get(
      '/c/:token',
      { config, schema: { tags: ['Links in messages'], summary: 'Follow a link', params: Token } },
      async (request, reply) => {
        const click = tokens.readClick(request.params.token)
        if (!click) return reply.code(404).headers(pageHeaders).send(deadLinkPage('click'))
        if (request.method !== 'HEAD')
          proxies
            .clicked(app.systemCtx(click.workspace), click.message, visitOf(request), click)
            .catch((error: unknown) => request.log.error({ err: error }, 'a click was not kept'))
        return reply
          .headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
          .redirect(click.url, 302)
      },
    )
    app.get(
      '/o/:token',
      { config, schema: { tags: ['Links in messages'], summary: 'Note an open', params: Token } },
      async (request, reply) => {
        const open = tokens.readOpen(request.params.token.replace(/\.gif$/, ''))
        if (open && request.method !== 'HEAD')
          proxies
            .opened(app.systemCtx(open.workspace), open.message, visitOf(request))
            .catch((error: unknown) => request.log.error({ err: error }, 'an open was not kept'))
        return reply
          .headers({ 'content-type': 'image/gif', 'cache-control': 'no-store, private', expires: '0' })
          .send(GIF)
      },
    )
  }
}

const noMail: Partial<Record<ChoiceName, boolean>> = { 'email.marketing': false, 'email.service': false }

/** The fields of our own form; undefined for anything else. */
function formOf(request: FastifyRequest): URLSearchParams | undefined {
  const { body } = request
  if (!Buffer.isBuffer(body) || !request.headers['content-type']?.includes('x-www-form-urlencoded'))
    return undefined
  return new URLSearchParams(body.toString('utf8'))
}

function chosenIn(form: URLSearchParams): Record<ChoiceName, boolean> {
  return Object.fromEntries(choices.map(({ name }) => [name, form.get(name) === 'yes'])) as Record<
    ChoiceName,
    boolean
  >
}

function visitOf(request: FastifyRequest): Visit {
  const purpose = [
    request.headers['sec-purpose'],
    request.headers.purpose,
    request.headers['x-purpose'],
  ].join(' ')
  return { userAgent: request.headers['user-agent'], prefetch: /prefetch|preview/i.test(purpose) }
}
