import type { Ctx } from '../../platform/ctx.ts'
import { forgetRhythms } from '../timing/store.ts'
import { forgetOnline, readOnlineOf, type StoredOnline } from './store.ts'

const MOST_EXPORTED = 10_000

/** A person as visits know them. */
export interface Visits {
  profileIds: readonly string[]
  anonymousIds: readonly string[]
}

/** What was shown to a person on pages, and why, newest first. */
export function exportVisits(ctx: Ctx, visits: Visits): Promise<StoredOnline[]> {
  return readOnlineOf(ctx, keysOf(visits), MOST_EXPORTED)
}

/** Forgets what was shown to a person on pages, and when they are there; who returns is a new visitor. */
export async function eraseVisits(tx: Ctx, visits: Visits): Promise<void> {
  await forgetRhythms(tx, visits.profileIds)
  await forgetOnline(tx, keysOf(visits))
}

function keysOf({ profileIds, anonymousIds }: Visits): string[] {
  return [...profileIds.map((id) => `p:${id}`), ...anonymousIds.map((id) => `a:${id}`)]
}
