import { Type } from 'typebox'
import { listOf, type Routes } from '../../platform/http/index.ts'
import type { ModelSettings } from '../../platform/models/index.ts'
import { getBrief } from '../briefs/edit.ts'
import { ContentVersion, Problem } from '../schema.ts'
import { Adoption, Origin, Wording, WritingOrder, WritingRun } from './schema.ts'
import { checkWordingOf } from './to-draft.ts'
import { adoptVariants, getRun, listRuns, originsOf, writeVariants } from './write.ts'

const tags = ['Writer']
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Routes of the writer, which uses the models that are configured, if any. */
export function writerRoutes({ models }: { models?: ModelSettings | undefined }): Routes {
  return async (app) => {
    app.get(
      '/api/models',
      {
        config: { permission: 'content.read' },
        schema: {
          tags,
          summary: 'The language models that may write; none means that variants are composed from the brief',
          response: {
            200: Type.Object({
              provider: Type.Union([Type.String(), Type.Null()]),
              names: Type.Array(Type.String()),
            }),
          },
        },
      },
      () => ({ provider: models?.provider ?? null, names: [...(models?.names ?? [])] }),
    )
    app.get(
      '/api/briefs/:id/writing',
      {
        config: { permission: 'content.read' },
        schema: {
          tags,
          summary: 'What was written from a brief, newest first, with what the checks say',
          params: ById,
          response: { 200: listOf(WritingRun) },
        },
      },
      async ({ ctx, params }) => ({ items: await listRuns(ctx, params.id) }),
    )
    app.post(
      '/api/briefs/:id/writing',
      {
        config: { permission: 'content.write' },
        schema: {
          tags,
          summary: 'Write variants from a brief; closing the connection cancels',
          params: ById,
          body: WritingOrder,
          response: { 201: WritingRun },
        },
      },
      async ({ ctx, params, body }, reply) => {
        const cancel = new AbortController()
        reply.raw.once('close', () => {
          if (!reply.raw.writableFinished) cancel.abort()
        })
        return reply.code(201).send(await writeVariants(ctx, models, params.id, body, cancel.signal))
      },
    )
    app.get(
      '/api/writing/:id',
      {
        config: { permission: 'content.read' },
        schema: { tags, summary: 'One time of writing', params: ById, response: { 200: WritingRun } },
      },
      ({ ctx, params }) => getRun(ctx, params.id),
    )
    app.post(
      '/api/writing/:id/check',
      {
        config: { permission: 'content.read' },
        schema: {
          tags,
          summary: 'What the checks say of a wording as changed; stores nothing',
          params: ById,
          body: Type.Object({ wording: Wording }, { additionalProperties: false }),
          response: { 200: Type.Object({ problems: Type.Array(Problem) }) },
        },
      },
      async ({ ctx, params, body }) => {
        const run = await getRun(ctx, params.id)
        const { brief } = await getBrief(ctx, run.briefId, run.briefVersion)
        const today = ctx.clock.now().toISOString().slice(0, 10)
        return { problems: await checkWordingOf(body.wording, brief, { link: run.link, today }) }
      },
    )
    app.post(
      '/api/writing/:id/adopt',
      {
        config: { permission: 'content.write' },
        schema: {
          tags,
          summary: 'Make an e-mail of written variants; it still needs its approval',
          params: ById,
          body: Adoption,
          response: { 201: ContentVersion },
        },
      },
      async ({ ctx, params, body }, reply) => reply.code(201).send(await adoptVariants(ctx, params.id, body)),
    )
    app.get(
      '/api/content/:id/origins',
      {
        config: { permission: 'content.read' },
        schema: {
          tags,
          summary: 'What wrote the variants of an e-mail; those that people wrote are absent',
          params: ById,
          response: { 200: listOf(Origin) },
        },
      },
      async ({ ctx, params }) => ({ items: await originsOf(ctx, params.id) }),
    )
  }
}
