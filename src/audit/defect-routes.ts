import { Type } from 'typebox'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { record } from '../platform/journal/index.ts'
import {
  banWords,
  closeDefect,
  getDefect,
  listDefects,
  proposeCorrection,
  receiversOf,
  revokeApproval,
} from './defects.ts'
import { Defect } from './schema.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tags = ['Audit']
const closed = { additionalProperties: false } as const
const nullable = (of: ReturnType<typeof Type.String>) => Type.Union([of, Type.Null()])
const PAGE = 1000

const Receiver = Type.Object({
  messageId: Type.String(),
  profileId: Type.String(),
  name: nullable(Type.String()),
  email: nullable(Type.String()),
  status: Type.String({ description: '`unknown`: the channel may have taken it' }),
  at: Type.String({ format: 'date-time' }),
})
const Field = { field: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' })) }

export const defectRoutes: Routes = async (app) => {
  app.get(
    '/api/audit/defects',
    {
      config: { permission: 'review.read' },
      schema: {
        tags,
        summary: 'Defects that readers found, newest first, and what became of each',
        querystring: Type.Object({
          ...ListQuery.properties,
          after: Type.Optional(Type.String({ format: 'uuid' })),
          campaignId: Type.Optional(Type.String({ format: 'uuid' })),
          state: Type.Optional(Defect.properties.state),
        }),
        response: { 200: listOf(Defect) },
      },
    },
    ({ ctx, query }) => listDefects(ctx, query),
  )
  app.get(
    '/api/audit/defects/:id',
    {
      config: { permission: 'review.read' },
      schema: { tags, summary: 'One defect', params: Id, response: { 200: Defect } },
    },
    ({ ctx, params }) => getDefect(ctx, params.id),
  )
  app.get(
    '/api/audit/defects/:id/receivers',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'Who exactly was sent the wording with the defect, or may have been',
        params: Id,
        querystring: Type.Object({
          ...ListQuery.properties,
          ...Field,
          after: Type.Optional(Type.String({ format: 'uuid' })),
        }),
        response: { 200: listOf(Receiver) },
      },
    },
    ({ ctx, params, query }) => receiversOf(ctx, params.id, { ...query, limit: query.limit ?? 50 }),
  )
  app.post(
    '/api/audit/defects/:id/receivers/export',
    {
      config: { permission: 'people.export' },
      schema: {
        tags,
        summary: 'The same as a file; the journal keeps who took it',
        params: Id,
        querystring: Type.Object(Field),
        produces: ['text/csv'],
      },
    },
    async ({ ctx, params, query }, reply) => {
      const lines = ['message_id,profile_id,name,email,status,at']
      for (let after: string | undefined; ; ) {
        const page = await receiversOf(ctx, params.id, { ...query, limit: PAGE, ...(after && { after }) })
        for (const one of page.items)
          lines.push(
            [one.messageId, one.profileId, one.name, one.email, one.status, one.at].map(cell).join(','),
          )
        after = page.next
        if (after === undefined) break
      }
      await record(ctx, {
        action: 'defect.receivers_exported',
        subject: { kind: 'defect', id: params.id },
        data: { people: lines.length - 1 },
      })
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="receivers-${params.id}.csv"`)
        .send(`${lines.join('\r\n')}\r\n`)
    },
  )
  const step = <Body extends ReturnType<typeof Type.Object>>(summary: string, body?: Body) => ({
    tags,
    summary,
    params: Id,
    ...(body && { body }),
    response: { 200: Defect },
  })
  app.post(
    '/api/audit/defects/:id/revoke',
    {
      config: { permission: 'review.decide' },
      schema: step('Withdraw the approval of the wording, which keeps back what is queued with it'),
    },
    ({ ctx, params }) => revokeApproval(ctx, params.id),
  )
  app.post(
    '/api/audit/defects/:id/correction',
    {
      config: { permission: 'review.decide' },
      schema: {
        tags,
        summary: 'Ask for a correction as a task',
        params: Id,
        body: Type.Object({ proposal: Type.String({ minLength: 1, maxLength: 4000 }) }, closed),
        response: { 200: Defect },
      },
    },
    ({ ctx, params, body }) => proposeCorrection(ctx, params.id, body.proposal),
  )
  app.post(
    '/api/audit/defects/:id/ban',
    {
      config: { permission: 'review.write' },
      schema: {
        tags,
        summary: 'Ban a phrase from every wording from now on',
        params: Id,
        body: Type.Object({ phrase: Type.String({ minLength: 1, maxLength: 200 }) }, closed),
        response: { 200: Defect },
      },
    },
    ({ ctx, params, body }) => banWords(ctx, params.id, body.phrase),
  )
  app.post(
    '/api/audit/defects/:id/close',
    {
      config: { permission: 'review.decide' },
      schema: {
        tags,
        summary: 'Close a defect: handled, or accepted as it is',
        params: Id,
        body: Type.Object(
          {
            state: Type.Union([Type.Literal('handled'), Type.Literal('accepted')]),
            note: Type.String({ minLength: 1, maxLength: 4000 }),
          },
          closed,
        ),
        response: { 200: Defect },
      },
    },
    ({ ctx, params, body }) => closeDefect(ctx, params.id, body.state, body.note),
  )
}

/** A cell of a file that spreadsheets open: quoted, and never taken for a formula. */
function cell(value: string | null): string {
  const text = value ?? ''
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
