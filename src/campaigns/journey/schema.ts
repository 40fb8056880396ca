import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false } as const
const Name = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' })
const EventName = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000]+$' })
const Span = {
  n: Type.Integer({ minimum: 1, maximum: 100_000 }),
  unit: Type.Union([Type.Literal('minutes'), Type.Literal('hours'), Type.Literal('days')]),
}

/** What brings somebody onto the way. */
export const Trigger = Type.Union([
  Type.Object({ kind: Type.Literal('event'), event: EventName }, closed),
  /** Entering the campaign's segment; with `current`, also whoever is in it at the start. */
  Type.Object({ kind: Type.Literal('segment'), current: Type.Boolean() }, closed),
  /** Brought in one by one, by `POST /api/campaigns/:id/enter`. */
  Type.Object({ kind: Type.Literal('api') }, closed),
])

/** One point of the way; `next` names another one, and null ends the way. */
export const JourneyNode = Type.Union([
  /** A message: one of the campaign's steps. */
  Type.Object({ kind: Type.Literal('message'), step: Name, next: Type.Union([Name, Type.Null()]) }, closed),
  /** So long, or until an event happens; `otherwise` is where it goes when the event did not happen in time. */
  Type.Object(
    {
      kind: Type.Literal('wait'),
      ...Span,
      until: Type.Optional(
        Type.Object({ event: EventName, otherwise: Type.Union([Name, Type.Null()]) }, closed),
      ),
      next: Type.Union([Name, Type.Null()]),
    },
    closed,
  ),
  /** The first segment that the person is in decides. */
  Type.Object(
    {
      kind: Type.Literal('branch'),
      of: Type.Array(
        Type.Object(
          { segmentId: Type.String({ format: 'uuid' }), next: Type.Union([Name, Type.Null()]) },
          closed,
        ),
        { minItems: 1, maxItems: 10 },
      ),
      otherwise: Type.Union([Name, Type.Null()]),
    },
    closed,
  ),
  /** An experiment: each way for a share of people, always the same for one person. */
  Type.Object(
    {
      kind: Type.Literal('split'),
      of: Type.Array(
        Type.Object(
          {
            weight: Type.Number({ minimum: 0, maximum: 1000 }),
            next: Type.Union([Name, Type.Null()]),
          },
          closed,
        ),
        { minItems: 2, maxItems: 10 },
      ),
    },
    closed,
  ),
])
export type JourneyNode = Static<typeof JourneyNode>

/** The way that people of a campaign go; approved as a whole with its waits and branches. */
export const Journey = Type.Object(
  {
    trigger: Trigger,
    start: Name,
    nodes: Type.Record(Name, JourneyNode),
    /** Whoever does this leaves the way: what it was for has happened. */
    goal: Type.Union([EventName, Type.Null()]),
    /** Days that must have passed since the end before somebody enters again; null: once only. */
    reentryDays: Type.Union([Type.Integer({ minimum: 0, maximum: 36_500 }), Type.Null()]),
  },
  closed,
)
export type Journey = Static<typeof Journey>
