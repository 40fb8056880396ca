import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
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
  if (!existsSync(join(dist, 'index.html'))) {
    app.log.warn('the console is not built; npm start builds it')
    return
  }
  await app.register(fastifyStatic, {
    root: dist,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/')
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html')
    const isApi = /^\/(api|v1|assets)\//.test(request.url)
    if (!isPage || isApi) throw new AppError('not_found')
    return reply.headers(pageHeaders).type('text/html; charset=utf-8').sendFile('index.html')
  })
  app.get('/', { config: { permission: 'public' }, schema: { hide: true } }, (_request, reply) =>
    reply.headers(pageHeaders).sendFile('index.html'),
  )
}

const pageHeaders = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}
