import { type Static, Type } from 'typebox'

const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.String({ enum: [...values] }))

/** What the data is to be used for: mailing people, or counting orders as an objective. */
export const ReadinessUse = literals(['email', 'orders'])
export type ReadinessUse = Static<typeof ReadinessUse>

/** `fail` blocks the use, `warn` is shown. */
export const CheckState = literals(['pass', 'warn', 'fail'])
export type CheckState = Static<typeof CheckState>

/** One thing that the data was checked for. */
export const ReadinessCheck = Type.Object({
  code: Type.String(),
  state: CheckState,
  /** What was found, in a sentence. */
  sentence: Type.String(),
  /** What to do about it; empty when there is nothing to do. */
  todo: Type.String(),
})
export type ReadinessCheck = Static<typeof ReadinessCheck>

/** Whether today's data can carry a use; the state is that of the worst check. */
export const Readiness = Type.Object({
  use: ReadinessUse,
  state: CheckState,
  checks: Type.Array(ReadinessCheck),
  at: Type.String({ format: 'date-time' }),
})
export type Readiness = Static<typeof Readiness>

/** Of whom it is asked: a statement that selects one column `profile_id` and binds `workspace`; otherwise everybody. */
export interface Audience {
  sql: string
  params: Record<string, unknown>
}
