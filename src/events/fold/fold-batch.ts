import { createHash, hash } from 'node:crypto'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { record } from '../../platform/journal/index.ts'
import { allWaiting } from '../inbox/store.ts'
import { applyPlans } from '../plan/apply.ts'
import { insertRejected, type NewRejected } from '../rejected/store.ts'
import type { CollectedEvent } from '../schema.ts'
import { BATCH_EVENTS, type ReadEvent, type ReadInbox, readAhead } from './read-batch.ts'
import { type Resolve, resolveEvents } from './resolve-events.ts'
import { toRow } from './rows.ts'
import { forgetSeen, insertBatch, lockFold, nextBatchId, type OpenBatch, recordSeen } from './store.ts'

/** What folding needs: handles for each workspace, and who resolves identities. */
export interface Folding {
  systemCtx(workspace: string): Ctx
  resolve: Resolve
}

/** A batch whose Postgres part is committed: what remains is to bring `rows` to ClickHouse and close it. */
export interface FoldedBatch extends OpenBatch {
  received: number
  rows: Record<string, unknown>[]
  /** Whether the inbox held more than the batch took. */
  full: boolean
}

/**
 * Takes the next events of the inbox through Postgres, in one transaction; undefined when there are none. What was
 * read ahead is used when nobody else has taken it meanwhile.
 */
export async function foldBatch(
  base: Ctx,
  folding: Folding,
  ahead?: ReadInbox,
): Promise<FoldedBatch | undefined> {
  return transact(base, async (tx) => {
    await lockFold(tx.db)
    const usable = ahead && ahead.inboxIds.length > 0 && (await allWaiting(tx.db, ahead.inboxIds))
    const { inboxIds, events: read } = usable ? ahead : await readAhead(tx.db)
    if (inboxIds.length === 0) return undefined
    const batchId = await nextBatchId(tx.db)
    const foldedAt = tx.clock.now()
    const events = await applyPlans(tx.db, read, foldedAt)
    const rejected = new Map<number, ReadEvent>()
    const fresh = await newEvents(tx, events, batchId, rejected)
    const owners = await resolveByWorkspace(tx, folding, fresh, rejected, events)
    await insertRejected(
      tx,
      [...rejected].map(([, event]) => toRejected(event, foldedAt)),
    )
    const kept = [...owners.keys()].sort((a, b) => a - b)
    const batch = {
      id: batchId,
      foldedAt,
      inboxIds,
      kept,
      profiles: kept.map((position) => owners.get(position) ?? ''),
    }
    await insertBatch(tx.db, { ...batch, received: events.length, rejected: rejected.size })
    const rows = batchRows(events, batch)
    await journalBatch(folding, tx, batchId, rows)
    return { ...batch, received: events.length, rows, full: events.length >= BATCH_EVENTS }
  })
}

/** The rows of a batch for ClickHouse; recovery makes them again from the inbox. */
export function batchRows(events: readonly ReadEvent[], batch: OpenBatch): Record<string, unknown>[] {
  return batch.kept.flatMap((position, index) => {
    const result = events[position]?.result
    return result && 'event' in result ? [toRow(result.event, batch.profiles[index] ?? '', batch.id)] : []
  })
}

/** The usable events that were never folded before, by their position; of several alike the first counts. */
async function newEvents(
  tx: Ctx,
  events: readonly ReadEvent[],
  batchId: number,
  rejected: Map<number, ReadEvent>,
): Promise<Map<number, CollectedEvent>> {
  const firstOf = new Map<string, number>()
  events.forEach((read, position) => {
    if (!('event' in read.result)) rejected.set(position, read)
    else {
      const key = seenKey(read.result.event)
      if (!firstOf.has(key)) firstOf.set(key, position)
    }
  })
  const seen = await recordSeen(tx.db, [...firstOf.keys()], batchId)
  const fresh = new Map<number, CollectedEvent>()
  for (const [key, position] of firstOf) {
    const result = events[position]?.result
    if (!seen.has(key) && result && 'event' in result) fresh.set(position, result.event)
  }
  return fresh
}

async function resolveByWorkspace(
  tx: Ctx,
  folding: Folding,
  fresh: Map<number, CollectedEvent>,
  rejected: Map<number, ReadEvent>,
  events: readonly ReadEvent[],
): Promise<Map<number, string>> {
  const owners = new Map<number, string>()
  for (const [workspace, group] of Map.groupBy(fresh, ([, event]) => event.workspaceId)) {
    const inWorkspace = { ...folding.systemCtx(workspace), db: tx.db }
    const profiles = await resolveEvents(
      inWorkspace,
      folding.resolve,
      group.map(([, event]) => event),
    )
    if (group.length >= 20 && profiles.every((profile) => profile === undefined))
      throw new Error('no event of the workspace could be resolved; that is not the events’ fault')
    const failed: string[] = []
    group.forEach(([position, event], index) => {
      const profile = profiles[index]
      const read = events[position]
      if (profile !== undefined) owners.set(position, profile)
      else if (read) {
        const { messageId, type, event: name } = event
        rejected.set(position, { ...read, result: { reason: 'not_storable', messageId, kind: type, name } })
        failed.push(seenKey(event))
      }
    })
    if (failed.length > 0) await forgetSeen(tx.db, failed)
  }
  return owners
}

/** The first 16 bytes of SHA-256 over workspace and message id, in the form of a UUID. */
export function seenKey({ workspaceId, messageId }: { workspaceId: string; messageId: string }): string {
  return hash('sha256', `${workspaceId}\n${messageId}`).slice(0, 32)
}

/** What repair needs of an event that cannot be used. */
export function toRejected(read: ReadEvent, rejectedAt: Date): NewRejected {
  const { result, workspaceId, source, receivedAt } = read
  const { reason, messageId, kind, name } =
    'reason' in result ? result : { reason: 'not_storable' as const, messageId: '', kind: '', name: '' }
  const body = textOf(read)
  const id = hash('sha256', `${workspaceId}\n${messageId}\n${body}`).slice(0, 32)
  return { id, workspaceId, receivedAt: new Date(receivedAt), rejectedAt, source, kind, name, reason, body }
}

/** JSON of the event; of one nested too deep even for that, the text of its request as a JSON text. */
function textOf(read: ReadEvent): string {
  try {
    return JSON.stringify(read.body()) ?? 'null'
  } catch {
    return JSON.stringify(read.request)
  }
}

/** The journal keeps the hash of what was stored, not the rows: see `batchHash`. */
async function journalBatch(folding: Folding, tx: Ctx, batchId: number, rows: Record<string, unknown>[]) {
  for (const [workspace, own] of Map.groupBy(rows, (row) => String(row.workspace_id))) {
    await record(
      { ...folding.systemCtx(workspace), db: tx.db },
      {
        action: 'events.stored',
        subject: { kind: 'event_batch', id: String(batchId) },
        data: { events: own.length, hash: batchHash(own) },
      },
    )
  }
}

/** SHA-256 over the rows of one workspace in a batch: message, person, name, time, amount and properties, by message id. */
export function batchHash(rows: readonly Record<string, unknown>[]): string {
  const lines = rows.map(
    (row) =>
      `${row.message_id}\n${row.profile_id}\n${row.event}\n${row.timestamp}\n${row.value ?? ''}\n${row.properties}\n`,
  )
  const whole = createHash('sha256')
  for (const line of lines.sort()) whole.update(line)
  return whole.digest('hex')
}
