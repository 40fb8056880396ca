import { Type } from 'typebox'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { getHold, listHolds, placeHold, releaseHold, type Settle } from './place.ts'
import { Hold, NewHold } from './schema.ts'

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tags = ['Holds']

/** The routes of holds; delivery's `settle` comes from the composition. */
export const routes =
  (ports: { settle?: Settle } = {}): Routes =>
  async (app) => {
    app.get(
      '/api/holds',
      {
        config: { permission: 'holds.read' },
        schema: {
          tags,
          summary: 'Holds, newest first; of sensitive ones, only care sees why',
          querystring: Type.Object({
            ...ListQuery.properties,
            active: Type.Optional(Type.Boolean()),
            scope: Type.Optional(Type.Enum(['everything', 'campaign', 'profile', 'segment'])),
            scopeId: Type.Optional(Type.String({ format: 'uuid' })),
          }),
          response: { 200: listOf(Hold) },
        },
      },
      async ({ ctx, query }) => listHolds(ctx, query),
    )

    app.post(
      '/api/holds',
      {
        config: { permission: 'holds.write' },
        schema: {
          tags,
          summary: 'Place a hold: when this answers, nothing in its scope is released any more',
          body: NewHold,
          response: { 200: Hold },
        },
      },
      async ({ ctx, body }) => placeHold(ctx, body, ports.settle),
    )

    app.get(
      '/api/holds/:id',
      {
        config: { permission: 'holds.read' },
        schema: { tags, summary: 'One hold', params: ById, response: { 200: Hold } },
      },
      async ({ ctx, params }) => getHold(ctx, params.id),
    )

    app.post(
      '/api/holds/:id/release',
      {
        config: { permission: 'holds.write' },
        schema: {
          tags,
          summary: 'Release a hold; sensitive ones only by care',
          params: ById,
          body: Type.Object(
            { note: Type.Optional(Type.String({ maxLength: 1000 })) },
            { additionalProperties: false },
          ),
          response: { 200: Hold },
        },
      },
      async ({ ctx, params, body }) => releaseHold(ctx, params.id, body.note),
    )
  }
