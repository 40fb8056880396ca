import type { Purpose } from '../content/schema.ts'
import { isId, newId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { publish } from '../platform/feeds/index.ts'
import { record } from '../platform/journal/index.ts'
import { personsOf } from '../profiles/index.ts'
import { cancelTasks } from '../review/index.ts'
import { getSegment } from '../segments/index.ts'
import type { Hold, HoldScope, NewHold, Settled } from './schema.ts'
import { scopeOf, seenBy } from './seen-by.ts'
import {
  closeGate,
  type HoldFilter,
  type HoldRow,
  insertHold,
  markReleased,
  readHold,
  readHolds,
  writeSettled,
} from './store.ts'

/** What delivery is told of a hold that was just placed. */
export interface PlacedHold {
  id: string
  scope: HoldScope
  purposes: readonly Purpose[]
}

/**
 * Waits up to a second for the messages in the hold's scope that are already `sending`, aborts those that have not
 * reached the channel's point of no return, and counts both. Called after the hold is committed.
 */
export type Settle = (ctx: Ctx, hold: PlacedHold) => Promise<Settled>

/** Places a hold: when it returns, nothing in its scope is released any more. */
export async function placeHold(ctx: Ctx, input: NewHold, settle?: Settle): Promise<Hold> {
  const row = newRow(ctx, input)
  await checkScope(ctx, input.scope)
  await transact(ctx, async (tx) => {
    await closeGate(tx)
    await insertHold(tx, row)
    await record(tx, {
      action: 'hold.placed',
      subject: { kind: 'hold', id: row.id },
      data: {
        scope: input.scope,
        purposes: row.purposes,
        sensitive: row.sensitive,
        ...(!row.sensitive && { code: row.code }),
        expiresAt: row.expires_at?.toISOString() ?? null,
      },
    })
    await publish(tx, 'holds.placed', { holdId: row.id, scope: input.scope, purposes: row.purposes })
  })
  if (!settle) return seenBy(ctx, row)
  const settled = await settle(ctx, { id: row.id, scope: input.scope, purposes: row.purposes as Purpose[] })
  await writeSettled(ctx, row.id, settled)
  return seenBy(ctx, { ...row, already_gone: settled.alreadyGone, taken_back: settled.takenBack })
}

/** Releases a hold; released already, it stays as it is. Sensitive ones only by those who may see them. */
export async function releaseHold(ctx: Ctx, id: string, note?: string): Promise<Hold> {
  const row = await findHold(ctx, id)
  if (row.sensitive && !ctx.actor.permissions.has('holds.sensitive'))
    throw new AppError('not_allowed', {
      message: 'This hold is sensitive: only somebody with the role care can release it.',
    })
  await transact(ctx, async (tx) => {
    if (!(await markReleased(tx, id, note?.trim() || null))) return
    await record(tx, {
      action: 'hold.released',
      subject: { kind: 'hold', id },
      data: { scope: scopeOf(row), sensitive: row.sensitive },
    })
    await cancelTasks(tx, { kind: 'hold', id }, 'the hold was released')
    await publish(tx, 'holds.released', { holdId: id, scope: scopeOf(row), purposes: row.purposes })
  })
  return seenBy(ctx, await findHold(ctx, id))
}

/** One hold, as the actor may see it. */
export async function getHold(ctx: Ctx, id: string): Promise<Hold> {
  return seenBy(ctx, await findHold(ctx, id))
}

/** Holds, newest first, as the actor may see them. */
export async function listHolds(
  ctx: Ctx,
  filter: Partial<HoldFilter> = {},
): Promise<{ items: Hold[]; next?: string }> {
  const limit = filter.limit ?? 50
  if (filter.after !== undefined && !isId(filter.after))
    throw new AppError('invalid_request', { message: 'The cursor is not one of this list. Start again.' })
  const rows = await readHolds(ctx, { ...filter, limit })
  const last = rows.at(-1)
  return {
    items: rows.map((row) => seenBy(ctx, row)),
    ...(last && rows.length === limit && { next: last.id }),
  }
}

async function findHold(ctx: Ctx, id: string): Promise<HoldRow> {
  const row = isId(id) ? await readHold(ctx, id) : undefined
  if (!row) throw new AppError('hold_not_found')
  return row
}

function newRow(ctx: Ctx, input: NewHold): HoldRow {
  const now = ctx.clock.now()
  const expires = input.expiresAt === undefined ? null : new Date(input.expiresAt)
  if (expires && !(expires > now))
    throw new AppError('invalid_request', {
      message: 'body.expiresAt is not in the future. Choose a later time, or leave it out.',
    })
  return {
    workspace_id: ctx.workspace,
    id: newId(),
    scope: input.scope.kind,
    scope_id: input.scope.kind === 'everything' ? null : input.scope.id,
    purposes: [...new Set(input.purposes ?? defaultPurposes(input.scope))],
    code: input.code,
    reason: input.reason?.trim() || null,
    sensitive: input.sensitive ?? SENSITIVE.has(input.code),
    placed_by: ctx.actor.id,
    placed_by_name: ctx.actor.name,
    placed_at: now,
    expires_at: expires,
    released_at: null,
    released_by: null,
    released_by_name: null,
    release_note: null,
    already_gone: null,
    taken_back: null,
  }
}

/** Refuses a segment or a person that is not there; campaigns come later in the flow, and none is harmed by a stray id. */
async function checkScope(ctx: Ctx, scope: HoldScope): Promise<void> {
  if (scope.kind === 'segment') await getSegment(ctx, scope.id)
  if (scope.kind === 'profile' && !(await personsOf(ctx, [scope.id])).has(scope.id))
    throw new AppError('not_found', { message: 'There is no such person. Choose one from the list.' })
}

/** Codes that are sensitive unless somebody says otherwise. */
const SENSITIVE = new Set(['bereavement', 'illness', 'hardship', 'vulnerable', 'legal_dispute', 'abuse'])

/** Stopping everything or a campaign means all of it; of a person's or group's mail, receipts go on. */
function defaultPurposes(scope: HoldScope): Purpose[] {
  return scope.kind === 'everything' || scope.kind === 'campaign'
    ? ['marketing', 'service', 'transactional']
    : ['marketing', 'service']
}
