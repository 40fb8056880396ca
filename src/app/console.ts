import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import { AppError } from '../platform/errors.ts'
import type { Http } from '../platform/http/index.ts'

const dist = fileURLToPath(new URL('../../console/dist', import.meta.url))

/**
 * Only our own scripts run; styles may be inline because the component library sets them. Pictures may come
 * from anywhere over https, since previews show the mail as its reader will see it.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: https:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ')

/** Serves the built console at `/`; its pages have addresses of their own, so unknown ones get the same document. */
export async function serveConsole(app: Http): Promise<void> {
  const built = existsSync(join(dist, 'index.html'))
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html')
    if (!built || !isPage || NOT_PAGES.test(request.url)) throw new AppError('not_found')
    return page(reply)
  })
  if (!built) {
    app.log.warn('the console is not built; npm start builds it')
    return
  }
  await app.register(fastifyStatic, { root: dist, serve: false, cacheControl: false, preCompressed: true })
  const open = { config: { permission: 'public' }, schema: { hide: true } } as const
  app.get('/', open, (_request, reply) => page(reply))
  app.get('/assets/*', open, (request, reply) =>
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .sendFile(`assets/${(request.params as { '*': string })['*']}`),
  )
  for (const file of readdirSync(dist, { withFileTypes: true })) {
    if (file.isFile() && !/^index\.html|^\.|\.(gz|br)$/.test(file.name))
      app.get(`/${file.name}`, open, (_request, reply) =>
        reply.header('cache-control', 'no-cache').sendFile(file.name),
      )
  }
}

/** Addresses that are never a page of the console. */
const NOT_PAGES = /^\/(api|v1|assets|u|c|o)\//

const page = (reply: FastifyReply) => reply.headers(pageHeaders).sendFile('index.html')

const pageHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': POLICY,
  'referrer-policy': 'same-origin',
  'cache-control': 'no-cache',
}
