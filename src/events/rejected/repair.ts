import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import { enqueueEvents } from '../inbox/enqueue.ts'
import { normalize } from '../normalize.ts'
import { planChecks } from '../plan/store.ts'
import { type RejectionReason, rejectionReasons } from '../rejections.ts'
import type { RejectedChoice, RejectedEvent } from './schema.ts'
import {
  countByReason,
  lockOpen,
  lockRejected,
  type RejectedQuery,
  type RejectedRow,
  selectRejected,
  settleRejected,
} from './store.ts'

/** A page of rejected events, newest first; `next` continues it. */
export async function listRejected(
  ctx: Ctx,
  query: Omit<RejectedQuery, 'after'> & { after?: string },
): Promise<{ items: RejectedEvent[]; next?: string }> {
  const { after, ...rest } = query
  const rows = await selectRejected(ctx, {
    ...rest,
    ...(after !== undefined && { after: readCursor(after) }),
  })
  const last = rows.at(-1)
  return {
    items: rows.map(toRejectedEvent),
    ...(last && rows.length === query.limit && { next: `${last.received_at.toISOString()}_${last.id}` }),
  }
}

/** Open rejected events by reason, most frequent first. */
export async function rejectedReasons(ctx: Ctx) {
  const counts = await countByReason(ctx)
  return counts.map(({ reason, count }) => ({ reason, count, message: sentence(reason) }))
}

/** Sends the corrected event on its way, when it can now be used; it is folded like any other. */
export async function repairRejected(ctx: Ctx, id: string, event: Record<string, unknown>): Promise<void> {
  await transact(ctx, async (tx) => {
    const row = await lockRejected(tx, id)
    if (!row) throw new AppError('rejected_event_not_found')
    if (row.state !== 'open') throw new AppError('rejected_event_settled')
    const checked = normalize(event, {
      workspaceId: tx.workspace,
      source: row.source,
      receivedAt: row.received_at.getTime(),
      call: callOf(row),
      fallbackId: row.id,
      mayBeLarge: true,
      mayBeDirty: true,
    })
    if ('reason' in checked)
      throw new AppError('event_not_usable', {
        message: rejectionReasons[checked.reason],
        details: { reason: checked.reason },
      })
    const check = (await planChecks(tx.db, [tx.workspace], tx.clock.now())).get(tx.workspace)
    const judgement = check?.(checked.event)
    const [violation] = judgement?.mode === 'drop' ? judgement.violations : []
    if (violation)
      throw new AppError('event_not_usable', {
        message: rejectionReasons[violation],
        details: { reason: violation },
      })
    const repaired = { ...event, messageId: checked.event.messageId }
    await enqueueEvents(tx, [repaired], {
      call: callOf(row),
      source: row.source,
      receivedAt: row.received_at,
    })
    await settleRejected(tx, [id], 'replayed')
    await record(tx, { action: 'event.repaired', subject: { kind: 'rejected_event', id } })
  })
}

const MOST_AT_ONCE = 500

/**
 * Sends rejected events on their way again as they are, after what refused them was changed. At most 500 at
 * once; those that still cannot be used come back.
 */
export async function replayRejected(ctx: Ctx, choice: RejectedChoice): Promise<number> {
  return settleChoice(ctx, choice, 'replayed', async (tx, rows) => {
    for (const row of rows) {
      const options = { call: callOf(row), source: row.source, receivedAt: row.received_at }
      await enqueueEvents(tx, [JSON.parse(row.body)], options)
    }
  })
}

/** Lays rejected events aside for good: they stay readable, and are no longer counted as open. */
export async function dismissRejected(ctx: Ctx, choice: RejectedChoice): Promise<number> {
  return settleChoice(ctx, choice, 'dismissed', async () => {})
}

async function settleChoice(
  ctx: Ctx,
  choice: RejectedChoice,
  state: 'replayed' | 'dismissed',
  act: (tx: Ctx, rows: RejectedRow[]) => Promise<void>,
): Promise<number> {
  return transact(ctx, async (tx) => {
    const rows = await lockOpen(tx, choice, MOST_AT_ONCE)
    await act(tx, rows)
    const ids = rows.map((row) => row.id)
    await settleRejected(tx, ids, state)
    for (const id of ids)
      await record(tx, { action: `event.${state}`, subject: { kind: 'rejected_event', id } })
    return rows.length
  })
}

/** The call that judges a stored event as its own call did: an import's times are never corrected. */
function callOf(row: RejectedRow): 'import' | 'batch' {
  return row.source === 'import' ? 'import' : 'batch'
}

function toRejectedEvent(row: RejectedRow): RejectedEvent {
  return {
    id: row.id,
    receivedAt: row.received_at.toISOString(),
    rejectedAt: row.rejected_at.toISOString(),
    source: row.source,
    type: row.kind,
    event: row.event_name,
    reason: row.reason,
    message: row.message,
    state: row.state,
    body: JSON.parse(row.body),
  }
}

function sentence(reason: string): string {
  return reason in rejectionReasons ? rejectionReasons[reason as RejectionReason] : reason
}

function readCursor(cursor: string): { receivedAt: Date; id: string } {
  const [at = '', id = ''] = cursor.split('_')
  const receivedAt = new Date(at)
  if (Number.isNaN(receivedAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id))
    throw new AppError('invalid_request', {
      message: 'The cursor "after" is not one of ours. Take it from "next".',
    })
  return { receivedAt, id }
}
