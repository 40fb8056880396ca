import { Type } from 'typebox'
import type { Ctx } from '../../platform/ctx.ts'
import type { Routes } from '../../platform/http/index.ts'
import type { Permission } from '../../platform/permissions.ts'
import { happenedLately, soldLately } from './facts.ts'
import { countCampaigns, countPeople, countTasks } from './store.ts'

const count = Type.Integer({ minimum: 0 })
const orNull = <const T extends ReturnType<typeof Type.Object>>(shape: T) => Type.Union([shape, Type.Null()])

/** What a workspace is at a glance; null for what the one who asks may not see. */
const Overview = Type.Object({
  people: orNull(Type.Object({ all: count, known: count })),
  sold: orNull(Type.Object({ orders: count, revenue: Type.Number() })),
  events: orNull(Type.Object({ minute: count, day: count })),
  tasks: orNull(Type.Object({ open: count, overdue: count })),
  campaigns: Type.Union([count, Type.Null()]),
})

export const overviewRoutes: Routes = async (app) => {
  app.get(
    '/api/overview',
    {
      config: { permission: 'people.read' },
      schema: {
        tags: ['Overview'],
        summary: 'People, orders of the last 30 days, events now, tasks and campaigns, as figures',
        response: { 200: Overview },
      },
    },
    async ({ ctx }) => {
      const [people, sold, events, tasks, campaigns] = await Promise.all([
        allowed(ctx, 'people.read', countPeople),
        allowed(ctx, 'results.read', soldLately),
        allowed(ctx, 'events.read', happenedLately),
        allowed(ctx, 'review.read', countTasks),
        allowed(ctx, 'campaigns.read', countCampaigns),
      ])
      return { people, sold, events, tasks, campaigns }
    },
  )
}

async function allowed<T>(
  ctx: Ctx,
  permission: Permission,
  look: (ctx: Ctx) => Promise<T>,
): Promise<T | null> {
  return ctx.actor.permissions.has(permission) ? look(ctx) : null
}
