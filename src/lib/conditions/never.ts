import type { EventCondition } from './schema.ts'

/** Whether a condition asks that there is no such event. */
export function isNever({ is }: EventCondition): boolean {
  if (is.measure !== 'count') return false
  return (
    (is.value === 0 && (is.op === 'exactly' || is.op === 'at_most')) ||
    (is.value === 1 && is.op === 'less_than')
  )
}
