import { sql } from 'kysely'
import { type Ctx, transact } from '../platform/ctx.ts'
import { addEvent, nothingYet, type Rolling } from './behaviour.ts'
import { writeBehaviour } from './behaviour-store.ts'
import { readHistory } from './facts.ts'
import { markForMirror } from './mirror-queue.ts'
import { anyOf, lockProfiles } from './store.ts'

const ROUND = 200

/**
 * Computes the behaviour of profiles anew from what happened. What was folded meanwhile waits; call it when the fold
 * has stored its batches, or events still on their way to ClickHouse are missed.
 */
export async function rebuildBehaviour(ctx: Ctx, profileIds: readonly string[]): Promise<void> {
  for (let from = 0; from < profileIds.length; from += ROUND)
    await rebuildSome(ctx, profileIds.slice(from, from + ROUND))
}

async function rebuildSome(ctx: Ctx, profileIds: readonly string[]): Promise<void> {
  await transact(ctx, async (tx) => {
    await lockProfiles(tx)
    const rolling = new Map<string, Rolling>()
    for (const { profileId, event } of await readHistory(tx, profileIds)) {
      const one = rolling.get(profileId) ?? nothingYet()
      rolling.set(profileId, one)
      addEvent(one, event)
    }
    await sql`
      DELETE FROM behaviours WHERE workspace_id = ${tx.workspace} AND profile_id = ${anyOf(profileIds)}
    `.execute(tx.db)
    await writeBehaviour(tx, rolling)
    await markForMirror(tx, rolling.keys(), false)
  })
}
