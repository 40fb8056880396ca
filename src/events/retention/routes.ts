import { Type } from 'typebox'
import type { Routes } from '../../platform/http/index.ts'
import { getRetention, setRetention } from './retention.ts'
import { RetentionRule } from './schema.ts'

const tags = ['Events']
const Rules = Type.Object(
  { items: Type.Array(RetentionRule, { maxItems: 500 }) },
  { additionalProperties: false },
)

/** How long events are kept. */
export const retentionRoutes: Routes = async (app) => {
  app.get(
    '/api/events/retention',
    {
      config: { permission: 'settings.read' },
      schema: { tags, summary: 'How long events are kept, by name', response: { 200: Rules } },
    },
    async ({ ctx }) => ({ items: await getRetention(ctx) }),
  )
  app.put(
    '/api/events/retention',
    {
      config: { permission: 'settings.write' },
      schema: {
        tags,
        summary:
          'Set how long events are kept, in place of all rules before; what is over goes in the next night',
        body: Rules,
        response: { 200: Rules },
      },
    },
    async ({ ctx, body }) => ({ items: await setRetention(ctx, body.items) }),
  )
}
