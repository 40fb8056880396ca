import { Type } from 'typebox'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { archiveObjective, createObjective, getObjective, listObjectives, saveObjective } from './edit.ts'
import { Objective, ObjectiveInput } from './schema.ts'

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tags = ['Objectives']

export const routes: Routes = async (app) => {
  app.get(
    '/api/objectives',
    {
      config: { permission: 'objectives.read' },
      schema: {
        tags,
        summary: 'Objectives, newest first',
        querystring: ListQuery,
        response: { 200: listOf(Objective) },
      },
    },
    async ({ ctx, query }) => listObjectives(ctx, query),
  )

  app.post(
    '/api/objectives',
    {
      config: { permission: 'objectives.write' },
      schema: {
        tags,
        summary: 'State an objective; engagement (opens, clicks) is refused',
        body: ObjectiveInput,
        response: { 200: Objective },
      },
    },
    async ({ ctx, body }) => createObjective(ctx, body),
  )

  app.get(
    '/api/objectives/:id',
    {
      config: { permission: 'objectives.read' },
      schema: {
        tags,
        summary: 'One objective, as it is now or at a version',
        params: ById,
        querystring: Type.Object({
          version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
        }),
        response: { 200: Objective },
      },
    },
    async ({ ctx, params, query }) => getObjective(ctx, params.id, query.version),
  )

  app.put(
    '/api/objectives/:id',
    {
      config: { permission: 'objectives.write' },
      schema: {
        tags,
        summary: 'Change an objective: makes a new version',
        params: ById,
        body: ObjectiveInput,
        response: { 200: Objective },
      },
    },
    async ({ ctx, params, body }) => saveObjective(ctx, params.id, body),
  )

  app.post(
    '/api/objectives/:id/archive',
    {
      config: { permission: 'objectives.write' },
      schema: {
        tags,
        summary: 'Put an objective away, or take it out again',
        params: ById,
        body: Type.Object({ archived: Type.Boolean() }, { additionalProperties: false }),
        response: { 200: Objective },
      },
    },
    async ({ ctx, params, body }) => archiveObjective(ctx, params.id, body.archived),
  )
}
