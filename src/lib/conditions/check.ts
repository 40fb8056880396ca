import { checkMeaning, checkSequence } from './check-meaning.ts'
import { checkShape, isRecord, type Problem, refuseOthers } from './check-shape.ts'
import { type Condition, leafSchemas } from './schema.ts'
import { leavesOf } from './walk.ts'

/** Conditions nest at most so deep and have at most so many parts; more is no longer understood by people. */
export const MOST_DEPTH = 8
export const MOST_PARTS = 100

/**
 * Checks a value against the form of a condition and the rules that a form cannot state. Answers with the condition,
 * or with everything that is wrong.
 */
export function checkCondition(
  value: unknown,
): { condition: Condition; problems: [] } | { condition?: undefined; problems: Problem[] } {
  const problems: Problem[] = []
  const size = { parts: 0 }
  checkNode(value, 'condition', 1, size, problems)
  if (size.parts > MOST_PARTS)
    problems.push({ path: 'condition', message: `has more than ${MOST_PARTS} parts; split it into segments` })
  if (problems.length > 0) return { problems: problems.slice(0, 50) }
  const condition = value as Condition
  for (const { leaf, path } of leavesOf(condition)) {
    checkMeaning(leaf, path, problems)
    if (leaf.kind === 'sequence') checkSequence(leaf, path, problems)
  }
  return problems.length > 0 ? { problems } : { condition, problems: [] }
}

function checkNode(
  value: unknown,
  path: string,
  depth: number,
  size: { parts: number },
  problems: Problem[],
): void {
  size.parts += 1
  if (size.parts > MOST_PARTS) return
  if (depth > MOST_DEPTH) {
    problems.push({
      path,
      message: `is nested more than ${MOST_DEPTH} levels deep; use another segment for a part`,
    })
    return
  }
  if (!isRecord(value)) {
    problems.push({ path, message: 'must be a condition: an object with a kind' })
    return
  }
  const { kind, of } = value
  if (kind === 'not') {
    refuseOthers(value, ['kind', 'of'], path, problems)
    checkNode(of, `${path}.of`, depth + 1, size, problems)
  } else if (kind === 'and' || kind === 'or') {
    refuseOthers(value, ['kind', 'of'], path, problems)
    if (!Array.isArray(of) || of.length === 0)
      problems.push({ path: `${path}.of`, message: 'must be a list with at least one condition' })
    else
      for (const [index, inner] of of.entries())
        checkNode(inner, `${path}.of[${index}]`, depth + 1, size, problems)
  } else if (typeof kind === 'string' && Object.hasOwn(leafSchemas, kind)) {
    checkShape(leafSchemas[kind as keyof typeof leafSchemas], value, path, problems)
  } else {
    const kinds = ['and', 'or', 'not', ...Object.keys(leafSchemas)].join(', ')
    problems.push({ path: `${path}.kind`, message: `must be one of ${kinds}` })
  }
}
