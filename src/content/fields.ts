import { grades } from '../profiles/schema.ts'
import { cleanText } from './escape.ts'
import type { FallbackReason, Field, FieldSource } from './schema.ts'

/** A value longer than this is not what a sentence expects. */
const LONGEST = 200

/** What goes into a message, and where a fallback stood in. */
export interface MergedFields {
  values: Record<string, string | number | boolean>
  fallbackReasons: Record<string, FallbackReason>
}

/**
 * Picks the value of each field for one person. A value that is missing, below the field's grade, or not a
 * plain short text, number or truth value is never merged: the fallback is.
 */
export function mergeFields(fields: readonly Field[], person: FieldSource | undefined): MergedFields {
  const values: MergedFields['values'] = {}
  const fallbackReasons: MergedFields['fallbackReasons'] = {}
  for (const field of fields) {
    const found = findValue(field, person)
    if (found.kind === 'value') values[field.name] = found.value
    else {
      values[field.name] = field.fallback ?? ''
      fallbackReasons[field.name] = found.kind
    }
  }
  return { values, fallbackReasons }
}

type Found = { kind: 'value'; value: string | number | boolean } | { kind: FallbackReason }

function findValue(field: Field, person: FieldSource | undefined): Found {
  const { kind, key } = field.source
  if (kind === 'behaviour') {
    const behaviour = person?.behaviour
    return usable(behaviour && Object.hasOwn(behaviour, key) ? behaviour[key] : undefined)
  }
  const trait = person && Object.hasOwn(person.traits, key) ? person.traits[key] : undefined
  if (!trait) return { kind: 'missing' }
  const found = usable(trait.value)
  if (found.kind !== 'value') return found
  return grades.indexOf(trait.grade) > grades.indexOf(field.minimumGrade) ? { kind: 'below_grade' } : found
}

function usable(value: unknown): Found {
  if (value === undefined || value === null) return { kind: 'missing' }
  if (typeof value === 'boolean') return { kind: 'value', value }
  if (typeof value === 'number')
    return Number.isFinite(value) ? { kind: 'value', value } : { kind: 'unusable' }
  if (value instanceof Date) return { kind: 'value', value: value.toISOString() }
  if (typeof value !== 'string') return { kind: 'unusable' }
  const text = cleanText(value).replace(/\s+/g, ' ').trim()
  if (text === '') return { kind: 'missing' }
  return text.length > LONGEST ? { kind: 'unusable' } : { kind: 'value', value: text }
}
