import { type Static, Type } from 'typebox'
import { entrySources } from '../entry-source.ts'

/** Written beside every stored condition; a later form of the tree gets another number. */
export const CONDITION_VERSION = 1

const closed = { additionalProperties: false } as const
const name = Type.String({ minLength: 1, maxLength: 200 })
const text = Type.String({ minLength: 1, maxLength: 500 })
const amount = Type.Number({ minimum: -1e12, maximum: 1e12 })
const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.String({ enum: [...values] }))

/** Of a rolling period; a day is 24 hours. */
export const TimeUnit = literals(['hours', 'days'])
export type TimeUnit = Static<typeof TimeUnit>

/**
 * A moment: so long ago, counted back from now; or a date (its first instant in the workspace's time zone); or an
 * exact ISO time with its offset.
 */
export const TimePoint = Type.Union([
  Type.Object({ ago: Type.Integer({ minimum: 0, maximum: 100_000 }), unit: TimeUnit }, closed),
  Type.Object({ date: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }) }, closed),
  Type.Object({ at: Type.String({ format: 'date-time' }) }, closed),
])
export type TimePoint = Static<typeof TimePoint>

/**
 * Which events count. Every window ends now at the latest. `last n` is now − n < t ≤ now; `before` is t < time;
 * `after` is t ≥ time; `between` is from ≤ t < to. Without a window: ever.
 */
export const Window = Type.Union([
  Type.Object({ kind: Type.Literal('ever') }, closed),
  Type.Object(
    { kind: Type.Literal('last'), n: Type.Integer({ minimum: 1, maximum: 100_000 }), unit: TimeUnit },
    closed,
  ),
  Type.Object({ kind: Type.Literal('before'), time: TimePoint }, closed),
  Type.Object({ kind: Type.Literal('after'), time: TimePoint }, closed),
  Type.Object({ kind: Type.Literal('between'), from: TimePoint, to: TimePoint }, closed),
])
export type Window = Static<typeof Window>

/** How a number is compared with a bound. */
export const NumberOp = literals(['at_least', 'at_most', 'exactly', 'more_than', 'less_than'])
export type NumberOp = Static<typeof NumberOp>

/** A value that a property or trait is compared with. */
export const Scalar = Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Boolean()])
export type Scalar = Static<typeof Scalar>

/**
 * A test of one value. `eq`, `in` compare exactly, `contains` finds a part of a text without regard to case, or a
 * member of a list. Their negations hold for a missing value too; every other test fails on a missing value.
 * `before` is value < time, `after` is value ≥ time.
 */
export const ValueTest = Type.Union([
  Type.Object({ op: literals(['eq', 'neq']), value: Scalar }, closed),
  Type.Object(
    { op: literals(['in', 'not_in']), values: Type.Array(Scalar, { minItems: 1, maxItems: 200 }) },
    closed,
  ),
  Type.Object({ op: literals(['contains', 'not_contains']), value: text }, closed),
  Type.Object({ op: literals(['gt', 'gte', 'lt', 'lte']), value: amount }, closed),
  Type.Object({ op: literals(['before', 'after']), time: TimePoint }, closed),
  Type.Object({ op: literals(['exists', 'missing']) }, closed),
])
export type ValueTest = Static<typeof ValueTest>

/**
 * A test of an event's property. Dots lead into objects and one `[]` into a list, of which any member may pass:
 * `category`, `coupon.code`, `products[].product_id`.
 */
export const PropertyFilter = Type.Object({ property: name, is: ValueTest }, closed)
export type PropertyFilter = Static<typeof PropertyFilter>

/**
 * What is asked of the events that count: how many; their value in money (of no events: sum 0, average and largest
 * fail); when the first or last of them was (`before` is t < time, `after` is t ≥ time; fails without events).
 */
export const Measure = Type.Union([
  Type.Object(
    {
      measure: Type.Literal('count'),
      op: NumberOp,
      value: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    },
    closed,
  ),
  Type.Object({ measure: literals(['sum', 'average', 'largest']), op: NumberOp, value: amount }, closed),
  Type.Object(
    { measure: literals(['first', 'last']), op: literals(['before', 'after']), time: TimePoint },
    closed,
  ),
])
export type Measure = Static<typeof Measure>

/** Behaviour: of the events of one name, in a window, that pass every filter. */
export const EventCondition = Type.Object(
  {
    kind: Type.Literal('event'),
    event: name,
    where: Type.Optional(Type.Array(PropertyFilter, { maxItems: 10 })),
    within: Type.Optional(Window),
    is: Measure,
  },
  closed,
)
export type EventCondition = Static<typeof EventCondition>

/**
 * Computed from the commerce events: completed orders; their value less what was refunded; the average value of an
 * order; refunds.
 */
export const BehaviourCondition = Type.Object(
  {
    kind: Type.Literal('behaviour'),
    of: literals(['orders', 'revenue', 'average_order', 'refunds']),
    within: Type.Optional(Window),
    op: NumberOp,
    value: amount,
  },
  closed,
)
export type BehaviourCondition = Static<typeof BehaviourCondition>

