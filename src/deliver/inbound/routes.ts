import { Type } from 'typebox'
import { AppError } from '../../platform/errors.ts'
import { ListQuery, listOf, type Routes } from '../../platform/http/index.ts'
import { mailAlarms } from '../breaker.ts'
import { Feedback, FeedbackKind, MailHealth } from '../schema.ts'
import type { DeliverySettings } from '../settings.ts'
import { readFeedback } from '../store/feedback.ts'
import { signedAddresses } from './addresses.ts'
import { takeMail } from './take.ts'

const MOST_BYTES = 5_000_000
const Taken = Type.Object({
  kind: Type.String({
    description: 'bounce, complaint, auto_reply, reply, unsubscribe, nothing or unmatched',
  }),
  messageId: Type.Optional(Type.String()),
})

/** Mail that another server took for us, and what came back for messages. */
export function inboundRoutes(settings: DeliverySettings): Routes {
  const addresses = signedAddresses(settings.secret, settings.mailInDomain ?? 'localhost')
  return async (app) => {
    const handIn: Routes = async (own) => {
      own.removeAllContentTypeParsers()
      own.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
        done(null, body),
      )
      own.post(
        '/api/mail/in',
        {
          config: { permission: 'people.write' },
          schema: {
            tags: ['Delivery'],
            summary:
              'Hand in a mail that came back: a bounce, a complaint or a reply. The body is the mail itself',
            querystring: Type.Object({
              from: Type.String({ default: '', maxLength: 320, description: 'Envelope sender' }),
              to: Type.String({ default: '', maxLength: 320, description: 'Envelope recipient' }),
            }),
            response: { 200: Taken },
          },
        },
        async ({ ctx, query, body }) => {
          if (!Buffer.isBuffer(body) || body.length === 0)
            throw new AppError('invalid_request', {
              message: 'Send the mail itself as the body, with the content type message/rfc822.',
            })
          // another workspace's message is none of the caller's
          const systemCtx = (workspace: string) => app.systemCtx(workspace)
          return takeMail(
            { systemCtx, addresses, only: ctx.workspace },
            { ...query, to: [query.to], raw: body },
          )
        },
      )
    }
    await app.register(handIn)
    app.get(
      '/api/delivery/domains',
      {
        config: { permission: 'campaigns.read' },
        schema: {
          tags: ['Delivery'],
          summary: 'How receiving domains took our mail in a day, and what is the matter',
          response: { 200: MailHealth },
        },
      },
      ({ ctx }) => mailAlarms(ctx),
    )
    app.get(
      '/api/feedback',
      {
        config: { permission: 'campaigns.read' },
        schema: {
          tags: ['Delivery'],
          summary: 'What came back for messages: bounces, complaints, replies; newest first',
          querystring: Type.Object({
            ...ListQuery.properties,
            campaignId: Type.Optional(Type.String({ format: 'uuid' })),
            kind: Type.Optional(FeedbackKind),
          }),
          response: { 200: listOf(Feedback) },
        },
      },
      async ({ ctx, query }) => {
        const { after, ...rest } = query
        if (after !== undefined && !/^[0-9a-f-]{36}$/.test(after))
          throw new AppError('invalid_request', {
            message: 'The cursor is not one of this list. Start again.',
          })
        const limit = query.limit ?? 50
        const items = await readFeedback(ctx, { ...rest, ...(after !== undefined && { after }), limit })
        const last = items.at(-1)
        return { items, ...(last && items.length === limit && { next: last.id }) }
      },
    )
  }
}
