import { Type } from 'typebox'
import type { Routes } from '../../platform/http/index.ts'
import { erasePerson } from './erase.ts'
import { exportPerson } from './export.ts'

const Params = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tags = ['People']

/** The rights of the person themselves: a copy of everything, and to be forgotten. */
export const erasureRoutes: Routes = async (app) => {
  app.get(
    '/api/people/:id/export',
    {
      config: { permission: 'people.export' },
      schema: {
        tags,
        summary: 'Everything that is kept about a person',
        params: Params,
        response: { 200: Type.Record(Type.String(), Type.Unknown()) },
      },
    },
    ({ ctx, params }) => exportPerson(ctx, params.id),
  )
  app.post(
    '/api/people/:id/erase',
    {
      config: { permission: 'people.erase' },
      schema: {
        tags,
        summary: 'Forgets a person: what they were, did and were sent. It cannot be undone',
        params: Params,
        response: { 200: Type.Object({ profiles: Type.Array(Type.String()) }) },
      },
    },
    async ({ ctx, params }) => ({ profiles: await erasePerson(ctx, params.id) }),
  )
}