/** Events by name and what they carry. */
export const EventMatch = Type.Object(
  { event: name, where: Type.Optional(Type.Array(PropertyFilter, { maxItems: 10 })) },
  closed,
)
export type EventMatch = Static<typeof EventMatch>

/**
 * One step: `times` matching events (once without it), of a name, or of any name when a visit came `from` one of these
 * sources with it. `session: same` asks for the session of the step before and, as `later` does, that repeats lie in
 * one session; `later` asks for a later session than that of the step before.
 */
export const SequenceStep = Type.Object(
  {
    event: Type.Optional(name),
    where: Type.Optional(Type.Array(PropertyFilter, { maxItems: 10 })),
    from: Type.Optional(Type.Array(literals(entrySources), { minItems: 1, maxItems: 12 })),
    times: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
    session: Type.Optional(literals(['same', 'later'])),
  },
  closed,
)
export type SequenceStep = Static<typeof SequenceStep>

/**
 * One thing after the other, each strictly later than the one before (events of the same millisecond are one moment).
 * A session ends after 30 minutes without any event.
 * `period`: how much later than the first step the last may be. `same`: all of it with one and the same value of this
 * property (the product that somebody came back to). `without`: none of these after the first step and before … `until`:
 * the last step; the end of the session of the last step, once that is over; the end of the period, once that is over;
 * now. Without `until`: the last step.
 */
export const SequenceCondition = Type.Object(
  {
    kind: Type.Literal('sequence'),
    steps: Type.Array(SequenceStep, { minItems: 1, maxItems: 6 }),
    period: Type.Optional(
      Type.Object(
        {
          n: Type.Integer({ minimum: 1, maximum: 100_000 }),
          unit: literals(['minutes', 'hours', 'days']),
        },
        closed,
      ),
    ),
    same: Type.Optional(name),
    without: Type.Optional(Type.Array(EventMatch, { minItems: 1, maxItems: 5 })),
    until: Type.Optional(literals(['last', 'session', 'period', 'now'])),
    within: Type.Optional(Window),
  },
  closed,
)
export type SequenceCondition = Static<typeof SequenceCondition>

/** A trait of the person; a trait graded bad counts as missing. */
export const TraitCondition = Type.Object({ kind: Type.Literal('trait'), trait: name, is: ValueTest }, closed)
export type TraitCondition = Static<typeof TraitCondition>

/** What the person allows, on a channel for a purpose. */
export const ConsentCondition = Type.Object(
  {
    kind: Type.Literal('consent'),
    channel: Type.String({ minLength: 1, maxLength: 40 }),
    purpose: Type.String({ minLength: 1, maxLength: 40 }),
    state: literals(['granted', 'denied', 'unknown']),
  },
  closed,
)
export type ConsentCondition = Static<typeof ConsentCondition>

/** Whether there is a usable address on a channel. */
export const ReachableCondition = Type.Object(
  { kind: Type.Literal('reachable'), channel: Type.Literal('email') },
  closed,
)
export type ReachableCondition = Static<typeof ReachableCondition>

/** Member of another segment, as that segment is defined when it is asked. */
export const SegmentCondition = Type.Object(
  { kind: Type.Literal('segment'), segmentId: Type.String({ format: 'uuid' }) },
  closed,
)
export type SegmentCondition = Static<typeof SegmentCondition>

/** Every person there is. */
export const EveryoneCondition = Type.Object({ kind: Type.Literal('everyone') }, closed)
export type EveryoneCondition = Static<typeof EveryoneCondition>

/** The conditions without conditions inside, by kind. */
export const leafSchemas = {
  event: EventCondition,
  sequence: SequenceCondition,
  behaviour: BehaviourCondition,
  trait: TraitCondition,
  consent: ConsentCondition,
  reachable: ReachableCondition,
  segment: SegmentCondition,
  everyone: EveryoneCondition,
} as const

const inner = Type.Ref('Condition')
const group = Type.Array(inner, { minItems: 1, maxItems: 50 })

/** Who belongs to a segment, as a tree. */
export const Condition = Type.Cyclic(
  {
    Condition: Type.Union([
      Type.Object({ kind: Type.Literal('and'), of: group }, closed),
      Type.Object({ kind: Type.Literal('or'), of: group }, closed),
      Type.Object({ kind: Type.Literal('not'), of: inner }, closed),
      EventCondition,
      SequenceCondition,
      BehaviourCondition,
      TraitCondition,
      ConsentCondition,
      ReachableCondition,
      SegmentCondition,
      EveryoneCondition,
    ]),
  },
  'Condition',
)
export type Condition = Static<typeof Condition>

/** A condition without conditions inside. */
export type LeafCondition = Exclude<Condition, { kind: 'and' | 'or' | 'not' }>
