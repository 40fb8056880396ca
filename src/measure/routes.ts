import { Type } from 'typebox'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { armsOf, weighArms } from './arms.ts'
import { ArmsReport } from './arms-schema.ts'
import { effectOverTime } from './over-time.ts'
import { planObjective } from './plan.ts'
import { reportCsv } from './report/csv.ts'
import { reportLines } from './report/lines.ts'
import { reportPdf } from './report/pdf.ts'
import { listResults, results } from './results.ts'
import { EffectOverTime, Plan, Results } from './schema.ts'
import { ExperimentSummary, listExperiments } from './weigh-all.ts'

export const routes: Routes = async (app) => {
  app.get(
    '/api/results',
    {
      config: { permission: 'results.read' },
      schema: {
        tags: ['Results'],
        summary: 'What each launched campaign changed, newest first',
        querystring: Type.Object({
          ...ListQuery.properties,
          limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }),
        }),
        response: { 200: listOf(Results) },
      },
    },
    ({ ctx, query }) => listResults(ctx, query),
  )
  app.get(
    '/api/experiments',
    {
      config: { permission: 'results.read' },
      schema: {
        tags: ['Results'],
        summary: 'Campaigns that choose among several wordings, by e-mail and on pages',
        response: { 200: listOf(ExperimentSummary) },
      },
    },
    async ({ ctx }) => ({ items: await listExperiments(ctx) }),
  )
  app.get(
    '/api/experiments/:id',
    {
      config: { permission: 'results.read' },
      schema: {
        tags: ['Results'],
        summary:
          'What is believed of each wording of a campaign, its shares, and what other ways to choose would earn',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: ArmsReport },
      },
    },
    ({ ctx, params }) => armsOf(ctx, params.id),
  )
  app.post(
    '/api/experiments/:id/weigh',
    {
      config: { permission: 'campaigns.write' },
      schema: {
        tags: ['Results'],
        summary: 'Reckon the shares of the wordings now from what each earned',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: ArmsReport },
      },
    },
    ({ ctx, params }) => weighArms(ctx, params.id),
  )
  app.get(
    '/api/campaigns/:id/results',
    {
      config: { permission: 'results.read' },
      schema: {
        tags: ['Results'],
        summary: 'What a campaign changed, by assignment, with its interval',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: Results },
      },
    },
    ({ ctx, params }) => results(ctx, params.id),
  )
  app.get(
    '/api/campaigns/:id/results/report',
    {
      config: { permission: 'results.read' },
      schema: {
        tags: ['Results'],
        summary: 'The result as a file to pass on: PDF, or CSV with every figure',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        querystring: Type.Object({
          format: Type.Union([Type.Literal('pdf'), Type.Literal('csv')], { default: 'pdf' }),
        }),
      },
    },
    async ({ ctx, params, query }, reply) => {
      const found = await results(ctx, params.id)
      const now = ctx.clock.now()
      const parts = reportLines(found, now)
      reply.header('content-disposition', `attachment; filename="result-${params.id}.${query.format}"`)
      if (query.format === 'csv') return reply.type('text/csv; charset=utf-8').send(reportCsv(parts))
      return reply.type('application/pdf').send(await reportPdf(found.name, now, parts))
    },
  )
  app.get(
    '/api/campaigns/:id/results/over-time',
    {
      config: { permission: 'results.read' },
      schema: {
        tags: ['Results'],
        summary: 'The effect so far, day by day, with an interval that holds at every look',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: EffectOverTime },
      },
    },
    ({ ctx, params }) => effectOverTime(ctx, params.id),
  )
  app.get(
    '/api/objectives/:id/plan',
    {
      config: { permission: 'results.read' },
      schema: {
        tags: ['Results'],
        summary: 'What a campaign for this objective could find, by share of control',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        querystring: Type.Object({
          people: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
        }),
        response: { 200: Plan },
      },
    },
    ({ ctx, params, query }) => planObjective(ctx, params.id, query),
  )
}
