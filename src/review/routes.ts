import { Type } from 'typebox'
import type { Ctx } from '../platform/ctx.ts'
import { errorTable } from '../platform/errors.ts'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { approvalHistory } from './approvals.ts'
import { decideTask, hindranceFor } from './decide-task.ts'
import { Approval, Decision, Task, TaskKind, TaskState } from './schema.ts'
import { getTask, listTasks } from './tasks.ts'

/** A task as one person sees it: `hindrance` says why this person cannot approve it. */
const SeenTask = Type.Object({
  ...Task.properties,
  hindrance: Type.Union([Type.String(), Type.Null()]),
})

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const routes: Routes = async (app) => {
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
          subjectKind: Type.Optional(Type.String({ maxLength: 40 })),
          subjectId: Type.Optional(Type.String({ format: 'uuid' })),
        }),
        response: { 200: listOf(SeenTask) },
      },
    },
    async ({ ctx, query }) => {
      const { subjectKind, subjectId, ...filter } = query
      const page = await listTasks(ctx, {
        ...filter,
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

function seenBy(ctx: Ctx, task: Task): Task & { hindrance: string | null } {
  const code = hindranceFor(ctx.actor, task)
  return { ...task, hindrance: code ? errorTable[code].message : null }
}
