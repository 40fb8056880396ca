import { Type } from 'typebox'
import { AppError } from '../../platform/errors.ts'
import { ListQuery, listOf, type Routes } from '../../platform/http/index.ts'
import { decidePair } from './decide.ts'
import { beginLook, finishLook } from './find.ts'
import { compareDuplicates, duplicatesOverview, listDuplicates } from './list.ts'
import { Comparison, DuplicatePair, DuplicatesOverview, PairState } from './schema.ts'

const tags = ['Quality']
const Params = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Looking for duplicates, and deciding about them. */
export const duplicateRoutes: Routes = async (app) => {
  app.get(
    '/api/duplicates',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'People whose records look like those of one, those with the most evidence first',
        querystring: Type.Object({
          ...ListQuery.properties,
          after: Type.Optional(Type.String({ format: 'uuid' })),
          state: Type.Optional(PairState),
        }),
        response: { 200: listOf(DuplicatePair) },
      },
    },
    ({ ctx, query }) => listDuplicates(ctx, { ...query, state: query.state ?? 'proposed' }),
  )
  app.get(
    '/api/duplicates/overview',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'How many duplicates there are, and what the last look for them did',
        response: { 200: DuplicatesOverview },
      },
    },
    ({ ctx }) => duplicatesOverview(ctx),
  )
  app.get(
    '/api/duplicates/:id',
    {
      config: { permission: 'people.read' },
      schema: { tags, summary: 'Both records side by side', params: Params, response: { 200: Comparison } },
    },
    ({ ctx, params }) => compareDuplicates(ctx, params.id),
  )
  app.post(
    '/api/duplicates/:id/decide',
    {
      config: { permission: 'review.decide' },
      schema: {
        tags,
        summary: 'Says whether two records are one person',
        params: Params,
        body: Type.Object(
          { same: Type.Boolean(), note: Type.Optional(Type.String({ maxLength: 1000 })) },
          { additionalProperties: false },
        ),
        response: { 200: Comparison },
      },
    },
    async ({ ctx, params, body }) => {
      await decidePair(ctx, params.id, body)
      return compareDuplicates(ctx, params.id)
    },
  )
  app.post(
    '/api/duplicates/look',
    {
      config: { permission: 'people.write' },
      schema: {
        tags,
        summary: 'Begins to look for duplicates now; the overview says when it is done',
        response: { 202: Type.Object({ started: Type.Boolean() }) },
      },
    },
    async ({ ctx }, reply) => {
      const run = await beginLook(ctx)
      if (run === undefined) throw new AppError('duplicates_under_way')
      finishLook(ctx, run).catch((error: unknown) => {
        ctx.log.error({ err: error }, 'looking for duplicates failed')
      })
      return reply.status(202).send({ started: true })
    },
  )
}
