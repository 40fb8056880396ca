import { type Static, Type } from 'typebox'

/** How long events of one name are kept. */
export const RetentionRule = Type.Object(
  {
    event: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'A name as in the events, or * for every name without a rule of its own',
    }),
    days: Type.Integer({ minimum: 1, maximum: 36_500 }),
  },
  { additionalProperties: false },
)
export type RetentionRule = Static<typeof RetentionRule>
