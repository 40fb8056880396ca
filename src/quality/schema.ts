import { type Static, Type } from 'typebox'

const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.String({ enum: [...values] }))

/** What the data is to be used for; `orders` is measuring by orders. */
export const readinessUses = ['email', 'onsite', 'recommendations', 'send_time', 'offers', 'orders'] as const
export const ReadinessUse = literals(readinessUses)
export type ReadinessUse = Static<typeof ReadinessUse>

/** `fail` blocks the use, `warn` is shown. */
export const CheckState = literals(['pass', 'warn', 'fail'])
export type CheckState = Static<typeof CheckState>

export const RepairSkill = literals(['marketer', 'data owner', 'developer'] as const)

/** One thing that the data was checked for. */
export const ReadinessCheck = Type.Object({
  code: Type.String(),
  state: CheckState,
  /** What was found, in a sentence. */
  sentence: Type.String(),
  /** What to do about it; empty when there is nothing to do. */
  todo: Type.String(),
  /** Whom the repair would gain, where that can be counted. */
  people: Type.Optional(Type.Integer()),
  skill: Type.Optional(RepairSkill),
})
export type ReadinessCheck = Static<typeof ReadinessCheck>

/** One thing to mend, with whom it gains and what it takes. */
export const ReadinessRepair = Type.Object({
  what: Type.String(),
  people: Type.Integer({ description: 'Gained' }),
  minutes: Type.Integer({ description: 'About' }),
  skill: RepairSkill,
  todo: Type.String(),
  /** Of values that can be mended together on the data health page. */
  rule: Type.Optional(Type.String()),
  field: Type.Optional(Type.String()),
})
export type ReadinessRepair = Static<typeof ReadinessRepair>

/** Whether today's data can carry a use; the state is that of the worst check. */
export const Readiness = Type.Object({
  use: ReadinessUse,
  state: CheckState,
  /** The verdict in a sentence. */
  verdict: Type.String(),
  /** What the use needs. */
  needs: Type.String(),
  checks: Type.Array(ReadinessCheck),
  /** What to mend, most people gained first. */
  repairs: Type.Array(ReadinessRepair),
  at: Type.String({ format: 'date-time' }),
})
export type Readiness = Static<typeof Readiness>

/** What can be personalized today, and what to mend first. */
export const ReadinessOverview = Type.Object({
  at: Type.String({ format: 'date-time' }),
  summary: Type.String(),
  uses: Type.Array(Readiness),
  repairs: Type.Array(Type.Intersect([ReadinessRepair, Type.Object({ uses: Type.Array(ReadinessUse) })])),
})
export type ReadinessOverview = Static<typeof ReadinessOverview>

/** A merge field that a message asks for. */
export interface AskedField {
  key: string
  minimumGrade: 'verified' | 'good' | 'doubtful' | 'bad'
}

/** Of whom it is asked: a statement that selects one column `profile_id` and binds `workspace`; otherwise everybody. */
export interface Audience {
  sql: string
  params: Record<string, unknown>
}
