import { Type } from 'typebox'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { briefProblems } from './briefs/problems.ts'
import { checkContent } from './checks.ts'
import { createContent, draftOf, revertContent, saveContent } from './edit.ts'
import { previewDraft, previewVariant } from './preview.ts'
import { getContentVersion, getVariant, listContents, listVersions, variantStates } from './read.ts'
import {
  ContentDraft,
  ContentSummary,
  ContentVersion,
  Preview,
  Problem,
  Variant,
  VariantState,
} from './schema.ts'
import { submitForApproval } from './submit.ts'

const tags = ['Content']
const Id = Type.String({ format: 'uuid' })
const ById = Type.Object({ id: Id })
const Version = Type.Integer({ minimum: 1, maximum: 2_000_000_000 })
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** A version with how far its approvals got and what its checks say. */
const SeenContent = Type.Object({
  ...ContentVersion.properties,
  states: Type.Array(VariantState),
  problems: Type.Array(Problem),
})

/** A version in the history. */
const VersionSummary = Type.Object({
  version: Type.Integer(),
  name: Type.String(),
  note: Type.String(),
  revertedFrom: Type.Union([Type.Integer(), Type.Null()]),
  madeBy: Type.Object({ id: Type.String(), name: Type.String() }),
  madeAt: Type.String(),
  variants: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), version: Type.Integer() })),
})

async function seen(ctx: Parameters<typeof getContentVersion>[0], version: ContentVersion) {
  const [states, { problems }, against] = await Promise.all([
    variantStates(ctx, version.variants),
    checkContent(draftOf(version)),
    briefProblems(ctx, version.contentId, version.variants),
  ])
  return { ...version, states, problems: [...problems, ...against] }
}

export const routes: Routes = async (app) => {
  app.get(
    '/api/content',
    {
      config: { permission: 'content.read' },
      schema: {
        tags,
        summary: 'E-mails, newest first',
        querystring: Type.Object({
          ...ListQuery.properties,
          search: Type.Optional(Type.String({ maxLength: 120 })),
        }),
        response: { 200: listOf(ContentSummary) },
      },
    },
    ({ ctx, query }) => listContents(ctx, query),
  )

  app.post(
    '/api/content',
    {
      config: { permission: 'content.write' },
      schema: { tags, summary: 'Write a new e-mail', body: ContentDraft, response: { 201: SeenContent } },
    },
    async ({ ctx, body }, reply) => reply.code(201).send(await seen(ctx, await createContent(ctx, body))),
  )

  app.get(
    '/api/content/:id',
    {
      config: { permission: 'content.read' },
      schema: {
        tags,
        summary: 'One e-mail at a version, the latest unless one is named',
        params: ById,
        querystring: Type.Object({ version: Type.Optional(Version) }),
        response: { 200: SeenContent },
      },
    },
    async ({ ctx, params, query }) => seen(ctx, await getContentVersion(ctx, params.id, query.version)),
  )

  app.put(
    '/api/content/:id',
    {
      config: { permission: 'content.write' },
      schema: {
        tags,
        summary: 'Save an edit as a new version; changed variants lose their approval',
        params: ById,
        body: Type.Object(
          {
            ...ContentDraft.properties,
            baseVersion: Version,
            note: Type.Optional(Type.String({ maxLength: 500 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: SeenContent },
      },
    },
    async ({ ctx, params, body }) => {
      const { baseVersion, note, ...draft } = body
      const options = { baseVersion, ...(note !== undefined && { note }) }
      return seen(ctx, await saveContent(ctx, params.id, draft, options))
    },
  )

  app.get(
    '/api/content/:id/versions',
    {
      config: { permission: 'content.read' },
      schema: {
        tags,
        summary: 'Every version, newest first',
        params: ById,
        response: { 200: listOf(VersionSummary) },
      },
    },
    async ({ ctx, params }) => ({ items: await listVersions(ctx, params.id) }),
  )

  app.post(
    '/api/content/:id/revert',
    {
      config: { permission: 'content.write' },
      schema: {
        tags,
        summary: 'Bring back an earlier version as a new one, which needs its own approval',
        params: ById,
        body: Type.Object({ version: Version }, { additionalProperties: false }),
        response: { 200: SeenContent },
      },
    },
    async ({ ctx, params, body }) => seen(ctx, await revertContent(ctx, params.id, body.version)),
  )

  app.post(
    '/api/content/:id/submit',
    {
      config: { permission: 'content.write' },
      schema: {
        tags,
        summary: 'Ask for approval of the latest version, one task for each variant',
        params: ById,
        body: Type.Object(
          { variantIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 20 })) },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            tasks: Type.Array(Type.Object({ id: Type.String(), variantId: Type.String() })),
          }),
        },
      },
    },
    async ({ ctx, params, body }) => {
      const tasks = await submitForApproval(ctx, params.id, body)
      return { tasks: tasks.map((task) => ({ id: task.id, variantId: task.subject.id })) }
    },
  )

  app.post(
    '/api/content/preview',
    {
      config: { permission: 'content.read' },
      schema: {
        tags,
        summary: 'A draft as one person would get it, or somebody unknown, with its checks; stores nothing',
        body: Type.Object(
          {
            draft: ContentDraft,
            position: Type.Integer({ minimum: 0, maximum: 19, default: 0 }),
            profileId: Type.Optional(Id),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            preview: Type.Union([Preview, Type.Null()]),
            problems: Type.Array(Problem),
          }),
        },
      },
    },
    ({ ctx, body }) => previewDraft(ctx, body.draft, body.position, body.profileId),
  )

  app.get(
    '/api/content/variants/:id',
    {
      config: { permission: 'content.read' },
      schema: {
        tags,
        summary: 'One variant: the newest version, or the one with this exact hash',
        params: ById,
        querystring: Type.Object({ hash: Type.Optional(Hash) }),
        response: { 200: Variant },
      },
    },
    ({ ctx, params, query }) => getVariant(ctx, params.id, query.hash),
  )

  app.get(
    '/api/content/variants/:id/preview',
    {
      config: { permission: 'content.read' },
      schema: {
        tags,
        summary: 'One variant as one person would get it, or somebody unknown',
        params: ById,
        querystring: Type.Object({ hash: Type.Optional(Hash), profileId: Type.Optional(Id) }),
        response: { 200: Preview },
      },
    },
    ({ ctx, params, query }) => previewVariant(ctx, params.id, query),
  )
}
