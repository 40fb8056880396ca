import { Type } from 'typebox'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { dryRun } from './dry-run.ts'
import { inboundRoutes } from './inbound/routes.ts'
import { linkRoutes } from './link-routes.ts'
import { getMailboxMessage, listMailbox } from './mailbox.ts'
import { countMessages, getMessage, listMessages } from './messages.ts'
import {
  ChannelState,
  DryRun,
  ListedMessage,
  MailboxEntry,
  MailboxMessage,
  Message,
  MessageCounts,
  MessageStatus,
} from './schema.ts'
import type { DeliverySettings } from './settings.ts'
import { clearMailboxMessages } from './store/mailbox.ts'
import { readProblem } from './store/workers.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const About = Type.Object({ campaignId: Type.Optional(Type.String({ format: 'uuid' })) })

/** The addresses in messages, and what the console shows of delivery. */
export function routes(settings: DeliverySettings): Routes {
  return async (app) => {
    await app.register(linkRoutes(settings))
    await app.register(inboundRoutes(settings))

    app.get(
      '/api/messages',
      {
        config: { permission: 'campaigns.read' },
        schema: {
          tags: ['Delivery'],
          summary: 'Messages on their way and at their end, newest first',
          querystring: Type.Object({
            ...ListQuery.properties,
            ...About.properties,
            profileId: Type.Optional(Type.String({ format: 'uuid' })),
            status: Type.Optional(MessageStatus),
          }),
          response: { 200: listOf(ListedMessage) },
        },
      },
      (request) => listMessages(request.ctx, request.query),
    )
    app.get(
      '/api/messages/counts',
      {
        config: { permission: 'campaigns.read' },
        schema: {
          tags: ['Delivery'],
          summary: 'How many messages stand where',
          querystring: About,
          response: { 200: MessageCounts },
        },
      },
      (request) => countMessages(request.ctx, request.query.campaignId),
    )
    app.get(
      '/api/messages/:id',
      {
        config: { permission: 'campaigns.read' },
        schema: { tags: ['Delivery'], summary: 'One message', params: Id, response: { 200: Message } },
      },
      (request) => getMessage(request.ctx, request.params.id),
    )
    app.post(
      '/api/campaigns/:id/dry-run',
      {
        config: { permission: 'campaigns.read' },
        schema: {
          tags: ['Delivery'],
          summary: 'Render every message of a campaign and send none',
          params: Id,
          response: { 200: DryRun },
        },
      },
      (request) => dryRun(request.ctx, request.params.id, { settings }),
    )
    app.get(
      '/api/delivery',
      {
        config: { permission: 'campaigns.read' },
        schema: {
          tags: ['Delivery'],
          summary: 'Whether messages can leave',
          response: { 200: ChannelState },
        },
      },
      async (request): Promise<ChannelState> => ({
        channel: 'email',
        kind: settings.smtpUrl === undefined ? 'mailbox' : 'smtp',
        problem: (await readProblem(request.ctx)) ?? null,
      }),
    )
    app.get(
      '/api/mailbox',
      {
        config: { permission: 'mailbox.read' },
        schema: {
          tags: ['Mailbox'],
          summary: 'What the development mailbox holds, newest first',
          querystring: Type.Object({
            ...ListQuery.properties,
            ...About.properties,
            search: Type.Optional(Type.String({ maxLength: 200 })),
          }),
          response: { 200: listOf(MailboxEntry) },
        },
      },
      (request) => listMailbox(request.ctx, request.query),
    )
    app.get(
      '/api/mailbox/:id',
      {
        config: { permission: 'mailbox.read' },
        schema: {
          tags: ['Mailbox'],
          summary: 'One message of the development mailbox',
          params: Id,
          response: { 200: MailboxMessage },
        },
      },
      (request) => getMailboxMessage(request.ctx, request.params.id),
    )
    app.delete(
      '/api/mailbox',
      {
        config: { permission: 'mailbox.write' },
        schema: {
          tags: ['Mailbox'],
          summary: 'Empty the development mailbox',
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        await clearMailboxMessages(request.ctx)
        return reply.code(204).send(null)
      },
    )
  }
}
