import { Type } from 'typebox'
import { enqueueEvents } from '../../events/index.ts'
import type { Routes } from '../../platform/http/index.ts'

const MOST_EVENTS = 500
const MOST_BYTES = 4 * 1024 * 1024

export const routes: Routes = async (app) => {
  app.post(
    '/api/import/events',
    {
      config: { permission: 'events.collect' },
      bodyLimit: MOST_BYTES,
      schema: {
        tags: ['Import'],
        summary: 'Events of the past, with their own times; durable when answered',
        body: Type.Object(
          {
            events: Type.Array(Type.Record(Type.String(), Type.Unknown()), {
              minItems: 1,
              maxItems: MOST_EVENTS,
            }),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ accepted: Type.Integer() }) },
      },
    },
    async ({ ctx, body }) => {
      await enqueueEvents(ctx, body.events, { call: 'import', source: 'import' })
      return { accepted: body.events.length }
    },
  )
}
