import { type ColumnType, sql } from 'kysely'
import { CONDITION_VERSION, type Condition } from '../lib/conditions/schema.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Counted } from './schema.ts'

type Json<Value> = ColumnType<Value, string, string>

type Tables = {
  segments: {
    workspace_id: string
    id: string
    version: number
    name: string
    note: string
    archived_at: Date | null
    created_at: Date
    updated_at: Date
    counted: Json<Counted> | null
  }
  segment_versions: {
    workspace_id: string
    segment_id: string
    version: number
    name: string
    condition: Json<Condition>
    condition_version: number
    at: Date
    by: Json<{ kind: string; id: string; name: string }>
  }
}

const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()

/** A segment as stored, with the condition of one version. */
export interface StoredSegment {
  id: string
  version: number
  name: string
  note: string
  condition: Condition
  archived: boolean
  counted: Counted | null
  createdAt: Date
  updatedAt: Date
}

function joined(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('segments')
    .innerJoin('segment_versions', (join) =>
      join
        .onRef('segment_versions.workspace_id', '=', 'segments.workspace_id')
        .onRef('segment_versions.segment_id', '=', 'segments.id'),
    )
    .select([
      'segments.id',
      'segment_versions.version',
      'segment_versions.name',
      'segments.note',
      'segment_versions.condition',
      'segments.archived_at',
      'segments.counted',
      'segments.created_at',
      'segments.updated_at',
    ])
    .where('segments.workspace_id', '=', ctx.workspace)
}

const current = (ctx: Ctx) => joined(ctx).whereRef('segment_versions.version', '=', 'segments.version')

type Row = Awaited<ReturnType<ReturnType<typeof joined>['executeTakeFirstOrThrow']>>

/** Adds a segment without its first version. */
export async function insertSegment(
  ctx: Ctx,
  segment: { id: string; name: string; note: string },
): Promise<void> {
  const now = ctx.clock.now()
  await tables(ctx)
    .insertInto('segments')
    .values({
      workspace_id: ctx.workspace,
      ...segment,
      version: 1,
      created_at: now,
      updated_at: now,
      archived_at: null,
      counted: null,
    })
    .execute()
}

/** Adds a version of a segment. */
export async function insertVersion(
  ctx: Ctx,
  version: { segmentId: string; version: number; name: string; condition: Condition },
): Promise<void> {
  const { kind, id, name } = ctx.actor
  await tables(ctx)
    .insertInto('segment_versions')
    .values({
      workspace_id: ctx.workspace,
      segment_id: version.segmentId,
      version: version.version,
      name: version.name,
      condition: JSON.stringify(version.condition),
      condition_version: CONDITION_VERSION,
      at: ctx.clock.now(),
      by: JSON.stringify({ kind, id, name }),
    })
    .execute()
}

/** Changes what a segment says of itself; a new condition also needs its version. */
export async function updateSegment(
  ctx: Ctx,
  id: string,
  change: {
    version?: number
    name?: string
    note?: string
    archived_at?: Date | null
    forgetCount?: boolean
  },
): Promise<void> {
  const { forgetCount, ...fields } = change
  await tables(ctx)
    .updateTable('segments')
    .set({ ...fields, updated_at: ctx.clock.now(), ...(forgetCount && { counted: null }) })
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .execute()
}

/** Lets one change of segments in the workspace run at a time: two edits could close a circle together. */
export async function lockDefinitions(ctx: Ctx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`segments ${ctx.workspace}`}, 0))`.execute(ctx.db)
}

/** One segment, at its current version or another. */
export async function readSegment(
  ctx: Ctx,
  id: string,
  version?: number,
): Promise<StoredSegment | undefined> {
  const query =
    version === undefined ? current(ctx) : joined(ctx).where('segment_versions.version', '=', version)
  const row = await query.where('segments.id', '=', id).executeTakeFirst()
  return row && toSegment(row)
}

/** Several segments at their current versions. */
export async function readSegmentsById(ctx: Ctx, ids: readonly string[]): Promise<StoredSegment[]> {
  if (ids.length === 0) return []
  const rows = await current(ctx)
    .where('segments.id', 'in', [...ids])
    .execute()
  return rows.map(toSegment)
}

/** Segments, newest first. */
export async function readSegments(
  ctx: Ctx,
  filter: { archived: boolean; search?: string; limit: number; after?: string },
): Promise<StoredSegment[]> {
  let query = current(ctx)
    .where('segments.archived_at', filter.archived ? 'is not' : 'is', null)
    .orderBy('segments.id', 'desc')
    .limit(filter.limit)
  if (filter.after) query = query.where('segments.id', '<', filter.after)
  if (filter.search)
    query = query.where(sql<boolean>`strpos(lower(segments.name), lower(${filter.search})) > 0`)
  return (await query.execute()).map(toSegment)
}

/** Every version of a segment, newest first. */
export async function readVersions(
  ctx: Ctx,
  id: string,
): Promise<{ version: number; name: string; condition: Condition; at: Date; by: string }[]> {
  const rows = await tables(ctx)
    .selectFrom('segment_versions')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('segment_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ version, name, condition, at, by }) => ({ version, name, condition, at, by: by.name }))
}

/** Keeps what was counted of a version, unless the segment was edited meanwhile. */
export async function saveCount(ctx: Ctx, id: string, version: number, counted: Counted): Promise<void> {
  await tables(ctx)
    .updateTable('segments')
    .set({ counted: JSON.stringify(counted) })
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .where('version', '=', version)
    .execute()
}

function toSegment(row: Row): StoredSegment {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    note: row.note,
    condition: row.condition,
    archived: row.archived_at !== null,
    counted: row.counted,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
