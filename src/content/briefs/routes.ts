import { Type } from 'typebox'
import { channels, templates } from '../../lib/briefs/index.ts'
import { Brief } from '../../lib/briefs/schema.ts'
import { ListQuery, listOf, type Routes } from '../../platform/http/index.ts'
import {
  briefHistory,
  createBrief,
  getBrief,
  lintToday,
  listBriefs,
  madeFrom,
  overrideBrief,
  saveBrief,
} from './edit.ts'
import { readBriefText } from './read-text.ts'
import { BriefDraft, BriefStep, BriefSummary, BriefUse, BriefVersion, Lint } from './schema.ts'

const tags = ['Briefs']
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Version = Type.Integer({ minimum: 1, maximum: 2_000_000_000 })

const Template = Type.Object({
  channel: Type.String(),
  title: Type.String(),
  length: Type.String({ description: 'the usual length' }),
  needs: Type.Array(Type.String(), { description: 'parts that this channel needs beside those all need' }),
})

export const briefRoutes: Routes = async (app) => {
  app.get(
    '/api/briefs',
    {
      config: { permission: 'content.read' },
      schema: {
        tags,
        summary: 'Briefs, newest first',
        querystring: Type.Object({
          ...ListQuery.properties,
          search: Type.Optional(Type.String({ maxLength: 120 })),
        }),
        response: { 200: listOf(BriefSummary) },
      },
    },
    ({ ctx, query }) => listBriefs(ctx, query),
  )
  app.post(
    '/api/briefs',
    {
      config: { permission: 'content.write' },
      schema: { tags, summary: 'Write a brief', body: BriefDraft, response: { 201: BriefVersion } },
    },
    async ({ ctx, body }, reply) => reply.code(201).send(await createBrief(ctx, body)),
  )
  app.get(
    '/api/briefs/templates',
    {
      config: { permission: 'content.read' },
      schema: { tags, summary: 'What a brief needs, by channel', response: { 200: listOf(Template) } },
    },
    () => ({
      items: channels.map((channel) => {
        const { title, length, needs } = templates[channel]
        return { channel, title, length, needs: [...needs] }
      }),
    }),
  )
  app.post(
    '/api/briefs/lint',
    {
      config: { permission: 'content.read' },
      schema: {
        tags,
        summary: 'What is vague or missing in a brief; stores nothing',
        body: Type.Object({ brief: Brief }, { additionalProperties: false }),
        response: { 200: Lint },
      },
    },
    ({ ctx, body }) => lintToday(ctx, body.brief),
  )
  app.post(
    '/api/briefs/read',
    {
      config: { permission: 'content.read' },
      schema: {
        tags,
        summary: 'Read a brief from YAML or JSON in any of the usual spellings; stores nothing',
        body: Type.Object({ text: Type.String({ maxLength: 100_000 }) }, { additionalProperties: false }),
        response: { 200: Type.Object({ brief: Brief, lint: Lint }) },
      },
    },
    ({ ctx, body }) => {
      const brief = readBriefText(body.text)
      return { brief, lint: lintToday(ctx, brief) }
    },
  )
  app.get(
    '/api/briefs/:id',
    {
      config: { permission: 'content.read' },
      schema: {
        tags,
        summary: 'One brief at a version, the latest unless one is named',
        params: ById,
        querystring: Type.Object({ version: Type.Optional(Version) }),
        response: { 200: BriefVersion },
      },
    },
    ({ ctx, params, query }) => getBrief(ctx, params.id, query.version),
  )
  app.put(
    '/api/briefs/:id',
    {
      config: { permission: 'content.write' },
      schema: {
        tags,
        summary: 'Save an edit as a new version; an override does not go along',
        params: ById,
        body: Type.Object(
          {
            ...BriefDraft.properties,
            baseVersion: Version,
            note: Type.Optional(Type.String({ maxLength: 500 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: BriefVersion },
      },
    },
    ({ ctx, params, body }) => {
      const { baseVersion, note, ...draft } = body
      return saveBrief(ctx, params.id, draft, { baseVersion, ...(note !== undefined && { note }) })
    },
  )
  app.get(
    '/api/briefs/:id/versions',
    {
      config: { permission: 'content.read' },
      schema: {
        tags,
        summary: 'Every version, newest first',
        params: ById,
        response: { 200: listOf(BriefStep) },
      },
    },
    async ({ ctx, params }) => ({ items: await briefHistory(ctx, params.id) }),
  )
  app.get(
    '/api/briefs/:id/made',
    {
      config: { permission: 'content.read' },
      schema: {
        tags,
        summary: 'What was made from a brief',
        params: ById,
        response: { 200: listOf(BriefUse) },
      },
    },
    async ({ ctx, params }) => ({ items: await madeFrom(ctx, params.id) }),
  )
  app.post(
    '/api/briefs/:id/override',
    {
      config: { permission: 'approvals.give' },
      schema: {
        tags,
        summary: 'Let one version be used under the bar, by name and with a reason',
        params: ById,
        body: Type.Object(
          { version: Version, reason: Type.String({ maxLength: 1000 }) },
          { additionalProperties: false },
        ),
        response: { 200: BriefVersion },
      },
    },
    ({ ctx, params, body }) => overrideBrief(ctx, params.id, body),
  )
}
