import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { presentedKey } from '../../accounts/index.ts'
import { sha256Hex } from '../../lib/hash.ts'
import { AppError } from '../../platform/errors.ts'
import type { Routes } from '../../platform/http/index.ts'
import type { FindSender } from './write-keys.ts'

const Anything = Type.Record(Type.String(), Type.Unknown())

/**
 * What the browser clients of Segment and RudderStack ask for before they send: where to, and to whom else (nobody).
 * They fetch it from the address they are pointed at, so that a page needs no other change.
 */
export function clientSettings(app: Parameters<Routes>[0], findSender: FindSender): void {
  app.get(
    '/v1/projects/:key/settings',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['Collection'],
        summary: 'Settings of Segment’s browser client',
        params: Type.Object({ key: Type.String({ maxLength: 200 }) }),
        response: { 200: Anything },
      },
    },
    async (request, reply) => {
      const { key } = request.params
      await senderOf(findSender, key)
      reply.header('cache-control', 'public, max-age=120')
      return segmentSettings(key, request)
    },
  )
  app.get(
    '/sourceConfig/',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['Collection'],
        summary: 'Settings of RudderStack’s browser client',
        querystring: Type.Object({ writeKey: Type.Optional(Type.String({ maxLength: 200 })) }),
        response: { 200: Anything },
      },
    },
    async (request) => {
      const key = request.query.writeKey ?? presentedKey(request.headers.authorization)
      const { source, workspaceId } = await senderOf(findSender, key)
      return rudderSettings(key ?? '', source, workspaceId)
    },
  )
}

async function senderOf(findSender: FindSender, key: string | undefined) {
  if (!key) throw new AppError('write_key_missing')
  const sender = await findSender(key)
  if (!sender) throw new AppError('write_key_unknown')
  return sender
}

function segmentSettings(key: string, request: Pick<FastifyRequest, 'host' | 'protocol'>) {
  const everything = { __default: { enabled: true, integrations: {} } }
  return {
    integrations: {
      'Segment.io': {
        apiKey: key,
        apiHost: `${request.host}/v1`,
        protocol: request.protocol,
        unbundledIntegrations: [],
        addBundledMetadata: false,
        versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
      },
    },
    plan: { track: everything, identify: everything, group: everything },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  }
}

function rudderSettings(key: string, name: string, workspaceId: string) {
  const off = { enabled: false }
  return {
    source: {
      id: sha256Hex(key).slice(0, 27),
      name,
      writeKey: key,
      enabled: true,
      workspaceId,
      config: { statsCollection: { errors: off, metrics: off } },
      connections: [],
      destinations: [],
      dataplanes: {},
    },
    updatedAt: new Date(0).toISOString(),
  }
}

/** Preflights of the settings, which RudderStack's client sends with its own headers. */
export function allowSettings(app: Pick<FastifyInstance, 'options'>, headers: string): void {
  app.options('/sourceConfig/', { config: { permission: 'public' } }, (_request, reply) =>
    reply
      .header('access-control-allow-methods', 'GET, OPTIONS')
      .header('access-control-allow-headers', headers)
      .header('access-control-max-age', '86400')
      .code(204)
      .send(),
  )
}
