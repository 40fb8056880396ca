import { checkCondition } from '../lib/conditions/check.ts'
import type { Condition } from '../lib/conditions/schema.ts'
import { leavesOf, mapLeaves, segmentsIn } from '../lib/conditions/walk.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { channels, purposes } from '../profiles/index.ts'
import { readSegment, readSegmentsById } from './store.ts'

/** A segment's id, or a condition of one's own. */
export type Target = string | Condition

const MOST_RESOLVED = 500

/**
 * A target as one condition: every segment inside is replaced by its condition of now. Refused: segments that do not
 * exist, a circle (also through `editing`, the segment that the condition is meant for), more than 500 parts.
 */
export async function resolveTarget(ctx: Ctx, target: Target, editing?: string): Promise<Condition> {
  const known = new Map<string, Condition>()
  if (typeof target === 'string') {
    const segment = await readSegment(ctx, target)
    if (!segment) throw new AppError('segment_not_found')
    known.set(target, segment.condition)
  }
  const root: Condition = typeof target === 'string' ? { kind: 'segment', segmentId: target } : target
  let missing = segmentsIn(root).filter((id) => !known.has(id))
  if (typeof target === 'string')
    missing = segmentsIn(known.get(target) ?? root).filter((id) => !known.has(id))
  while (missing.length > 0) {
    const found = await readSegmentsById(ctx, missing)
    for (const { id, condition } of found) known.set(id, condition)
    const lost = missing.find((id) => !known.has(id))
    if (lost !== undefined) throw new AppError('segment_not_found', { details: { segmentId: lost } })
    missing = [...new Set(found.flatMap(({ condition }) => segmentsIn(condition)))].filter(
      (id) => !known.has(id),
    )
  }
  let parts = 0
  const replace = (condition: Condition, inside: readonly string[]): Condition =>
    mapLeaves(condition, (leaf) => {
      parts += 1
      if (parts > MOST_RESOLVED) throw new AppError('segment_too_large')
      if (leaf.kind !== 'segment') return leaf
      if (inside.includes(leaf.segmentId))
        throw new AppError('segment_cycle', { details: { segmentIds: [...inside, leaf.segmentId] } })
      const inner = known.get(leaf.segmentId)
      return inner ? replace(inner, [...inside, leaf.segmentId]) : leaf
    })
  return replace(root, editing === undefined ? [] : [editing])
}

/** The condition in what somebody sent, or an error that names the paths of what is wrong. */
export function readCondition(value: unknown): Condition {
  const { condition, problems } = checkCondition(value)
  if (!condition) throw invalid(problems)
  const unknown = [...leavesOf(condition)].flatMap(({ leaf, path }) => {
    if (leaf.kind !== 'consent') return []
    return [
      ...oneOf(leaf.channel, channels, `${path}.channel`),
      ...oneOf(leaf.purpose, purposes, `${path}.purpose`),
    ]
  })
  if (unknown.length > 0) throw invalid(unknown)
  return condition
}

function oneOf(value: string, allowed: readonly string[], path: string): { path: string; message: string }[] {
  return allowed.includes(value) ? [] : [{ path, message: `must be one of ${allowed.join(', ')}` }]
}

function invalid(fields: { path: string; message: string }[]): AppError {
  const [first] = fields
  return new AppError('condition_invalid', {
    message: `${first?.path ?? 'condition'} ${first?.message ?? 'is not a condition'}.`,
    details: { fields },
  })
}
