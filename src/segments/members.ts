import type { Ctx } from '../platform/ctx.ts'
import * as facts from './facts.ts'
import { resolveTarget, type Target } from './resolve.ts'
import type { Counted, Snapshot } from './schema.ts'
import type { MembershipSql } from './sql/compile.ts'
import { readSegment, saveCount } from './store.ts'

const MOST = 100_000

/**
 * The statement that selects the people of a target now, as one column `profile_id`, for composing with others. It
 * binds `workspace` and names that start with `prefix`.
 */
export async function membershipSql(ctx: Ctx, target: Target, prefix?: string): Promise<MembershipSql> {
  const condition = await resolveTarget(ctx, target)
  return facts.compile(ctx, condition, prefix === undefined ? {} : { prefix })
}

/** How many people are in a target now. */
export async function countMembers(ctx: Ctx, target: Target): Promise<number> {
  return facts.countOf(ctx, await membershipSql(ctx, target))
}

/** Counts a segment against all people and keeps the result with the segment. */
export async function recount(ctx: Ctx, id: string): Promise<Counted> {
  const version = (await readSegment(ctx, id))?.version ?? 0
  const [count, of] = await Promise.all([countMembers(ctx, id), facts.countPeople(ctx)])
  const counted = { count, of, at: ctx.clock.now().toISOString() }
  await saveCount(ctx, id, version, counted)
  return counted
}

/**
 * A page of the people of a target now, by profile id. Each page counts anew: to go through many pages, and to see
 * the same people on all of them, take a snapshot.
 */
export async function members(
  ctx: Ctx,
  target: Target,
  { after, limit = 1000 }: { after?: string; limit?: number } = {},
): Promise<string[]> {
  const page = { limit: Math.min(limit, MOST), ...(after !== undefined && { after }) }
  return facts.pageOf(ctx, await membershipSql(ctx, target), page)
}

/** A few people of a target, the same ones each time. */
export async function sampleMembers(ctx: Ctx, target: Target, size: number): Promise<string[]> {
  return (await facts.countAndSample(ctx, await membershipSql(ctx, target), size)).sample
}

/** Which of these people are in a target now. */
export async function isMember(
  ctx: Ctx,
  target: Target,
  profileIds: readonly string[],
): Promise<Set<string>> {
  if (profileIds.length === 0) return new Set()
  const condition = await resolveTarget(ctx, target)
  return new Set(await facts.allOf(ctx, await facts.compile(ctx, condition, { only: profileIds })))
}

/** Freezes who is in a target now; kept for 90 days. */
export async function takeSnapshot(ctx: Ctx, target: Target): Promise<Snapshot> {
  const at = ctx.clock.now().toISOString()
  return { ...(await facts.storeSnapshot(ctx, await membershipSql(ctx, target))), at }
}

/** A page of a snapshot; pass the last id of the page before as `after`. */
export async function snapshotMembers(
  ctx: Ctx,
  snapshotId: string,
  { after, limit = 1000 }: { after?: string; limit?: number } = {},
): Promise<string[]> {
  return facts.pageOfSnapshot(ctx, snapshotId, {
    limit: Math.min(limit, MOST),
    ...(after !== undefined && { after }),
  })
}
