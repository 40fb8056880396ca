import { type Static, Type } from 'typebox'
import { Metric } from '../objectives/schema.ts'

const Interval = Type.Object({ low: Type.Number(), high: Type.Number() })

/** One arm: who was assigned to it and what they did within the horizon. */
export const ArmOutcome = Type.Object({
  people: Type.Integer({ description: 'Assigned people, whether or not anything reached them' }),
  complete: Type.Integer({ description: 'People whose horizon has passed' }),
  perPerson: Type.Number({ description: 'The metric, per assigned person' }),
  total: Type.Number({ description: 'The metric, summed' }),
  buyers: Type.Integer({ description: 'People with at least one order' }),
  orders: Type.Integer(),
  revenue: Type.Number({ description: 'Order values less refunds' }),
})
export type ArmOutcome = Static<typeof ArmOutcome>

/** Treated less control, or why there is no such number. */
export const Effect = Type.Union([
  Type.Object({
    kind: Type.Literal('estimate'),
    perPerson: Type.Number(),
    interval: Interval,
    relative: Type.Optional(Type.Object({ share: Type.Number(), interval: Interval })),
    total: Type.Object(
      { value: Type.Number(), interval: Interval },
      { description: 'The effect times the treated people: what the campaign brought' },
    ),
    pValue: Type.Number(),
  }),
  Type.Object({ kind: Type.Literal('none'), why: Type.String() }),
])
export type Effect = Static<typeof Effect>

/** What may be concluded, in words, and what it would take where nothing can be. */
export const Verdict = Type.Object({
  kind: Type.Union([
    Type.Literal('better'),
    Type.Literal('worse'),
    Type.Literal('no_worthwhile_difference'),
    Type.Literal('cannot_tell_yet'),
    Type.Literal('not_to_be_trusted'),
    Type.Literal('clicks_not_outcome'),
  ]),
  sentence: Type.String(),
  needed: Type.Optional(Type.String()),
})
export type Verdict = Static<typeof Verdict>

/** An engagement measure: shown beside the objective, never optimized. */
export const ProxyMeasure = Type.Object({
  measure: Type.Union([Type.Literal('opened'), Type.Literal('clicked'), Type.Literal('unsubscribed')]),
  people: Type.Integer(),
  share: Type.Number({ description: 'Of the people to whom a message was sent' }),
})
export type ProxyMeasure = Static<typeof ProxyMeasure>

/** The effect read in another way, per person, beside the planned one. */
export const Reading = Type.Object({
  name: Type.Union([
    Type.Literal('always_valid'),
    Type.Literal('adjusted_for_before'),
    Type.Literal('adjusted_always_valid'),
    Type.Literal('largest_values_cut'),
  ]),
  perPerson: Type.Number(),
  interval: Interval,
  pValue: Type.Number(),
})
export type Reading = Static<typeof Reading>

/** A measure that must not get worse, and whether that is shown. */
export const GuardrailResult = Type.Object({
  measure: Type.String(),
  tolerance: Type.Number({ description: 'Share of the control value' }),
  control: Type.Number({ description: 'Per assigned person' }),
  treated: Type.Number(),
  state: Type.Union([Type.Literal('held'), Type.Literal('broken'), Type.Literal('cannot_tell')]),
  pValue: Type.Optional(Type.Number()),
})
export type GuardrailResult = Static<typeof GuardrailResult>

/** Whether engagement rose while the objective fell short of what is worth having, by two one-sided tests. */
export const Alarm = Type.Object({
  raised: Type.Boolean(),
  clickShare: Type.Number({ description: 'Of the people written to by this campaign' }),
  usualClickShare: Type.Number({ description: 'Of the people written to by other campaigns' }),
  clicksRoseP: Type.Number(),
  objectiveShortP: Type.Number(),
})
export type Alarm = Static<typeof Alarm>

export const Results = Type.Object({
  campaignId: Type.String(),
  name: Type.String(),
  state: Type.String(),
  objective: Type.Union([
    Type.Object({
      id: Type.String(),
      version: Type.Integer(),
      name: Type.String(),
      metric: Metric,
      horizonDays: Type.Integer(),
      direction: Type.String(),
      smallestEffect: Type.Number(),
    }),
    Type.Null(),
  ]),
  assignedFrom: Type.Union([Type.String(), Type.Null()]),
  completeAt: Type.Union([Type.String(), Type.Null()]),
  treated: ArmOutcome,
  control: ArmOutcome,
  effect: Effect,
  verdict: Verdict,
  readings: Type.Array(Reading, { description: 'The same effect, read in other ways' }),
  alarm: Type.Union([Alarm, Type.Null()]),
  guardrails: Type.Array(GuardrailResult),
  sampleRatio: Type.Union([
    Type.Object({
      plannedControlShare: Type.Number(),
      observedControlShare: Type.Number(),
      pValue: Type.Number(),
      mismatch: Type.Boolean(),
    }),
    Type.Null(),
  ]),
  inBothArms: Type.Integer({ description: 'People of both arms after a merge: left out of the comparison' }),
  sent: Type.Integer(),
  proxies: Type.Array(ProxyMeasure),
})
export type Results = Static<typeof Results>

/** The effect so far at several instants; orders as they were placed, refunds left out. */
export const EffectOverTime = Type.Object({
  metric: Metric,
  points: Type.Array(
    Type.Object({
      at: Type.String(),
      treated: Type.Integer({ description: 'People assigned until then' }),
      control: Type.Integer(),
      perPerson: Type.Number(),
      interval: Type.Object(
        { low: Type.Number(), high: Type.Number() },
        { description: '95 %, at all instants at once' },
      ),
    }),
  ),
})
export type EffectOverTime = Static<typeof EffectOverTime>

/** What could be found before anything is sent, by share of control, from the workspace's own history. */
export const Plan = Type.Object({
  metric: Metric,
  horizonDays: Type.Integer(),
  smallestEffect: Type.Number(),
  history: Type.Object({
    people: Type.Integer({ description: 'Known before the last horizon' }),
    perPerson: Type.Number({ description: 'The metric within it' }),
    standardDeviation: Type.Number(),
  }),
  people: Type.Integer({ description: 'Planned to be assigned, both arms' }),
  why: Type.Optional(Type.String({ description: 'Why nothing can be planned' })),
  shares: Type.Array(
    Type.Object({
      controlShare: Type.Number(),
      power: Type.Number({ description: 'Chance to find the smallest effect worth having' }),
      detectable: Type.Number({ description: 'The smallest effect found with 80 % chance' }),
      peopleNeeded: Type.Integer({
        description: 'For an 80 % chance to find the smallest effect worth having',
      }),
      weeks: Type.Integer({
        description: 'Until they were reached, as people come by now, and their horizon passed',
      }),
      forgone: Type.Number({ description: 'What the control costs if the effect is just worth having' }),
    }),
  ),
})
export type Plan = Static<typeof Plan>
