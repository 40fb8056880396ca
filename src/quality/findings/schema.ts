import { type Static, Type } from 'typebox'

const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.String({ enum: [...values] }))
const Time = Type.String({ format: 'date-time' })

export const findingStates = ['open', 'fixed', 'ignored'] as const
export const FindingState = literals(findingStates)
export type FindingState = Static<typeof FindingState>

export const FindingSeverity = literals(['high', 'medium', 'low'] as const)

/** What a rule found wrong with one field of one person. */
export const StoredFinding = Type.Object({
  id: Type.String({ format: 'uuid' }),
  profileId: Type.String({ format: 'uuid' }),
  field: Type.String({ description: 'A trait, or a path of an event such as properties.email' }),
  rule: Type.String(),
  says: Type.String(),
  severity: FindingSeverity,
  value: Type.Optional(Type.Unknown({ description: 'Of a trait that still has the value' })),
  suggestion: Type.Optional(Type.String()),
  source: Type.String(),
  messageId: Type.Optional(Type.String()),
  observedAt: Time,
  foundAt: Time,
  occurrences: Type.Integer(),
  state: FindingState,
  settledAt: Type.Optional(Time),
  settledBy: Type.Optional(Type.String()),
})
export type StoredFinding = Static<typeof StoredFinding>

/** What the rules say of values before it is stored. */
export interface Found {
  profileId: string
  field: string
  rule: string
  severity: 'high' | 'medium' | 'low'
  valueHash: string
  suggestion?: string | undefined
  source: string
  messageId?: string | undefined
  observedAt: Date
}
