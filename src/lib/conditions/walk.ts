import type { Condition, LeafCondition } from './schema.ts'

/** The leaves of a condition, left to right, each with its path. */
export function* leavesOf(
  condition: Condition,
  path = 'condition',
): Generator<{ leaf: LeafCondition; path: string }> {
  if (condition.kind === 'not') yield* leavesOf(condition.of, `${path}.of`)
  else if (condition.kind === 'and' || condition.kind === 'or')
    for (const [index, inner] of condition.of.entries()) yield* leavesOf(inner, `${path}.of[${index}]`)
  else yield { leaf: condition, path }
}

/** A condition with each leaf replaced. */
export function mapLeaves(condition: Condition, replace: (leaf: LeafCondition) => Condition): Condition {
  if (condition.kind === 'not') return { kind: 'not', of: mapLeaves(condition.of, replace) }
  if (condition.kind === 'and' || condition.kind === 'or')
    return { kind: condition.kind, of: condition.of.map((inner) => mapLeaves(inner, replace)) }
  return replace(condition)
}

/** The ids of the segments that a condition names. */
export function segmentsIn(condition: Condition): string[] {
  const ids = [...leavesOf(condition)].flatMap(({ leaf }) =>
    leaf.kind === 'segment' ? [leaf.segmentId] : [],
  )
  return [...new Set(ids)]
}
