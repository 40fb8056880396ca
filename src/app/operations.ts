import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { Type } from 'typebox'
import type { Http } from '../platform/http/index.ts'
import { ask } from '../platform/postgres/index.ts'
import type { Base } from './base.ts'
import { addHealthGauges } from './health/gauges.ts'

const Check = Type.Object({ ok: Type.Boolean(), message: Type.Optional(Type.String()) })
const Ready = Type.Object({ ready: Type.Boolean(), postgres: Check, clickhouse: Check })

/** For whoever runs the service: is it alive, can it work, and its figures. */
export function addOperations(app: Http, base: Base): void {
  const { db, facts } = base
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'tactful_http_request_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })

  addHealthGauges(registry, base)
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown'
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    done()
  })
  app.get(
    '/healthz',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['Operations'],
        summary: 'The process answers',
        response: { 200: Type.Object({ alive: Type.Boolean() }) },
      },
    },
    () => ({ alive: true }),
  )
  app.get(
    '/readyz',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['Operations'],
        summary: 'Both databases answer',
        response: { 200: Ready, 503: Ready },
      },
    },
    async (_request, reply) => {
      const postgres = await outcome(ask(db))
      const clickhouse = await outcome(answered(facts.ping()))
      const ready = postgres.ok && clickhouse.ok
      return reply.code(ready ? 200 : 503).send({ ready, postgres, clickhouse })
    },
  )
  app.get(
    '/metrics',
    { config: { permission: 'public' }, schema: { hide: true } },
    async (_request, reply) => {
      reply.type(registry.contentType)
      return registry.metrics()
    },
  )
}

async function outcome(answer: Promise<unknown>): Promise<{ ok: boolean; message?: string }> {
  try {
    await answer
    return { ok: true }
  } catch {
    return { ok: false, message: 'does not answer; see the log of the server' }
  }
}

async function answered(ping: Promise<boolean>): Promise<void> {
  if (!(await ping)) throw new Error('no answer')
}
