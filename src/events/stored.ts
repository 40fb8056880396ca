import { type Static, Type } from 'typebox'
import { eventTypes } from './schema.ts'

const Time = Type.String({ format: 'date-time' })

/** One line of what was bought or looked at. */
export const StoredLine = Type.Object({
  productId: Type.String(),
  quantity: Type.Number(),
  price: Type.Optional(Type.Number()),
})

/** An event as it is stored. */
export const StoredEvent = Type.Object({
  messageId: Type.String(),
  profileId: Type.String({ format: 'uuid' }),
  type: Type.Unsafe<(typeof eventTypes)[number]>(Type.String({ enum: [...eventTypes] })),
  event: Type.String(),
  name: Type.Optional(Type.String({ description: 'Of a page or screen' })),
  timestamp: Time,
  receivedAt: Time,
  source: Type.String(),
  userId: Type.Optional(Type.String()),
  anonymousId: Type.Optional(Type.String()),
  orderId: Type.Optional(Type.String()),
  value: Type.Optional(Type.Number()),
  currency: Type.Optional(Type.String()),
  lines: Type.Array(StoredLine),
  pageUrl: Type.Optional(Type.String()),
  properties: Type.Record(Type.String(), Type.Unknown()),
  problems: Type.Array(Type.String()),
})
export type StoredEvent = Static<typeof StoredEvent>

/** What happened on one day. */
export const DayCount = Type.Object({
  day: Type.String({ format: 'date' }),
  events: Type.Integer(),
  people: Type.Integer(),
})
export type DayCount = Static<typeof DayCount>

/** One name of events: how often, since when. */
export const EventName = Type.Object({
  event: Type.String(),
  type: Type.String(),
  events: Type.Integer(),
  firstAt: Time,
  lastAt: Time,
})
export type EventName = Static<typeof EventName>

/** One property of an event: how many of the events looked at carry it, and an example. */
export const EventProperty = Type.Object({
  property: Type.String(),
  share: Type.Number({ description: '0 to 1' }),
  kind: Type.Union([
    Type.Literal('text'),
    Type.Literal('number'),
    Type.Literal('boolean'),
    Type.Literal('other'),
  ]),
  example: Type.String(),
})
export type EventProperty = Static<typeof EventProperty>

/** How the stream is doing. */
export const EventsOverview = Type.Object({
  days: Type.Array(DayCount),
  /** Acknowledged and not yet folded. */
  waiting: Type.Integer(),
  lagSeconds: Type.Number({ description: 'Age of the oldest event that is not folded yet' }),
  rejected: Type.Integer({ description: 'Open rejected events' }),
})
