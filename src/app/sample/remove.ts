import { setTimeout as sleep } from 'node:timers/promises'
import { deleteUsers, newSetupToken, setSimulated } from '../../accounts/index.ts'
import { inboxLag } from '../../events/index.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import type { Base } from '../base.ts'
import { deleteAllFacts, deleteAllRows, deleteSample, lockSample } from './store.ts'

const PATIENCE_MILLIS = 60_000

/**
 * Removes all that belongs to the workspace's sample shop from both databases; the accounts of people, and the
 * journal, stay. Repeated after an interruption it finishes. Where the workspace began as a sample its visitor goes
 * too, and a new set-up link is the answer.
 */
export async function removeSample(ctx: Ctx, base: Base): Promise<{ setupLink?: string }> {
  const found = await transact(ctx, lockSample)
  if (!found) throw new AppError('not_found', { message: 'There is no sample shop in this workspace.' })
  base.sample.mark(ctx.workspace, 'removing')
  await base.sample.stop(ctx.workspace)
  // what is received but not yet stored would come back
  const deadline = Date.now() + PATIENCE_MILLIS
  while ((await inboxLag(ctx.db)).events > 0 && Date.now() < deadline) await sleep(100)
  await transact(ctx, deleteAllRows)
  await deleteAllFacts(ctx.facts, ctx.workspace)
  await transact(ctx, async (tx) => {
    const shop = await lockSample(tx)
    if (!shop) return
    const rows = await deleteAllRows(tx)
    await deleteSample(tx)
    await setSimulated(tx, false)
    await deleteUsers(tx, shop.visitor_id === null ? shop.team : [...shop.team, shop.visitor_id])
    const subject = { kind: 'workspace', id: tx.workspace }
    await record(tx, { action: 'sample_shop.removed', subject, data: { late: rows } })
  })
  base.sample.mark(ctx.workspace, 'none')
  const token = await newSetupToken(ctx)
  return token === undefined ? {} : { setupLink: `${base.settings.publicUrl}/setup?token=${token}` }
}
