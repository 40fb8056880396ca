import { type Static, Type } from 'typebox'

export const valueTypes = ['text', 'number', 'boolean', 'object', 'list'] as const
export type ValueType = (typeof valueTypes)[number]
const ValueTypeSchema = Type.Unsafe<ValueType>(Type.String({ enum: [...valueTypes] }))

export const PlanMode = Type.Union([Type.Literal('allow'), Type.Literal('flag'), Type.Literal('drop')], {
  description:
    '`allow` keeps the event as it is, `flag` keeps it and marks the violation, `drop` sets it aside among the rejected events',
})
export type PlanMode = Static<typeof PlanMode>

/** One property that an event is expected to carry. */
export const PlannedProperty = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    types: Type.Array(ValueTypeSchema, {
      maxItems: valueTypes.length,
      uniqueItems: true,
      description: 'None: any',
    }),
    required: Type.Boolean(),
    oneOf: Type.Optional(
      Type.Array(Type.String({ maxLength: 200 }), {
        maxItems: 100,
        description: 'The only texts that it may hold',
      }),
    ),
  },
  { additionalProperties: false },
)
export type PlannedProperty = Static<typeof PlannedProperty>

/** One event that is expected. */
export const PlannedEvent = Type.Object(
  {
    event: Type.String({ minLength: 1, maxLength: 200 }),
    mode: PlanMode,
    additional: Type.Boolean({ description: 'Whether it may carry properties that are not named' }),
    properties: Type.Array(PlannedProperty, { maxItems: 300 }),
  },
  { additionalProperties: false },
)
export type PlannedEvent = Static<typeof PlannedEvent>

/** Which events and properties are expected, and what becomes of others. */
export const TrackingPlan = Type.Object(
  {
    unplanned: PlanMode,
    events: Type.Array(PlannedEvent, { maxItems: 1000 }),
  },
  { additionalProperties: false },
)
export type TrackingPlan = Static<typeof TrackingPlan>

/** The plan in force; version 0 expects nothing in particular and allows everything. */
export const StoredPlan = Type.Object({
  version: Type.Integer(),
  plan: TrackingPlan,
  savedAt: Type.Optional(Type.String({ format: 'date-time' })),
  savedBy: Type.Optional(Type.String()),
})
export type StoredPlan = Static<typeof StoredPlan>

export const noPlan: TrackingPlan = { unplanned: 'allow', events: [] }

/** What can be wrong with an event by the plan, by the names that RudderStack uses. */
export const violations = [
  'Unplanned-Event',
  'Required-Missing',
  'Datatype-Mismatch',
  'Additional-Properties',
  'Unknown-Violation',
] as const
export type Violation = (typeof violations)[number]

/** How often events violated the plan. */
export const ViolationCounts = Type.Object({
  items: Type.Array(
    Type.Object({
      event: Type.String(),
      violation: Type.String(),
      flagged: Type.Integer(),
      dropped: Type.Integer(),
    }),
  ),
})
