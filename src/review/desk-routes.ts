import { Type } from 'typebox'
import type { Routes } from '../platform/http/index.ts'
import { decideTasks } from './decide-task.ts'
import {
  calibrate,
  claimTask,
  deskForecast,
  ownReviewer,
  readerQuality,
  saveOwnReviewer,
  secondOpinion,
} from './desk.ts'
import { Decision, DeskForecast, ReaderQuality, Reviewer } from './schema.ts'
import { SeenTask, seenBy } from './seen-by.ts'
import { undoVerdict } from './undo.ts'

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tags = ['Review']
const closed = { additionalProperties: false } as const
const Own = Type.Omit(Reviewer, ['name'])

export const deskRoutes: Routes = async (app) => {
  app.post(
    '/api/review/decide',
    {
      config: { permission: 'review.decide' },
      schema: {
        tags,
        summary: 'Decide several tasks with one verdict; each stands by itself',
        body: Type.Object(
          {
            ids: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 200 }),
            decision: Decision,
          },
          closed,
        ),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({ id: Type.String(), error: Type.Union([Type.String(), Type.Null()]) }),
            ),
          }),
        },
      },
    },
    async ({ ctx, body }) => ({ items: await decideTasks(ctx, body.ids, body.decision) }),
  )
  app.post(
    '/api/review/tasks/:id/undo',
    {
      config: { permission: 'review.decide' },
      schema: {
        tags,
        summary: 'Take back your verdict before it takes effect',
        params: ById,
        response: { 200: SeenTask },
      },
    },
    async ({ ctx, params }) => seenBy(ctx, await undoVerdict(ctx, params.id)),
  )
  app.post(
    '/api/review/tasks/:id/claim',
    {
      config: { permission: 'review.decide' },
      schema: {
        tags,
        summary: 'Take a task in hand for a quarter of an hour, or put it back',
        params: ById,
        body: Type.Object({ take: Type.Boolean() }, closed),
        response: { 200: SeenTask },
      },
    },
    async ({ ctx, params, body }) => seenBy(ctx, await claimTask(ctx, params.id, body.take)),
  )
  app.post(
    '/api/review/tasks/:id/second-opinion',
    {
      config: { permission: 'review.decide' },
      schema: {
        tags,
        summary: 'Have it read by one more person, who does not know what others said',
        params: ById,
        response: { 200: SeenTask },
      },
    },
    async ({ ctx, params }) => seenBy(ctx, await secondOpinion(ctx, params.id)),
  )
  app.post(
    '/api/review/tasks/:id/calibrate',
    {
      config: { permission: 'review.write' },
      schema: {
        tags,
        summary: 'Bring something decided to the desk once more, to see whether readers agree with it',
        params: ById,
        response: { 204: Type.Null() },
      },
    },
    async ({ ctx, params }, reply) => {
      await calibrate(ctx, params.id)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/api/review/forecast',
    {
      config: { permission: 'review.read' },
      schema: {
        tags,
        summary: 'What waits by kind, and whether it fits into the hours that reviewers have',
        response: { 200: DeskForecast },
      },
    },
    ({ ctx }) => deskForecast(ctx),
  )
  app.get(
    '/api/review/readers',
    {
      config: { permission: 'review.read' },
      schema: {
        tags,
        summary: 'Agreement of readers, known answers missed, readings that were too fast',
        response: { 200: ReaderQuality },
      },
    },
    ({ ctx }) => readerQuality(ctx),
  )
  app.get(
    '/api/review/me',
    {
      config: { permission: 'review.read' },
      schema: { tags, summary: 'What you take, your hours, your keys', response: { 200: Own } },
    },
    ({ ctx }) => ownReviewer(ctx),
  )
  app.patch(
    '/api/review/me',
    {
      config: { permission: 'review.decide' },
      schema: {
        tags,
        summary: 'Set what you take, your hours a week, your keys',
        body: Type.Partial(Type.Omit(Reviewer, ['name', 'userId']), closed),
        response: { 200: Own },
      },
    },
    ({ ctx, body }) => saveOwnReviewer(ctx, body),
  )
}
