import { Type } from 'typebox'
import { ListQuery, type Routes } from '../platform/http/index.ts'
import { collectionRoutes } from './collect/routes.ts'
import { countsByDay, listEventNames, listEventProperties, recentEvents } from './facts.ts'
import { inboxLag } from './inbox/store.ts'
import { planRoutes } from './plan/routes.ts'
import {
  dismissRejected,
  listRejected,
  rejectedReasons,
  repairRejected,
  replayRejected,
} from './rejected/repair.ts'
import { RejectedChoice, RejectedList, RejectedReasons, RejectedState } from './rejected/schema.ts'
import { EventName, EventProperty, EventsOverview, StoredEvent } from './stored.ts'

const tags = ['Events']
const Settled = Type.Object({ count: Type.Integer() })

/** Collecting, looking at what was collected, and repairing what could not be used. */
export const routes: Routes = async (app) => {
  await app.register(collectionRoutes)
  await app.register(planRoutes)
  app.get(
    '/api/events',
    {
      config: { permission: 'events.read' },
      schema: {
        tags,
        summary: 'The events received last, newest first',
        querystring: Type.Object({
          event: Type.Optional(Type.String({ maxLength: 200 })),
          limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
        }),
        response: { 200: Type.Object({ items: Type.Array(StoredEvent) }) },
      },
    },
    async ({ ctx, query }) => ({ items: await recentEvents(ctx, query) }),
  )
  app.get(
    '/api/events/overview',
    {
      config: { permission: 'events.read' },
      schema: {
        tags,
        summary: 'Events by day, how far folding is behind, open rejected events',
        querystring: Type.Object({ days: Type.Integer({ minimum: 1, maximum: 400, default: 30 }) }),
        response: { 200: EventsOverview },
      },
    },
    async ({ ctx, query }) => {
      const [days, lag, reasons] = await Promise.all([
        countsByDay(ctx, query.days),
        inboxLag(ctx.db),
        rejectedReasons(ctx),
      ])
      const lagSeconds = lag.oldest
        ? Math.max(0, (ctx.clock.now().getTime() - lag.oldest.getTime()) / 1000)
        : 0
      return {
        days,
        waiting: lag.events,
        lagSeconds,
        rejected: reasons.reduce((sum, { count }) => sum + count, 0),
      }
    },
  )
  app.get(
    '/api/events/names',
    {
      config: { permission: 'events.read' },
      schema: {
        tags,
        summary: 'The names of events, most frequent first',
        response: { 200: Type.Object({ items: Type.Array(EventName) }) },
      },
    },
    async ({ ctx }) => ({ items: await listEventNames(ctx) }),
  )
  app.get(
    '/api/events/properties',
    {
      config: { permission: 'events.read' },
      schema: {
        tags,
        summary: 'The properties that events of one name carry',
        querystring: Type.Object({ event: Type.String({ maxLength: 200 }) }),
        response: { 200: Type.Object({ items: Type.Array(EventProperty) }) },
      },
    },
    async ({ ctx, query }) => ({ items: await listEventProperties(ctx, query.event) }),
  )
  app.get(
    '/api/events/rejected',
    {
      config: { permission: 'events.read' },
      schema: {
        tags,
        summary: 'Events that were taken and cannot be used as they are, newest first',
        querystring: Type.Object({
          ...ListQuery.properties,
          state: Type.Optional(RejectedState),
          reason: Type.Optional(Type.String({ maxLength: 60 })),
        }),
        response: { 200: RejectedList },
      },
    },
    ({ ctx, query }) => listRejected(ctx, query),
  )
  app.get(
    '/api/events/rejected/reasons',
    {
      config: { permission: 'events.read' },
      schema: {
        tags,
        summary: 'Open rejected events, counted by reason',
        response: { 200: RejectedReasons },
      },
    },
    async ({ ctx }) => ({ items: await rejectedReasons(ctx) }),
  )
  app.post(
    '/api/events/rejected/:id/repair',
    {
      config: { permission: 'events.repair' },
      schema: {
        tags,
        summary: 'Send the corrected event on its way',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        body: Type.Object({ event: Type.Record(Type.String(), Type.Unknown()) }),
        response: { 200: Settled },
      },
    },
    async ({ ctx, params, body }) => {
      await repairRejected(ctx, params.id, body.event)
      return { count: 1 }
    },
  )
  app.post(
    '/api/events/rejected/replay',
    {
      config: { permission: 'events.repair' },
      schema: {
        tags,
        summary: 'Send rejected events on their way again as they are (at most 500 at once)',
        body: RejectedChoice,
        response: { 200: Settled },
      },
    },
    async ({ ctx, body }) => ({ count: await replayRejected(ctx, body) }),
  )
  app.post(
    '/api/events/rejected/dismiss',
    {
      config: { permission: 'events.repair' },
      schema: {
        tags,
        summary: 'Lay rejected events aside for good (at most 500 at once)',
        body: RejectedChoice,
        response: { 200: Settled },
      },
    },
    async ({ ctx, body }) => ({ count: await dismissRejected(ctx, body) }),
  )
}
