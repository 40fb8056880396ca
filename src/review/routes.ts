import { Type } from 'typebox'
import type { Ctx } from '../platform/ctx.ts'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { approvalHistory } from './approvals.ts'
import { decideTask } from './decide-task.ts'
import { ownReviewer } from './desk.ts'
import { deskRoutes } from './desk-routes.ts'
import { Approval, Decision, type TaskFilter, TaskKind, TaskState } from './schema.ts'
import { SeenTask, seenBy } from './seen-by.ts'
import { getTask, listTasks } from './tasks.ts'

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const routes: Routes = async (app) => {
  await app.register(deskRoutes)

  app.get(
    '/api/review/tasks',
    {
      config: { permission: 'review.read' },
      schema: {
        tags: ['Review'],
        summary: 'The queue: open tasks by due time, others newest first',
        querystring: Type.Object({
          ...ListQuery.properties,
          state: Type.Optional(TaskState),
          kind: Type.Optional(TaskKind),
          alike: Type.Optional(Type.String({ maxLength: 120 })),
          mine: Type.Optional(
            Type.Boolean({ description: 'Only what you take and can decide, and nobody else has in hand' }),
          ),
          subjectKind: Type.Optional(Type.String({ maxLength: 40 })),
          subjectId: Type.Optional(Type.String({ format: 'uuid' })),
        }),
        response: { 200: listOf(SeenTask) },
      },
    },
    async ({ ctx, query }) => {
      const { subjectKind, subjectId, mine, ...filter } = query
      const page = await listTasks(ctx, {
        ...filter,
        ...(mine && { mine: await takenBy(ctx) }),
        ...(subjectKind && { subject: { kind: subjectKind, ...(subjectId && { id: subjectId }) } }),
      })
      return { ...page, items: page.items.map((task) => seenBy(ctx, task)) }
    },
  )

  app.get(
    '/api/review/tasks/:id',
    {
      config: { permission: 'review.read' },
      schema: { tags: ['Review'], summary: 'One task', params: ById, response: { 200: SeenTask } },
    },
    async ({ ctx, params }) => seenBy(ctx, await getTask(ctx, params.id)),
  )

  app.post(
    '/api/review/tasks/:id/decide',
    {
      config: { permission: 'review.decide' },
      schema: {
        tags: ['Review'],
        summary: 'Approve, reject, pass or fail an open task; rejecting and failing need a note',
        params: ById,
        body: Decision,
        response: { 200: SeenTask },
      },
    },
    async ({ ctx, params, body }) => seenBy(ctx, await decideTask(ctx, params.id, body)),
  )

  app.get(
    '/api/review/approvals',
    {
      config: { permission: 'review.read' },
      schema: {
        tags: ['Review'],
        summary: 'Every approval that a thing ever had, newest first',
        querystring: Type.Object({
          subjectKind: Type.String({ maxLength: 40 }),
          subjectId: Type.String({ format: 'uuid' }),
        }),
        response: { 200: listOf(Approval) },
      },
    },
    async ({ ctx, query }) => ({
      items: await approvalHistory(ctx, query.subjectKind, query.subjectId),
    }),
  )
}

/** What the actor takes: of their kinds, and approvals only by those who may give them. */
async function takenBy(ctx: Ctx): Promise<NonNullable<TaskFilter['mine']>> {
  const { kinds } = await ownReviewer(ctx)
  return { id: ctx.actor.id, kinds, approves: ctx.actor.permissions.has('approvals.give') }
}
