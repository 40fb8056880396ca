import { Type } from 'typebox'
import { ListQuery, listOf, type Routes } from '../../platform/http/index.ts'
import { changeFile } from './change-file.ts'
import { listRepairs, previewRepair, repairFindings, undoRepair } from './repair.ts'
import { Repair, RepairOrder, RepairPreview } from './schema.ts'

const tags = ['Quality']
const Params = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Faulty values mended together, and put back together. */
export const repairRoutes: Routes = async (app) => {
  app.get(
    '/api/quality/repairs',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'What was mended, newest first',
        querystring: Type.Object({
          ...ListQuery.properties,
          after: Type.Optional(Type.String({ format: 'uuid' })),
        }),
        response: { 200: listOf(Repair) },
      },
    },
    ({ ctx, query }) => listRepairs(ctx, query),
  )
  app.post(
    '/api/quality/repairs/preview',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'What a repair would change; nothing is changed',
        body: RepairOrder,
        response: { 200: RepairPreview },
      },
    },
    ({ ctx, body }) => previewRepair(ctx, body),
  )
  app.post(
    '/api/quality/repairs',
    {
      config: { permission: 'people.write' },
      schema: {
        tags,
        summary: 'Mend faulty values as one set; it can be undone',
        body: RepairOrder,
        response: { 200: Repair },
      },
    },
    ({ ctx, body }) => repairFindings(ctx, body),
  )
  app.post(
    '/api/quality/repairs/:id/undo',
    {
      config: { permission: 'people.write' },
      schema: {
        tags,
        summary: 'Put the values of a set back; those that changed again stay',
        params: Params,
        response: { 200: Repair },
      },
    },
    ({ ctx, params }) => undoRepair(ctx, params.id),
  )
  app.get(
    '/api/quality/repairs/:id/changes.csv',
    {
      config: { permission: 'people.export' },
      schema: {
        tags,
        summary: 'The changes of a set as CSV (id, field, old, new, rule), for the system they come from',
        params: Params,
        response: { 200: Type.String() },
      },
    },
    async ({ ctx, params }, reply) => {
      const file = await changeFile(ctx, params.id)
      reply.type('text/csv; charset=utf-8')
      reply.header('content-disposition', `attachment; filename="changes-${params.id}.csv"`)
      return file
    },
  )
}
