import { Readable } from 'node:stream'
import { Type } from 'typebox'
import type { Routes } from '../http/index.ts'
import { exportJournal } from './export.ts'
import { JournalCheck, JournalEntry } from './schema.ts'
import { listJournal } from './store.ts'
import { verifyJournal } from './verify.ts'

export const routes: Routes = async (app) => {
  app.get(
    '/api/journal',
    {
      config: { permission: 'journal.read' },
      schema: {
        tags: ['Journal'],
        summary: 'Entries of the journal, newest first',
        querystring: Type.Object({
          after: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: Number.MAX_SAFE_INTEGER,
              description: 'The cursor of the page before',
            }),
          ),
          limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
          subjectKind: Type.Optional(Type.String({ maxLength: 100 })),
          withoutKind: Type.Optional(Type.String({ maxLength: 100 })),
          subjectId: Type.Optional(Type.String({ maxLength: 100 })),
          action: Type.Optional(Type.String({ maxLength: 100 })),
        }),
        response: {
          200: Type.Object({ items: Type.Array(JournalEntry), next: Type.Optional(Type.Integer()) }),
        },
      },
    },
    async ({ ctx, query }) => {
      const { after, limit, ...filter } = query
      const items = await listJournal(ctx, {
        ...filter,
        limit,
        ...(after !== undefined && { before: after }),
      })
      const last = items.at(-1)
      return { items, ...(items.length === limit && last && last.seq > 1 && { next: last.seq }) }
    },
  )
  app.get(
    '/api/journal/export',
    {
      config: { permission: 'journal.read' },
      schema: {
        tags: ['Journal'],
        summary: 'The whole chain as lines of JSON; `tactful journal check FILE` checks it anywhere',
        produces: ['application/x-ndjson'],
      },
    },
    ({ ctx }, reply) =>
      reply
        .type('application/x-ndjson')
        .header('content-disposition', 'attachment; filename="journal.ndjson"')
        .send(Readable.from(exportJournal(ctx))),
  )
  app.get(
    '/api/journal/verify',
    {
      config: { permission: 'journal.read' },
      schema: { tags: ['Journal'], summary: 'Checks the whole chain', response: { 200: JournalCheck } },
    },
    ({ ctx }) => verifyJournal(ctx),
  )
}
