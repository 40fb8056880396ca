import { type Static, Type } from 'typebox'

const Id = Type.String({ format: 'uuid' })
const Time = Type.String({ format: 'date-time' })
const Word = Type.String({ minLength: 1, maxLength: 200 })

/** What is to be mended and how. */
export const RepairOrder = Type.Object(
  {
    rule: Word,
    field: Word,
    how: Type.Unsafe<'suggested' | 'clear'>(
      Type.String({
        enum: ['suggested', 'clear'],
        description: 'Put what the rule suggests, or clear the value so that fallbacks are used',
      }),
    ),
    findings: Type.Optional(
      Type.Array(Id, {
        minItems: 1,
        maxItems: 1000,
        description: 'Only these; all open ones where left out',
      }),
    ),
  },
  { additionalProperties: false },
)
export type RepairOrder = Static<typeof RepairOrder>

/** One value before and after. */
export const Change = Type.Object({
  profileId: Id,
  field: Type.String(),
  old: Type.Unknown(),
  new: Type.Unknown({ description: 'null where the value is cleared' }),
})

/** What a repair would do. */
export const RepairPreview = Type.Object({
  people: Type.Integer(),
  changes: Type.Integer(),
  leftOut: Type.Integer({ description: 'Open findings that it cannot mend' }),
  examples: Type.Array(Change),
})
export type RepairPreview = Static<typeof RepairPreview>

/** Values that were mended together. */
export const Repair = Type.Object({
  id: Id,
  rule: Type.String(),
  says: Type.String(),
  field: Type.String(),
  at: Time,
  by: Type.String(),
  changes: Type.Integer(),
  undoneAt: Type.Optional(Time),
  undoneBy: Type.Optional(Type.String()),
  kept: Type.Optional(Type.Integer({ description: 'Values that had changed again and were left' })),
})
export type Repair = Static<typeof Repair>
