import { currentWorkspace } from '../accounts/index.ts'
import type { Moment } from '../lib/conditions/instants.ts'
import type { Condition } from '../lib/conditions/schema.ts'
import { newId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { compileMembership, type MembershipSql } from './sql/compile.ts'

/** Now, where days begin, and by what a search is branded: the name of the workspace. */
export async function momentOf(ctx: Ctx): Promise<Moment> {
  const { timeZone, name } = await currentWorkspace(ctx)
  const brand = name.trim().toLowerCase()
  return { now: ctx.clock.now(), timeZone, ...(brand !== '' && { brand: [brand] }) }
}

/** Compiles a resolved condition for this moment. */
export async function compile(
  ctx: Ctx,
  condition: Condition,
  options: { only?: readonly string[]; prefix?: string } = {},
): Promise<MembershipSql> {
  const [moment, merged] = await Promise.all([momentOf(ctx), anyMerged(ctx)])
  return compileMembership(condition, { workspace: ctx.workspace, moment, merged, ...options })
}

async function anyMerged(ctx: Ctx): Promise<boolean> {
  const rows = await ctx.facts.query(
    `SELECT 1 AS one FROM profile_redirects WHERE workspace_id = {workspace:UUID} AND from_profile != to_profile LIMIT 1`,
    { workspace: ctx.workspace },
  )
  return rows.length > 0
}

/** How many people there are, whatever they did. */
export async function countPeople(ctx: Ctx): Promise<number> {
  const [row] = await ctx.facts.query<{ count: number }>(
    'SELECT count() AS count FROM people FINAL WHERE workspace_id = {workspace:UUID} AND deleted = 0',
    { workspace: ctx.workspace },
    { lane: 'report' },
  )
  return row?.count ?? 0
}

/** How many people a membership statement selects. */
export async function countOf(ctx: Ctx, { sql, params }: MembershipSql): Promise<number> {
  const [row] = await ctx.facts.query<{ count: number }>(`SELECT count() AS count FROM (${sql})`, params, {
    lane: 'report',
  })
  return row?.count ?? 0
}

/** How many, and a few of them that are the same each time. */
export async function countAndSample(
  ctx: Ctx,
  { sql, params }: MembershipSql,
  size: number,
): Promise<{ count: number; sample: string[] }> {
  const [row] = await ctx.facts.query<{ count: number; sample: [number, string][] }>(
    `SELECT count() AS count, groupArraySorted(${Math.trunc(size)})((sipHash64(profile_id), toString(profile_id))) AS sample
     FROM (${sql})`,
    params,
    { lane: 'report' },
  )
  return { count: row?.count ?? 0, sample: (row?.sample ?? []).map(([, id]) => id) }
}

/** A page of members in the order of their ids as texts. */
export async function pageOf(
  ctx: Ctx,
  { sql, params }: MembershipSql,
  { after, limit }: { after?: string; limit: number },
): Promise<string[]> {
  const rows = await ctx.facts.query<{ id: string }>(
    `SELECT toString(profile_id) AS id FROM (${sql}) ${after === undefined ? '' : 'WHERE id > {after:String}'}
     ORDER BY id LIMIT {limit:UInt32}`,
    { ...params, limit, ...(after !== undefined && { after: after.toLowerCase() }) },
    { lane: 'report' },
  )
  return rows.map(({ id }) => id)
}

/** All that a statement about few people selects. */
export async function allOf(ctx: Ctx, { sql, params }: MembershipSql): Promise<string[]> {
  const rows = await ctx.facts.query<{ id: string }>(
    `SELECT toString(profile_id) AS id FROM (${sql})`,
    params,
  )
  return rows.map(({ id }) => id)
}

/** Stores what a statement selects under a new id, and counts it. */
export async function storeSnapshot(
  ctx: Ctx,
  { sql, params }: MembershipSql,
): Promise<{ id: string; count: number }> {
  const id = newId()
  await ctx.facts.command(
    `INSERT INTO segment_snapshots (workspace_id, snapshot_id, profile_id)
     SELECT {workspace:UUID}, {snapshot:UUID}, profile_id FROM (${sql})`,
    { ...params, snapshot: id },
  )
  const [row] = await ctx.facts.query<{ count: number }>(
    'SELECT count() AS count FROM segment_snapshots WHERE workspace_id = {workspace:UUID} AND snapshot_id = {snapshot:UUID}',
    { workspace: ctx.workspace, snapshot: id },
  )
  return { id, count: row?.count ?? 0 }
}

/** A page of a snapshot, in an order of its own that stays the same. */
export async function pageOfSnapshot(
  ctx: Ctx,
  snapshot: string,
  { after, limit }: { after?: string; limit: number },
): Promise<string[]> {
  const rows = await ctx.facts.query<{ profile_id: string }>(
    `SELECT profile_id FROM segment_snapshots
     WHERE workspace_id = {workspace:UUID} AND snapshot_id = {snapshot:UUID}
       ${after === undefined ? '' : 'AND profile_id > {after:UUID}'}
     ORDER BY profile_id LIMIT {limit:UInt32}`,
    { workspace: ctx.workspace, snapshot, limit, ...(after !== undefined && { after }) },
  )
  return rows.map((row) => row.profile_id)
}

/** When each of these events was last seen, until now. */
export async function lastSeen(ctx: Ctx, events: readonly string[]): Promise<Map<string, Date>> {
  const rows = await ctx.facts.query<{ event: string; last: string }>(
    `SELECT event, max(timestamp) AS last FROM events
     WHERE workspace_id = {workspace:UUID} AND event IN {events:Array(String)}
       AND timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC')
     GROUP BY event`,
    { workspace: ctx.workspace, events: [...events], now: ctx.clock.now().toISOString() },
    { lane: 'report' },
  )
  return new Map(rows.map(({ event, last }) => [event, new Date(last)]))
}

/** Removes a person from every snapshot. */
export async function forgetMembers(ctx: Ctx, profileIds: readonly string[]): Promise<void> {
  await ctx.facts.command(
    'DELETE FROM segment_snapshots WHERE workspace_id = {workspace:UUID} AND profile_id IN {ids:Array(UUID)}',
    { workspace: ctx.workspace, ids: [...profileIds] },
  )
}
