import { type ColumnType, type Selectable, sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { AlarmDetail, AlarmState, StreamCheck } from './schema.ts'

type Tables = {
  stream_alarms: {
    workspace_id: string
    id: string
    event: string
    check_name: StreamCheck
    property: string
    state: AlarmState
    first_at: Date
    last_at: Date
    detail: ColumnType<AlarmDetail, string, string>
  }
}
const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()

/** An alarm as stored. */
export type AlarmRow = Selectable<Tables['stream_alarms']>

/** Alarms that go on, and those accepted since a time. */
export async function readLive(ctx: Ctx, acceptedSince: Date): Promise<AlarmRow[]> {
  return tables(ctx)
    .selectFrom('stream_alarms')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['open', 'broken']),
        eb.and([eb('state', '=', 'accepted'), eb('last_at', '>', acceptedSince)]),
      ]),
    )
    .execute()
}

/** Alarms, newest first. */
export async function listAlarms(
  ctx: Ctx,
  query: { state?: AlarmState; limit: number; after?: AlarmRow },
): Promise<AlarmRow[]> {
  const { after, state } = query
  return tables(ctx)
    .selectFrom('stream_alarms')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .$if(state !== undefined, (q) => q.where('state', '=', state ?? 'open'))
    .$if(after !== undefined, (q) =>
      q.where(sql<boolean>`(first_at, id) < (${after?.first_at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('first_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .execute()
}

/** One alarm. */
export async function readAlarm(ctx: Ctx, id: string): Promise<AlarmRow | undefined> {
  return tables(ctx)
    .selectFrom('stream_alarms')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Raises an alarm; answers its id. */
export async function insertAlarm(
  tx: Ctx,
  alarm: { event: string; check: StreamCheck; property: string; detail: AlarmDetail },
): Promise<string> {
  const id = newId()
  const now = tx.clock.now()
  await tables(tx)
    .insertInto('stream_alarms')
    .values({
      workspace_id: tx.workspace,
      id,
      event: alarm.event,
      check_name: alarm.check,
      property: alarm.property,
      state: 'open',
      first_at: now,
      last_at: now,
      detail: JSON.stringify(alarm.detail),
    })
    .execute()
  return id
}

/** Notes that an alarm goes on, or what became of it. */
export async function updateAlarm(
  tx: Ctx,
  id: string,
  change: { state?: AlarmState; detail?: AlarmDetail; seen?: boolean },
): Promise<void> {
  if (Object.keys(change).length === 0) return
  await tables(tx)
    .updateTable('stream_alarms')
    .set({
      ...(change.state && { state: change.state }),
      ...(change.detail && { detail: JSON.stringify(change.detail) }),
      ...(change.seen && { last_at: tx.clock.now() }),
    })
    .where('workspace_id', '=', tx.workspace)
    .where('id', '=', id)
    .execute()
}
