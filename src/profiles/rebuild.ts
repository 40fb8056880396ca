import { type Ctx, transact } from '../platform/ctx.ts'
import { addEvent, nothingYet, type Rolling } from './behaviour.ts'
import { readHistory } from './facts.ts'
import { forgetBehaviour, writeBehaviour } from './store/behaviours.ts'
import { markForMirror } from './store/mirror-queue.ts'
import { lockProfiles } from './store/profiles.ts'

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
    await forgetBehaviour(tx, profileIds)
    await writeBehaviour(tx, rolling)
    await markForMirror(tx, rolling.keys(), false)
  })
}
