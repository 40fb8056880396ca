import { Type } from 'typebox'
import type { Routes } from '../../platform/http/index.ts'
import { learnRhythms } from './learn.ts'
import { countRhythms, EVERYBODY, readRhythms } from './store.ts'

const Rhythm = Type.Object({
  hours: Type.Array(Type.Number(), { description: '168 shares, Monday 00:00 on the own clock first' }),
  weight: Type.Number({ description: 'Activities it is made of, older ones counting less' }),
  computedAt: Type.String(),
})
const Answer = Type.Object({
  people: Type.Integer({ description: 'With a rhythm of their own' }),
  everybody: Type.Union([Rhythm, Type.Null()]),
  person: Type.Union([Rhythm, Type.Null()]),
})
const tags = ['Send time']

/** When people are there. */
export const timingRoutes: Routes = async (app) => {
  app.get(
    '/api/send-times',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'When everybody is there by hour of the week, and one person',
        querystring: Type.Object({ profileId: Type.Optional(Type.String({ format: 'uuid' })) }),
        response: { 200: Answer },
      },
    },
    async ({ ctx, query: { profileId } }) => {
      const found = await readRhythms(ctx, [EVERYBODY, ...(profileId === undefined ? [] : [profileId])])
      const of = (id: string | undefined) => {
        const rhythm = found.find((one) => one.profileId === id)
        return rhythm
          ? { hours: rhythm.hours, weight: rhythm.weight, computedAt: rhythm.computedAt.toISOString() }
          : null
      }
      return { people: await countRhythms(ctx), everybody: of(EVERYBODY), person: of(profileId) }
    },
  )
  app.post(
    '/api/send-times/learn',
    {
      config: { permission: 'campaigns.write' },
      schema: {
        tags,
        summary: 'Learn now when people are there; it also happens every night',
        response: { 200: Type.Object({ people: Type.Integer() }) },
      },
    },
    ({ ctx }) => learnRhythms(ctx),
  )
}
