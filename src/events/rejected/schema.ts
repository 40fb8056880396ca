import { type Static, Type } from 'typebox'
import { listOf } from '../../platform/http/index.ts'

/** What became of a rejected event. */
export const RejectedState = Type.Union([
  Type.Literal('open'),
  Type.Literal('replayed'),
  Type.Literal('dismissed'),
])

/** An event that was acknowledged and cannot be used as it is. */
export const RejectedEvent = Type.Object({
  id: Type.String({ format: 'uuid' }),
  receivedAt: Type.String({ format: 'date-time' }),
  rejectedAt: Type.String({ format: 'date-time' }),
  source: Type.String(),
  type: Type.String(),
  event: Type.String({ description: 'The name it gave, or nothing' }),
  reason: Type.String(),
  message: Type.String({ description: 'What is wrong and what to do' }),
  state: RejectedState,
  body: Type.Unknown({ description: 'The event as it came' }),
})
export type RejectedEvent = Static<typeof RejectedEvent>

export const RejectedList = listOf(RejectedEvent)

/** Open rejected events by what is wrong with them. */
export const RejectedReasons = Type.Object({
  items: Type.Array(Type.Object({ reason: Type.String(), message: Type.String(), count: Type.Integer() })),
})

/** Which rejected events to act on: these, or all open ones of a reason. */
export const RejectedChoice = Type.Union([
  Type.Object(
    { ids: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 500 }) },
    { additionalProperties: false },
  ),
  Type.Object({ reason: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
])
export type RejectedChoice = Static<typeof RejectedChoice>
