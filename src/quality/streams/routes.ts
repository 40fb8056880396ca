import { Type } from 'typebox'
import { AppError } from '../../platform/errors.ts'
import { ListQuery, listOf, type Routes } from '../../platform/http/index.ts'
import { AlarmState, StreamAlarm } from './schema.ts'
import { alarmSentence } from './sentence.ts'
import { type AlarmRow, listAlarms, readAlarm } from './store.ts'
import { watchStreams } from './watch.ts'

/** Alarms of the stream of events. */
export const streamRoutes: Routes = async (app) => {
  app.get(
    '/api/streams/alarms',
    {
      config: { permission: 'events.read' },
      schema: {
        tags: ['Quality'],
        summary: 'What is or was out of the ordinary in the stream of events, newest first',
        querystring: Type.Object({
          ...ListQuery.properties,
          after: Type.Optional(Type.String({ format: 'uuid' })),
          state: Type.Optional(AlarmState),
        }),
        response: { 200: listOf(StreamAlarm) },
      },
    },
    async ({ ctx, query }) => {
      const after = query.after === undefined ? undefined : await readAlarm(ctx, query.after)
      if (query.after !== undefined && !after)
        throw new AppError('invalid_request', { message: 'The cursor is not one of this list. Start again.' })
      const { limit, state } = query
      const rows = await listAlarms(ctx, { limit, ...(state && { state }), ...(after && { after }) })
      const last = rows.at(-1)
      return { items: rows.map(shown), ...(last && rows.length === limit && { next: last.id }) }
    },
  )
  app.post(
    '/api/streams/look',
    {
      config: { permission: 'events.repair' },
      schema: {
        tags: ['Quality'],
        summary: 'Looks at the stream of events now; it is looked at every hour by itself',
        response: {
          200: Type.Object({ raised: Type.Integer(), going: Type.Integer(), ended: Type.Integer() }),
        },
      },
    },
    ({ ctx }) => watchStreams(ctx),
  )
}

function shown(row: AlarmRow): StreamAlarm {
  return {
    id: row.id,
    event: row.event,
    check: row.check_name,
    ...(row.property && { property: row.property }),
    state: row.state,
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    detail: row.detail,
    sentence: alarmSentence(row.event, row.check_name, row.property || undefined, row.detail),
  }
}
