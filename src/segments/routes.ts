import { Type } from 'typebox'
import { describe } from '../lib/conditions/describe.ts'
import { presets } from '../lib/conditions/presets.ts'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { Readiness, ReadinessUse, readiness } from '../quality/index.ts'
import { members, membershipSql, recount } from './members.ts'
import { previewCondition, summarize } from './preview.ts'
import {
  ConditionPreset,
  Counted,
  MemberSummary,
  Preview,
  Segment,
  SegmentInput,
  SegmentVersion,
} from './schema.ts'
import {
  archiveSegment,
  createSegment,
  editSegment,
  getSegment,
  listSegments,
  segmentVersions,
} from './segments.ts'
import {
  FrequentValue,
  suggestPropertyValues,
  suggestTraits,
  suggestTraitValues,
  TraitName,
} from './suggest.ts'

const tags = ['Segments']
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const name = Type.String({ minLength: 1, maxLength: 200 })
const PreviewBody = Type.Object(
  {
    condition: SegmentInput.properties.condition,
    segmentId: Type.Optional(
      Type.String({ format: 'uuid', description: 'The segment that the condition is meant for' }),
    ),
  },
  { additionalProperties: false },
)

/** Routes of segments. */
export const routes: Routes = async (app) => {
  const read = { permission: 'segments.read' } as const
  const write = { permission: 'segments.write' } as const

  app.get(
    '/api/segments',
    {
      config: read,
      schema: {
        tags,
        summary: 'Segments, newest first',
        querystring: Type.Object({
          ...ListQuery.properties,
          after: Type.Optional(Type.String({ format: 'uuid' })),
          archived: Type.Boolean({ default: false }),
          search: Type.Optional(Type.String({ maxLength: 120 })),
        }),
        response: { 200: listOf(Segment) },
      },
    },
    async ({ ctx, query }) => listSegments(ctx, query),
  )
  app.post(
    '/api/segments',
    {
      config: write,
      schema: { tags, summary: 'Make a segment', body: SegmentInput, response: { 200: Segment } },
    },
    async ({ ctx, body }) => createSegment(ctx, body),
  )
  app.post(
    '/api/segments/preview',
    {
      config: read,
      schema: {
        tags,
        summary: 'Who would be in a segment with this condition',
        body: PreviewBody,
        response: { 200: Preview },
      },
    },
    async ({ ctx, body }) => previewCondition(ctx, body.condition, body.segmentId),
  )
  app.get(
    '/api/segments/suggestions/traits',
    {
      config: read,
      schema: { tags, summary: 'Traits that people have', response: { 200: listOf(TraitName) } },
    },
    async ({ ctx }) => ({ items: await suggestTraits(ctx) }),
  )
  app.get(
    '/api/segments/suggestions/values',
    {
      config: read,
      schema: {
        tags,
        summary: 'Frequent values of a trait, or of a property of an event',
        querystring: Type.Object({
          trait: Type.Optional(name),
          event: Type.Optional(name),
          property: Type.Optional(name),
        }),
        response: { 200: listOf(FrequentValue) },
      },
    },
    async ({ ctx, query: { trait, event, property } }) => {
      if (trait !== undefined) return { items: await suggestTraitValues(ctx, trait) }
      if (event === undefined || property === undefined) return { items: [] }
      return { items: await suggestPropertyValues(ctx, event, property) }
    },
  )
  app.get(
    '/api/segments/suggestions/presets',
    {
      config: read,
      schema: {
        tags,
        summary: 'Conditions to begin with: kinds of prospects, told by what they did',
        response: { 200: listOf(ConditionPreset) },
      },
    },
    async () => ({
      items: presets.map((preset) => ({ ...preset, description: describe(preset.condition) })),
    }),
  )
  app.get(
    '/api/segments/:id',
    {
      config: read,
      schema: { tags, summary: 'One segment', params: ById, response: { 200: Segment } },
    },
    async ({ ctx, params }) => getSegment(ctx, params.id),
  )
  app.patch(
    '/api/segments/:id',
    {
      config: write,
      schema: {
        tags,
        summary: 'Change a segment; this makes a new version',
        params: ById,
        querystring: Type.Object({
          version: Type.Optional(
            Type.Integer({
              minimum: 1,
              description: 'The version that was changed; refused if there is a newer one',
            }),
          ),
        }),
        body: Type.Partial(SegmentInput, { additionalProperties: false }),
        response: { 200: Segment },
      },
    },
    async ({ ctx, params, body, query }) => editSegment(ctx, params.id, body, query.version),
  )
  app.put(
    '/api/segments/:id/archived',
    {
      config: write,
      schema: {
        tags,
        summary: 'Archive or restore a segment',
        params: ById,
        body: Type.Object({ archived: Type.Boolean() }, { additionalProperties: false }),
        response: { 200: Segment },
      },
    },
    async ({ ctx, params, body }) => archiveSegment(ctx, params.id, body.archived),
  )
  app.get(
    '/api/segments/:id/versions',
    {
      config: read,
      schema: {
        tags,
        summary: 'Every version of a segment, newest first',
        params: ById,
        response: { 200: listOf(SegmentVersion) },
      },
    },
    async ({ ctx, params }) => ({ items: await segmentVersions(ctx, params.id) }),
  )
  app.get(
    '/api/segments/:id/count',
    {
      config: read,
      schema: { tags, summary: 'Count a segment now', params: ById, response: { 200: Counted } },
    },
    async ({ ctx, params }) => recount(ctx, params.id),
  )
  app.get(
    '/api/segments/:id/readiness',
    {
      config: read,
      schema: {
        tags,
        summary: 'Whether today’s data can carry a use for this segment, and what to repair',
        params: ById,
        querystring: Type.Object({ use: ReadinessUse }),
        response: { 200: Readiness },
      },
    },
    async ({ ctx, params, query }) =>
      readiness(ctx, { use: query.use, audience: await membershipSql(ctx, params.id) }),
  )
  app.get(
    '/api/segments/:id/members',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'The people who are in a segment now, by profile id',
        params: ById,
        querystring: Type.Object({
          ...ListQuery.properties,
          after: Type.Optional(Type.String({ format: 'uuid' })),
        }),
        response: { 200: listOf(MemberSummary) },
      },
    },
    async ({ ctx, params, query }) => {
      const ids = await members(ctx, params.id, query)
      const items = await summarize(ctx, ids)
      const last = ids.at(-1)
      return { items, ...(ids.length === query.limit && last && { next: last }) }
    },
  )
}
