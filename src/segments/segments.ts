import { describe } from '../lib/conditions/describe.ts'
import { CONDITION_VERSION, type Condition } from '../lib/conditions/schema.ts'
import { segmentsIn } from '../lib/conditions/walk.ts'
import { contentHash } from '../lib/hash.ts'
import { newId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import { readCondition, resolveTarget } from './resolve.ts'
import type { Segment, SegmentInput, SegmentVersion } from './schema.ts'
import * as store from './store.ts'

/** One segment, at its current version or a former one. */
export async function getSegment(ctx: Ctx, id: string, version?: number): Promise<Segment> {
  const segment = await store.readSegment(ctx, id, version)
  if (!segment) throw new AppError('segment_not_found')
  return toSegment(ctx, segment)
}

/** Segments, newest first. */
export async function listSegments(
  ctx: Ctx,
  filter: { archived?: boolean; search?: string; limit?: number; after?: string } = {},
): Promise<{ items: Segment[]; next?: string }> {
  const { limit = 50, archived = false } = filter
  const rows = await store.readSegments(ctx, { ...filter, archived, limit: limit + 1 })
  const items = await Promise.all(rows.slice(0, limit).map((row) => toSegment(ctx, row)))
  const last = items.at(-1)
  return { items, ...(rows.length > limit && last && { next: last.id }) }
}

/** Adds a segment. */
export async function createSegment(ctx: Ctx, input: SegmentInput): Promise<Segment> {
  const condition = readCondition(input.condition)
  const id = newId()
  return transact(ctx, async (tx) => {
    const hash = hashOf(await resolveTarget(tx, condition))
    const name = input.name.trim()
    await refuseSameName(() => store.insertSegment(tx, { id, name, note: input.note ?? '' }))
    await store.insertVersion(tx, { segmentId: id, version: 1, name, condition })
    await record(tx, {
      action: 'segment.created',
      subject: { kind: 'segment', id },
      data: { version: 1, hash },
    })
    return getSegment(tx, id)
  })
}

/** Changes a segment; whatever changed, it is a new version. `expected` refuses to overwrite somebody else's edit. */
export async function editSegment(
  ctx: Ctx,
  id: string,
  input: Partial<SegmentInput>,
  expected?: number,
): Promise<Segment> {
  const changed = input.condition === undefined ? undefined : readCondition(input.condition)
  return transact(ctx, async (tx) => {
    await store.lockDefinitions(tx)
    const before = await store.readSegment(tx, id)
    if (!before) throw new AppError('segment_not_found')
    if (before.archived) throw new AppError('segment_archived')
    if (expected !== undefined && expected !== before.version) throw new AppError('conflict')
    const condition = changed ?? before.condition
    const hash = hashOf(await resolveTarget(tx, condition, id))
    const version = before.version + 1
    const name = input.name?.trim() ?? before.name
    await refuseSameName(() =>
      store.updateSegment(tx, id, {
        version,
        name,
        ...(input.note !== undefined && { note: input.note }),
        forgetCount: changed !== undefined,
      }),
    )
    await store.insertVersion(tx, { segmentId: id, version, name, condition })
    await record(tx, { action: 'segment.edited', subject: { kind: 'segment', id }, data: { version, hash } })
    return getSegment(tx, id)
  })
}

/** Takes a segment out of the lists, or puts it back; what uses it goes on. */
export async function archiveSegment(ctx: Ctx, id: string, archived: boolean): Promise<Segment> {
  return transact(ctx, async (tx) => {
    const before = await store.readSegment(tx, id)
    if (!before) throw new AppError('segment_not_found')
    if (before.archived === archived) return toSegment(tx, before)
    await refuseSameName(() => store.updateSegment(tx, id, { archived_at: archived ? tx.clock.now() : null }))
    const action = archived ? 'segment.archived' : 'segment.restored'
    await record(tx, { action, subject: { kind: 'segment', id }, data: { version: before.version } })
    return getSegment(tx, id)
  })
}

/** Every version that a segment had, newest first. */
export async function segmentVersions(ctx: Ctx, id: string): Promise<SegmentVersion[]> {
  const versions = await store.readVersions(ctx, id)
  if (versions.length === 0) throw new AppError('segment_not_found')
  return Promise.all(
    versions.map(async ({ at, ...version }) => ({
      ...version,
      description: await describeCondition(ctx, version.condition),
      hash: hashOf(await resolveTarget(ctx, version.condition)),
      at: at.toISOString(),
    })),
  )
}

/** A condition in plain English, with the names of the segments in it. */
export async function describeCondition(ctx: Ctx, condition: Condition): Promise<string> {
  const segments = await store.readSegmentsById(ctx, segmentsIn(condition))
  return describe(condition, { segment: (id) => segments.find((segment) => segment.id === id)?.name })
}

async function toSegment(ctx: Ctx, row: store.StoredSegment): Promise<Segment> {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    note: row.note,
    condition: row.condition,
    description: await describeCondition(ctx, row.condition),
    hash: hashOf(await resolveTarget(ctx, row.condition)),
    archived: row.archived,
    counted: row.counted,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

const hashOf = (resolved: Condition): string => contentHash({ form: CONDITION_VERSION, condition: resolved })

async function refuseSameName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw new AppError('segment_name_taken')
    throw error
  }
}
