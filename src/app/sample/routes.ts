import { Type } from 'typebox'
import { setSessionCookie } from '../../accounts/index.ts'
import type { Routes } from '../../platform/http/index.ts'
import type { Base } from '../base.ts'
import { removeSample } from './remove.ts'
import { openSample, startSample } from './start.ts'

const Size = Type.Object(
  {
    people: Type.Integer({ minimum: 20, maximum: 20_000, default: 5000 }),
    days: Type.Integer({ minimum: 30, maximum: 730, default: 365 }),
  },
  { additionalProperties: false },
)
const Status = Type.Object({
  stage: Type.Enum(['none', 'starting', 'history', 'campaigns', 'live', 'stopped', 'removing']),
  share: Type.Number({ description: 'Of the history that is there, 0 to 1' }),
  events: Type.Integer({ description: 'Sent so far' }),
  problem: Type.Union([Type.String(), Type.Null()]),
})
const tags = ['Sample']

/** The living shop to look around in: start, progress, removal. */
export function sampleRoutes(base: Base): Routes {
  return async (app) => {
    app.get(
      '/api/sample-shop',
      {
        config: { permission: 'people.read' },
        schema: { tags, summary: 'How far the sample shop is', response: { 200: Status } },
      },
      ({ ctx }) => base.sample.status(ctx.workspace),
    )
    app.post(
      '/api/sample-shop',
      {
        config: { permission: 'settings.write' },
        schema: {
          tags,
          summary: 'Fill the empty workspace with a simulated shop that goes on living',
          body: Type.Optional(Size),
          response: { 200: Status },
        },
      },
      async ({ ctx, body }) => {
        await startSample(ctx, base, body ?? undefined)
        return base.sample.status(ctx.workspace)
      },
    )
    app.delete(
      '/api/sample-shop',
      {
        config: { permission: 'settings.write' },
        schema: {
          tags,
          summary: 'Remove everything of the sample shop',
          response: { 200: Type.Object({ setupLink: Type.Optional(Type.String()) }) },
        },
      },
      ({ ctx }) => removeSample(ctx, base),
    )
    app.post(
      '/api/setup/sample',
      {
        config: { permission: 'public' },
        schema: {
          tags,
          summary: 'See a living shop without an account of your own, with the set-up link',
          body: Type.Object(
            { token: Type.String({ minLength: 1, maxLength: 200 }), size: Type.Optional(Size) },
            { additionalProperties: false },
          ),
          response: { 200: Type.Object({ done: Type.Boolean() }) },
        },
      },
      async ({ body }, reply) => {
        const session = await openSample(base, body.token, body.size)
        setSessionCookie(reply, session, base.settings.publicUrl.startsWith('https:'))
        return { done: true }
      },
    )
  }
}
