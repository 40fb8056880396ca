import { type Ctx, transact } from '../../platform/ctx.ts'
import { readInboxRows } from '../inbox/store.ts'
import { applyPlans } from '../plan/apply.ts'
import { insertRejected } from '../rejected/store.ts'
import { batchRows, type FoldedBatch, seenKey, toRejected } from './fold-batch.ts'
import { readEvents } from './read-batch.ts'
import { closeBatch, forgetSeen, openBatches } from './store.ts'

type Row = Record<string, unknown>

/**
 * Brings a folded batch to ClickHouse and closes it. A repeat after a crash writes the same rows under the same
 * token, which the table recognizes. Rows that ClickHouse refuses are set aside without holding up the rest.
 */
export async function storeBatch(base: Ctx, batch: Omit<FoldedBatch, 'full' | 'received'>): Promise<void> {
  // The time makes the token unlike that of another history with the same numbers.
  const refused = await insertRows(base, batch.rows, `${batch.id}-${batch.foldedAt.getTime()}`)
  await transact(base, async (tx) => {
    if (refused.length > 0) await setAside(tx, batch, refused)
    await closeBatch(tx.db, batch, tx.clock.now())
  })
}

/** Finishes the batches that a crash left open. */
export async function recoverBatches(base: Ctx): Promise<number> {
  const batches = await openBatches(base.db)
  for (const batch of batches) {
    const read = readEvents(await readInboxRows(base.db, batch.inboxIds))
    const events = await applyPlans(base.db, read, batch.foldedAt)
    await storeBatch(base, { ...batch, rows: batchRows(events, batch) })
    base.log.info(
      { batch: batch.id, events: batch.kept.length },
      'finished a batch that a crash had left open',
    )
  }
  return batches.length
}

/** Errors by which ClickHouse blames the data: parse, type, range, too many partitions in one block. */
const DATA_FAULTS = new Set([6, 25, 26, 27, 32, 33, 38, 41, 53, 69, 70, 72, 117, 131, 252, 321, 349, 407])

async function insertRows(base: Ctx, rows: Row[], token: string): Promise<Row[]> {
  if (rows.length === 0) return []
  try {
    await base.facts.insert('events', rows, { token })
    return []
  } catch (error) {
    if (!DATA_FAULTS.has(Number((error as { code?: unknown }).code))) throw error
    if (rows.length === 1) {
      base.log.warn({ err: error, messageId: rows[0]?.message_id }, 'an event could not be stored; set aside')
      return rows
    }
    const half = rows.length >> 1
    const first = await insertRows(base, rows.slice(0, half), `${token}.0`)
    return [...first, ...(await insertRows(base, rows.slice(half), `${token}.1`))]
  }
}

async function setAside(
  tx: Ctx,
  batch: Omit<FoldedBatch, 'full' | 'received'>,
  refused: Row[],
): Promise<void> {
  const ids = new Set(refused.map((row) => `${row.workspace_id}\n${row.message_id}`))
  const events = readEvents(await readInboxRows(tx.db, batch.inboxIds)).filter(
    ({ result }) => 'event' in result && ids.has(`${result.event.workspaceId}\n${result.event.messageId}`),
  )
  const rejected = events.map((read) => {
    if (!('event' in read.result)) return read
    const { messageId, type, event } = read.result.event
    return { ...read, result: { reason: 'not_storable' as const, messageId, kind: type, name: event } }
  })
  await insertRejected(
    tx,
    rejected.map((read) => toRejected(read, tx.clock.now())),
  )
  const keys = events.flatMap(({ result }) => ('event' in result ? [seenKey(result.event)] : []))
  await forgetSeen(tx.db, keys)
}
