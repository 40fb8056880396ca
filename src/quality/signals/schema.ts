import { type Static, Type } from 'typebox'
import { signalGroups } from '../../lib/signals/index.ts'

const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.String({ enum: [...values] }))
const Group = literals(signalGroups)
const Interval = Type.Array(Type.Number(), { description: 'From, to' })

/** What is to be foretold. */
export const SignalsOrder = Type.Object(
  {
    outcome: literals(['bought', 'above_median'] as const),
    days: Type.Integer({
      minimum: 7,
      maximum: 365,
      description: 'The outcome is what came in so many last days',
    }),
  },
  { additionalProperties: false },
)
export type SignalsOrder = Static<typeof SignalsOrder>

/** What each kind of data adds, with intervals of 95 %. */
export const SignalsAnswer = Type.Object({
  ...SignalsOrder.properties,
  at: Type.String({ format: 'date-time' }),
  people: Type.Integer(),
  outcomeRate: Type.Number(),
  columns: Type.Array(Type.Object({ group: Group, names: Type.Array(Type.String()) })),
  sets: Type.Array(
    Type.Object({
      groups: Type.Array(Group),
      auc: Type.Number(),
      interval: Interval,
      logLoss: Type.Number(),
    }),
  ),
  adds: Type.Array(
    Type.Object({
      group: Group,
      to: Type.Array(Group),
      auc: Type.Number(),
      interval: Interval,
      verdict: literals(['adds', 'cannot tell', 'takes away'] as const),
    }),
  ),
})
export type SignalsAnswer = Static<typeof SignalsAnswer>
