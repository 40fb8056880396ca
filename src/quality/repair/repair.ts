import { newId } from '../../lib/ids.ts'
import { ruleOf } from '../../lib/records/index.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import { mendTraits, restoreTraits, valueHash } from '../../profiles/index.ts'
import { closeFindings, selectFindings } from '../findings/store.ts'
import { MOST_CHANGES, type PlannedChange, planRepair } from './plan.ts'
import type { Repair, RepairOrder, RepairPreview } from './schema.ts'
import * as store from './store.ts'

const EXAMPLES = 50

/** What a repair would change, with examples; changes nothing. */
export async function previewRepair(ctx: Ctx, order: RepairOrder): Promise<RepairPreview> {
  const planned = await planRepair(ctx, order)
  const people = new Set(planned.map((change) => change.finding.profile_id)).size
  const open = await selectFindings(ctx, { ...orderQuery(order), state: 'open', limit: MOST_CHANGES })
  const asked = order.findings?.length ?? open.length
  return {
    people,
    changes: planned.length,
    leftOut: Math.max(0, asked - new Set(planned.map((change) => change.finding.id)).size),
    examples: planned.slice(0, EXAMPLES).map(toChange),
  }
}

const orderQuery = ({ rule, field }: RepairOrder) => ({ rule, field })
const toChange = ({ finding, field, from, to }: PlannedChange) => ({
  profileId: finding.profile_id,
  field,
  old: from,
  new: to,
})

/** Mends values as one set, which `undoRepair` puts back. */
export async function repairFindings(ctx: Ctx, order: RepairOrder): Promise<Repair> {
  return transact(ctx, async (tx) => {
    const planned = await planRepair(tx, order)
    const replaced = await mendTraits(
      tx,
      planned.map(({ finding, field, from, to }) => ({
        profileId: finding.profile_id,
        name: field,
        from: valueHash(from),
        to,
      })),
    )
    if (replaced.length === 0) throw new AppError('nothing_to_repair')
    const wanted = new Map(planned.map((change) => [`${change.finding.profile_id} ${change.field}`, change]))
    const changes = replaced.flatMap(({ profileId, name, before }) => {
      const change = wanted.get(`${profileId} ${name}`)
      return change ? [{ profileId, field: name, before, after: change.to, finding: change.finding.id }] : []
    })
    const row = await store.insertRepair(
      tx,
      { id: newId(), rule: order.rule, field: order.field },
      changes.map(({ finding: _finding, ...change }) => change),
    )
    await closeFindings(tx, [...new Set(changes.map((change) => change.finding))], {
      state: 'fixed',
      by: tx.actor.name,
    })
    await record(tx, {
      action: 'data.repaired',
      subject: { kind: 'repair', id: row.id },
      data: { rule: order.rule, field: order.field, how: order.how, changes: changes.length },
    })
    return toRepair(row)
  })
}

/** Puts the values of a set back; those that changed again meanwhile stay as they are. */
export async function undoRepair(ctx: Ctx, id: string): Promise<Repair> {
  return transact(ctx, async (tx) => {
    const row = await store.readRepair(tx, id, true)
    if (!row) throw new AppError('repair_not_found')
    if (row.undone_at) throw new AppError('repair_undone')
    const changes = await store.readChanges(tx, id)
    const restored = await restoreTraits(
      tx,
      changes.map(({ profileId, field, before, after }) => ({
        profileId,
        name: field,
        mended: after,
        before,
      })),
    )
    await store.reopenFindings(tx, row.rule, restored)
    await store.markUndone(tx, id, row.changes - restored.length)
    await record(tx, {
      action: 'data.repair_undone',
      subject: { kind: 'repair', id },
      data: { rule: row.rule, restored: restored.length, kept: row.changes - restored.length },
    })
    const undone = await store.readRepair(tx, id)
    return toRepair(undone ?? row)
  })
}

/** Sets, newest first. */
export async function listRepairs(
  ctx: Ctx,
  query: { after?: string; limit: number },
): Promise<{ items: Repair[]; next?: string }> {
  const rows = await store.selectRepairs(ctx, query)
  const last = rows.at(-1)
  return { items: rows.map(toRepair), ...(last && rows.length === query.limit && { next: last.id }) }
}

function toRepair(row: store.RepairRow): Repair {
  return {
    id: row.id,
    rule: row.rule,
    says: ruleOf(row.rule).says,
    field: row.field,
    at: row.at.toISOString(),
    by: row.by_name,
    changes: row.changes,
    ...(row.undone_at && { undoneAt: row.undone_at.toISOString() }),
    ...(row.undone_by !== null && { undoneBy: row.undone_by }),
    ...(row.kept !== null && { kept: row.kept }),
  }
}
