import { eventsUnderWay } from '../events/index.ts'
import { canonicalJson } from '../lib/hash.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { addEvent, nothingYet, type Rolling } from './behaviour.ts'
import { readHistory } from './facts.ts'
import { forgetBehaviour, readBehaviour, writeBehaviour } from './store/behaviours.ts'
import { markForMirror } from './store/mirror-queue.ts'
import { lockProfiles } from './store/profiles.ts'

const ROUND = 200
/** What was folded is in ClickHouse within so long, or something is wrong. */
const PATIENCE_MILLIS = 10_000
const PAUSE_MILLIS = 100

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
    const rolling = await fromEvents(tx, profileIds)
    await forgetBehaviour(tx, profileIds)
    await writeBehaviour(tx, rolling)
    await markForMirror(tx, rolling.keys(), false)
  })
}

/**
 * Those of the profiles whose behaviour is not what their events say. Folding goes on: profiles with events on their
 * way to ClickHouse are looked at when they have arrived.
 */
export async function differingBehaviour(ctx: Ctx, profileIds: readonly string[]): Promise<string[]> {
  const differing: string[] = []
  for (let from = 0; from < profileIds.length; from += ROUND)
    differing.push(...(await differingAmong(ctx, profileIds.slice(from, from + ROUND))))
  return differing
}

async function differingAmong(ctx: Ctx, profileIds: readonly string[]): Promise<string[]> {
  const deadline = performance.now() + PATIENCE_MILLIS
  while (true) {
    const found = await transact(ctx, async (tx) => {
      await lockProfiles(tx)
      if ((await eventsUnderWay(tx, profileIds)) && performance.now() < deadline) return undefined
      const kept = await readBehaviour(tx, profileIds)
      const made = await fromEvents(tx, profileIds)
      return profileIds.filter((id) => plain(kept.get(id)) !== plain(made.get(id)))
    })
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS))
  }
}

/** As it is written and read again. */
function plain(rolling: Rolling | undefined): string {
  return rolling === undefined ? '' : canonicalJson(JSON.parse(JSON.stringify(rolling)))
}

async function fromEvents(tx: Ctx, profileIds: readonly string[]): Promise<Map<string, Rolling>> {
  const rolling = new Map<string, Rolling>()
  for (const { profileId, event } of await readHistory(tx, profileIds)) {
    const one = rolling.get(profileId) ?? nothingYet()
    rolling.set(profileId, one)
    addEvent(one, event)
  }
  return rolling
}
