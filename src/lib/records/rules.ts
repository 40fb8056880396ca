import type { RecordRule } from './record-rule.ts'
import { eventRules } from './rules-of-events.ts'
import { personRules } from './rules-of-people.ts'

/** Every rule by its name, in the order of the documentation. */
export const recordRules: Readonly<Record<string, RecordRule>> = { ...personRules, ...eventRules }

/** The rule of a name; one that is not documented says its name. */
export function ruleOf(rule: string): RecordRule {
  const known = Object.hasOwn(recordRules, rule) ? recordRules[rule] : undefined
  return (
    known ?? {
      says: rule.replaceAll(/[._]/g, ' '),
      mending: 'source',
      skill: 'data owner',
      todo: '',
      accepts: [],
      rejects: [],
    }
  )
}
