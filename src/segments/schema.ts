import { type Static, Type } from 'typebox'
import type { Condition } from '../lib/conditions/schema.ts'

const closed = { additionalProperties: false } as const

/** A condition on its way in: its tree is checked by `checkCondition`, which names the path of what is wrong. */
const ConditionBody = Type.Unsafe<Condition>(
  Type.Object({ kind: Type.String() }, { additionalProperties: true, 'x-shape': 'Condition' }),
)

/** What a person says of a segment. */
export const SegmentInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    condition: ConditionBody,
  },
  closed,
)
export type SegmentInput = Static<typeof SegmentInput>

/** A condition that comes with the product. */
export const ConditionPreset = Type.Object({
  key: Type.String(),
  name: Type.String(),
  condition: ConditionBody,
  description: Type.String(),
})

/** How many people were in the segment when last counted. */
export const Counted = Type.Object({
  count: Type.Integer(),
  of: Type.Integer(),
  at: Type.String({ format: 'date-time' }),
})
export type Counted = Static<typeof Counted>

/** One segment at one version. */
export const Segment = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  note: Type.String(),
  condition: ConditionBody,
  /** The condition in plain English. */
  description: Type.String(),
  /** Stands for the condition with every segment inside it resolved: what an approval of an audience binds. */
  hash: Type.String(),
  archived: Type.Boolean(),
  counted: Type.Union([Counted, Type.Null()]),
  createdAt: Type.String(),
  updatedAt: Type.String(),
})
export type Segment = Static<typeof Segment>

/** One former or present version. */
export const SegmentVersion = Type.Object({
  version: Type.Integer(),
  name: Type.String(),
  condition: ConditionBody,
  description: Type.String(),
  hash: Type.String(),
  at: Type.String(),
  by: Type.String(),
})
export type SegmentVersion = Static<typeof SegmentVersion>

/** Something that is not wrong but probably not meant, at a path of the condition. */
export const Warning = Type.Object({ path: Type.String(), message: Type.String() })
export type Warning = Static<typeof Warning>

/** A person in a preview or a page of members. */
export const MemberSummary = Type.Object({
  profileId: Type.String(),
  name: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
})
export type MemberSummary = Static<typeof MemberSummary>

/** Who would be in a segment with this condition. */
export const Preview = Type.Object({
  description: Type.String(),
  count: Type.Integer(),
  /** All people of the workspace. */
  of: Type.Integer(),
  share: Type.Number(),
  sample: Type.Array(MemberSummary),
  warnings: Type.Array(Warning),
  tookMs: Type.Integer(),
})
export type Preview = Static<typeof Preview>

/** The members of a condition at one moment, kept so that they can be paged through without counting again. */
export interface Snapshot {
  id: string
  count: number
  at: string
}
