import { type Static, Type } from 'typebox'

const Time = Type.String({ format: 'date-time' })

export const AlarmState = Type.Union([
  Type.Literal('open'),
  Type.Literal('accepted'),
  Type.Literal('broken'),
  Type.Literal('ended'),
])
export type AlarmState = Static<typeof AlarmState>

export const StreamCheck = Type.Union([
  Type.Literal('drop'),
  Type.Literal('spike'),
  Type.Literal('null_rate'),
  Type.Literal('new_property'),
  Type.Literal('vanished_property'),
  Type.Literal('type_change'),
  Type.Literal('cardinality'),
  Type.Literal('duplicates'),
  Type.Literal('late'),
])
export type StreamCheck = Static<typeof StreamCheck>

/** Figures of an alarm: counts for volume and cardinality, shares (0 to 1) for the rest. */
export const AlarmDetail = Type.Object({
  before: Type.Number({ description: 'What was usual, or expected' }),
  now: Type.Number(),
  hours: Type.Optional(Type.Integer({ description: 'Of a volume: length of the window' })),
  type: Type.Optional(Type.String({ description: 'Of a change of type: what it holds now' })),
})
export type AlarmDetail = Static<typeof AlarmDetail>

/** Something out of the ordinary in the stream of events. */
export const StreamAlarm = Type.Object({
  id: Type.String({ format: 'uuid' }),
  event: Type.String({ description: 'Empty: all events together' }),
  check: StreamCheck,
  property: Type.Optional(Type.String()),
  state: AlarmState,
  firstAt: Time,
  lastAt: Time,
  detail: AlarmDetail,
  sentence: Type.String(),
})
export type StreamAlarm = Static<typeof StreamAlarm>
