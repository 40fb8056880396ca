import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false } as const

/** The commercial outcome that is counted for each assigned person over the horizon. */
export const Metric = Type.Union([
  Type.Literal('revenue_per_person'),
  Type.Literal('orders_per_person'),
  Type.Literal('conversion'),
  Type.Literal('margin_per_person'),
])
export type Metric = Static<typeof Metric>

/** A measure that must not get worse by more than the tolerance (a share of the control's value). */
export const Guardrail = Type.Object(
  {
    measure: Type.Union([
      Type.Literal('unsubscribes'),
      Type.Literal('complaints'),
      Type.Literal('refunds'),
      Type.Literal('margin'),
    ]),
    tolerance: Type.Number({ minimum: 0, maximum: 1 }),
  },
  closed,
)
export type Guardrail = Static<typeof Guardrail>

/**
 * What a workspace wants to change: the metric, over how many days from assignment, in which direction, and
 * the smallest effect worth having (in the metric's own unit per person; for conversion a share).
 */
export const ObjectiveDefinition = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    metric: Metric,
    horizonDays: Type.Integer({ minimum: 1, maximum: 365 }),
    direction: Type.Union([Type.Literal('increase'), Type.Literal('decrease')]),
    smallestEffect: Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000_000 }),
    guardrails: Type.Array(Guardrail, { maxItems: 4 }),
  },
  closed,
)
export type ObjectiveDefinition = Static<typeof ObjectiveDefinition>

/** What a person sends: the metric is checked by name, so that engagement is refused with its reason. */
export const ObjectiveInput = Type.Object(
  { ...ObjectiveDefinition.properties, metric: Type.String({ maxLength: 60 }) },
  closed,
)
export type ObjectiveInput = Static<typeof ObjectiveInput>

/** One objective at one version. */
export const Objective = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  ...ObjectiveDefinition.properties,
  hash: Type.String(),
  archived: Type.Boolean(),
  createdAt: Type.String(),
  updatedAt: Type.String(),
})
export type Objective = Static<typeof Objective>
