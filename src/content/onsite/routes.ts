import { Type } from 'typebox'
import { isId } from '../../lib/ids.ts'
import { AppError } from '../../platform/errors.ts'
import { ListQuery, listOf, type Routes } from '../../platform/http/index.ts'
import { approvalsOf } from '../../review/index.ts'
import { createOnsite, getOnsite, ONSITE_VARIANT, saveOnsite, submitOnsite } from './edit.ts'
import { OnsiteContent, OnsiteDraft } from './schema.ts'
import { readOnsiteList } from './store.ts'

const tags = ['On-site content']
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Content with the wordings that are approved as they are. */
const SeenOnsite = Type.Object({ ...OnsiteContent.properties, approved: Type.Array(Type.String()) })

async function seen(ctx: Parameters<typeof getOnsite>[0], content: OnsiteContent) {
  return { ...content, approved: [...(await approvalsOf(ctx, ONSITE_VARIANT, content.variants)).keys()] }
}

export const onsiteRoutes: Routes = async (app) => {
  app.get(
    '/api/onsite/content',
    {
      config: { permission: 'content.read' },
      schema: {
        tags,
        summary: 'On-site content, newest first',
        querystring: ListQuery,
        response: { 200: listOf(SeenOnsite) },
      },
    },
    async ({ ctx, query }) => {
      if (query.after !== undefined && !isId(query.after))
        throw new AppError('invalid_request', { message: 'The cursor is not one of this list. Start again.' })
      const rows = await readOnsiteList(ctx, query.limit, query.after)
      const last = rows.at(-1)
      const items = await Promise.all(rows.map((row) => seen(ctx, row)))
      return { items, ...(last && rows.length === query.limit && { next: last.id }) }
    },
  )
  app.post(
    '/api/onsite/content',
    {
      config: { permission: 'content.write' },
      schema: {
        tags,
        summary: 'Write content for a slot of a page',
        body: OnsiteDraft,
        response: { 201: SeenOnsite },
      },
    },
    async ({ ctx, body }, reply) => reply.code(201).send(await seen(ctx, await createOnsite(ctx, body))),
  )
  app.get(
    '/api/onsite/content/:id',
    {
      config: { permission: 'content.read' },
      schema: { tags, summary: 'On-site content', params: ById, response: { 200: SeenOnsite } },
    },
    async ({ ctx, params }) => seen(ctx, await getOnsite(ctx, params.id)),
  )
  app.put(
    '/api/onsite/content/:id',
    {
      config: { permission: 'content.write' },
      schema: {
        tags,
        summary: 'Save an edit as a new version',
        params: ById,
        body: Type.Object({
          draft: OnsiteDraft,
          baseVersion: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }),
        }),
        response: { 200: SeenOnsite },
      },
    },
    async ({ ctx, params, body }) =>
      seen(ctx, await saveOnsite(ctx, params.id, body.draft, body.baseVersion)),
  )
  app.post(
    '/api/onsite/content/:id/submit',
    {
      config: { permission: 'content.write' },
      schema: {
        tags,
        summary: 'Ask for approval of every wording',
        params: ById,
        response: { 200: Type.Object({ tasks: Type.Array(Type.String()) }) },
      },
    },
    async ({ ctx, params }) => ({ tasks: (await submitOnsite(ctx, params.id)).map((task) => task.id) }),
  )
}
