import { Type } from 'typebox'
import type { Routes } from '../../platform/http/index.ts'
import { rebuildPage, segmentStates } from './rebuild.ts'

const tags = ['Operations']

/** What is derived from events, compared with them and made anew. */
export const rebuildRoutes: Routes = async (app) => {
  app.post(
    '/api/rebuild/profiles',
    {
      config: { permission: 'settings.write' },
      schema: {
        tags,
        summary:
          'Compare the behaviour of a page of profiles with their events; with write, make it what they say',
        body: Type.Object(
          { write: Type.Boolean(), after: Type.Optional(Type.String({ format: 'uuid' })) },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            profiles: Type.Integer(),
            different: Type.Array(Type.String()),
            next: Type.Union([Type.String(), Type.Null()]),
          }),
        },
      },
    },
    ({ ctx, body }) => rebuildPage(ctx, body),
  )
  app.get(
    '/api/rebuild/segments',
    {
      config: { permission: 'settings.read' },
      schema: {
        tags,
        summary: 'Who is in each segment now: how many, and a hash of their ids',
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                id: Type.String(),
                name: Type.String(),
                members: Type.Integer(),
                hash: Type.String(),
              }),
            ),
          }),
        },
      },
    },
    async ({ ctx }) => ({ items: await segmentStates(ctx) }),
  )
}
