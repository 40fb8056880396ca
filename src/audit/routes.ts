import { Type } from 'typebox'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { defectRoutes } from './defect-routes.ts'
import { drawCampaign } from './draw.ts'
import { explain } from './explain.ts'
import { listItems, readItem } from './reading.ts'
import { auditReport, readsNeeded } from './report.ts'
import { AuditReport, AuditSettings, Explanation, Item, Lot, ReadItem } from './schema.ts'
import { getSettings, saveSettings } from './settings.ts'
import { readLots } from './store/lots.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const About = { campaignId: Type.Optional(Type.String({ format: 'uuid' })) }
const Time = Type.Optional(Type.String({ format: 'date-time' }))
const tags = ['Audit']

export const routes: Routes = async (app) => {
  await app.register(defectRoutes)

  app.get(
    '/api/audit/report',
    {
      config: { permission: 'review.read' },
      schema: {
        tags,
        summary: 'The rate of defects in what was sent, with its bound, overall and by stratum',
        querystring: Type.Object({ ...About, from: Time, to: Time }),
        response: { 200: AuditReport },
      },
    },
    ({ ctx, query }) =>
      auditReport(ctx, {
        ...(query.from !== undefined && { from: new Date(query.from) }),
        ...(query.to !== undefined && { to: new Date(query.to) }),
        ...(query.campaignId !== undefined && { campaignId: query.campaignId }),
      }),
  )
  app.get(
    '/api/audit/reads-needed',
    {
      config: { permission: 'review.read' },
      schema: {
        tags,
        summary: 'How many must be read, with no defect found, to be so sure of a rate',
        querystring: Type.Object({
          limit: Type.Number({ minimum: 0.0005, maximum: 0.5, description: 'Fewer than this share bad' }),
          confidence: Type.Number({ minimum: 0.5, maximum: 0.999 }),
          lot: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
        }),
        response: { 200: Type.Object({ reads: Type.Integer() }) },
      },
    },
    async ({ query }) => ({ reads: readsNeeded(query.limit, query.confidence, query.lot) }),
  )
  app.get(
    '/api/audit/lots',
    {
      config: { permission: 'review.read' },
      schema: {
        tags,
        summary: 'Lots that were drawn from, newest first, and how each stands with its plan',
        querystring: Type.Object({
          ...ListQuery.properties,
          ...About,
          after: Type.Optional(Type.String({ format: 'uuid' })),
        }),
        response: { 200: listOf(Lot) },
      },
    },
    async ({ ctx, query }) => {
      const limit = query.limit ?? 50
      const items = await readLots(ctx, { ...query, limit })
      const last = items.at(-1)
      return { items, ...(last && items.length === limit && { next: last.id }) }
    },
  )
  app.get(
    '/api/audit/items',
    {
      config: { permission: 'review.read' },
      schema: {
        tags,
        summary: 'Messages that came to the desk after they were sent, newest first',
        querystring: Type.Object({
          ...ListQuery.properties,
          ...About,
          after: Type.Optional(Type.String({ format: 'uuid' })),
          lotId: Type.Optional(Type.String({ format: 'uuid' })),
          verdict: Type.Optional(Type.Union([Type.Literal('pass'), Type.Literal('fail')])),
          suspicious: Type.Optional(Type.Boolean()),
        }),
        response: { 200: listOf(Item) },
      },
    },
    ({ ctx, query }) => listItems(ctx, query),
  )
  app.get(
    '/api/audit/items/:id',
    {
      config: { permission: 'review.read' },
      schema: {
        tags,
        summary: 'One message as its recipient got it, beside what was approved',
        params: Id,
        response: { 200: ReadItem },
      },
    },
    ({ ctx, params }) => readItem(ctx, params.id),
  )
  app.get(
    '/api/explain/:id',
    {
      config: { permission: 'campaigns.read' },
      schema: {
        tags: ['Explanation'],
        summary: 'Why one message was sent, or one decision made; by the id of either',
        params: Id,
        response: { 200: Explanation },
      },
    },
    ({ ctx, params }) => explain(ctx, params.id),
  )
  app.post(
    '/api/audit/draw',
    {
      config: { permission: 'review.write' },
      schema: {
        tags,
        summary: 'Draw now from what was sent of a campaign, without waiting for the lot to be full',
        body: Type.Object({ campaignId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
        response: { 200: Type.Object({ lots: Type.Integer() }) },
      },
    },
    async ({ ctx, body }) => ({ lots: await drawCampaign(ctx, body.campaignId) }),
  )
  app.get(
    '/api/audit/settings',
    {
      config: { permission: 'review.read' },
      schema: { tags, summary: 'How much of what is sent is read', response: { 200: AuditSettings } },
    },
    ({ ctx }) => getSettings(ctx),
  )
  app.patch(
    '/api/audit/settings',
    {
      config: { permission: 'review.write' },
      schema: {
        tags,
        summary: 'Change how much of what is sent is read, and when a campaign is paused',
        body: Type.Partial(AuditSettings, { additionalProperties: false }),
        response: { 200: AuditSettings },
      },
    },
    ({ ctx, body }) => saveSettings(ctx, body),
  )
}
