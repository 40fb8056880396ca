import { type Static, Type } from 'typebox'
import { StoredEvent, timeline } from '../events/index.ts'
import { AppError } from '../platform/errors.ts'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { setConsent, setTrait } from './edit.ts'
import { mergePeople, undoMerge } from './merges.ts'
import { setObjection } from './objection.ts'
import { listPeople } from './people.ts'
import { getPerson } from './person.ts'
import { ruleRoutes } from './rules/routes.ts'
import { channels, Person, PersonSummary, purposes } from './schema.ts'

const Params = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tags = ['People']
const Answer = Type.Object(
  {
    channel: Type.Union(channels.map((channel) => Type.Literal(channel))),
    purpose: Type.Union(purposes.map((purpose) => Type.Literal(purpose))),
    state: Type.Union([Type.Literal('granted'), Type.Literal('denied')]),
    note: Type.Optional(Type.String({ maxLength: 500, description: 'How the answer was given' })),
  },
  { additionalProperties: false },
)

/** The routes of people. */
export const routes: Routes = async (app) => {
  await app.register(ruleRoutes)
  app.get(
    '/api/people',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'People, newest first; or those whose e-mail, user id, phone or name begins with `search`',
        querystring: Type.Object({
          ...ListQuery.properties,
          after: Type.Optional(
            Type.String({ format: 'uuid', description: 'The cursor `next` of the page before' }),
          ),
          search: Type.Optional(Type.String({ maxLength: 200 })),
          known: Type.Optional(
            Type.Boolean({ description: 'Only people with, or without, an identifier of their own' }),
          ),
        }),
        response: { 200: listOf(PersonSummary) },
      },
    },
    ({ ctx, query }) => listPeople(ctx, query),
  )
  app.get(
    '/api/people/:id',
    {
      config: { permission: 'people.read' },
      schema: { tags, summary: 'Everything known about a person', params: Params, response: { 200: Person } },
    },
    ({ ctx, params }) => getPerson(ctx, params.id),
  )
  app.get(
    '/api/people/:id/events',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'What a person did, newest first',
        params: Params,
        querystring: ListQuery,
        response: { 200: listOf(StoredEvent) },
      },
    },
    async ({ ctx, params, query }) => {
      const { profileIds } = await getPerson(ctx, params.id)
      const before = query.after === undefined ? undefined : readCursor(query.after)
      const items = await timeline(ctx, profileIds, { limit: query.limit, ...(before && { before }) })
      const last = items.at(-1)
      return { items, ...(items.length === query.limit && last && { next: cursorOf(last) }) }
    },
  )
  app.post(
    '/api/people/:id/consent',
    {
      config: { permission: 'people.write' },
      schema: {
        tags,
        summary: 'Keeps an answer of a person: granted or denied, for a channel and a purpose',
        params: Params,
        body: Answer,
        response: { 200: Person },
      },
    },
    async ({ ctx, params, body }) => {
      const { note, ...answer } = body
      await setConsent(ctx, params.id, {
        ...answer,
        source: ctx.actor.kind === 'user' ? 'console' : 'api',
        evidence: { by: ctx.actor.id, ...(note !== undefined && { note }) },
      })
      return getPerson(ctx, params.id)
    },
  )
  app.post(
    '/api/people/:id/objection',
    {
      config: { permission: 'people.write' },
      schema: {
        tags,
        summary:
          'Keeps that a person objects to profiling, or no longer does: still served, not personalized',
        params: Params,
        body: Type.Object({ objects: Type.Boolean() }, { additionalProperties: false }),
        response: { 200: Person },
      },
    },
    async ({ ctx, params, body }) => {
      await setObjection(ctx, params.id, body.objects)
      return getPerson(ctx, params.id)
    },
  )
  app.put(
    '/api/people/:id/traits/:name',
    {
      config: { permission: 'people.write' },
      schema: {
        tags,
        summary: 'Sets a trait by hand; null clears it',
        params: Type.Object({ ...Params.properties, name: Type.String({ minLength: 1, maxLength: 200 }) }),
        body: Type.Object({ value: Type.Unknown() }, { additionalProperties: false }),
        response: { 200: Person },
      },
    },
    async ({ ctx, params, body }) => {
      await setTrait(ctx, params.id, { name: params.name, value: body.value ?? null })
      return getPerson(ctx, params.id)
    },
  )
  app.post(
    '/api/people/:id/merge',
    {
      config: { permission: 'people.write' },
      schema: {
        tags,
        summary: 'Says that another person is the same as this one',
        params: Params,
        body: Type.Object({ other: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
        response: { 200: Person },
      },
    },
    async ({ ctx, params, body }) =>
      getPerson(ctx, await mergePeople(ctx, { from: body.other, to: params.id })),
  )
  app.post(
    '/api/merges/:id/undo',
    {
      config: { permission: 'people.write' },
      schema: {
        tags,
        summary: 'Takes a merge back; answers the two people',
        params: Params,
        response: { 200: Type.Object({ persons: Type.Array(Type.String({ format: 'uuid' })) }) },
      },
    },
    ({ ctx, params }) => undoMerge(ctx, params.id),
  )
}

type Position = { timestamp: Date; messageId: string }

function cursorOf(event: Static<typeof StoredEvent>): string {
  return Buffer.from(JSON.stringify([event.timestamp, event.messageId])).toString('base64url')
}

function readCursor(cursor: string): Position {
  try {
    const [time, messageId] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [
      string,
      string,
    ]
    const timestamp = new Date(time)
    // Nothing is stored outside these years, and ClickHouse reads no time far beyond them.
    const known = timestamp.getUTCFullYear() >= 1970 && timestamp.getUTCFullYear() < 2100
    if (known && typeof messageId === 'string') return { timestamp, messageId }
  } catch {
    // Not a cursor: answered below.
  }
  throw new AppError('invalid_request', {
    message: 'This is not a cursor of this list. Start without `after`.',
  })
}
