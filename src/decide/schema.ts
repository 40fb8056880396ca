import { type Static, Type } from 'typebox'
import { Purpose } from '../content/schema.ts'

/** `send` now, `wait` until `sendAt`; `control`, `skip` and `hold` send nothing. */
export const DecisionKind = Type.Union([
  Type.Literal('send'),
  Type.Literal('wait'),
  Type.Literal('control'),
  Type.Literal('skip'),
  Type.Literal('hold'),
])
export type DecisionKind = Static<typeof DecisionKind>

/** The constraints, by their names in the table of precedence. */
export const Reason = Type.Union([
  Type.Literal('held'),
  Type.Literal('campaign_cancelled'),
  Type.Literal('not_approved'),
  Type.Literal('campaign_paused'),
  Type.Literal('not_eligible'),
  Type.Literal('other_experiment'),
  Type.Literal('no_address'),
  Type.Literal('suppressed'),
  Type.Literal('no_consent'),
  Type.Literal('frequency_cap'),
  Type.Literal('control'),
  Type.Literal('cooldown'),
  Type.Literal('quiet_hours'),
  Type.Literal('scheduled'),
])
export type Reason = Static<typeof Reason>

export const Arm = Type.Union([Type.Literal('treated'), Type.Literal('control')])
export type Arm = Static<typeof Arm>

/** How a message that was to be sent ended; delivery says so. `unknown` is never sent again. */
export const Outcome = Type.Union([Type.Literal('sent'), Type.Literal('dropped'), Type.Literal('unknown')])
export type Outcome = Static<typeof Outcome>

const nullable = <T extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(of: T) =>
  Type.Union([of, Type.Null()])

/** What was decided for one person at one step, and why. */
export const Decision = Type.Object({
  id: Type.String(),
  campaignId: Type.String(),
  runId: Type.String(),
  stepId: Type.String(),
  profileId: Type.String(),
  occurrence: Type.Integer(),
  purpose: Purpose,
  kind: DecisionKind,
  /** Every constraint that applied, strongest first. */
  reasons: Type.Array(Reason),
  /** For send and wait: not before this instant. */
  sendAt: nullable(Type.String()),
  variantId: nullable(Type.String()),
  variantHash: nullable(Type.String()),
  /** With what probability this wording was chosen; null where none was, or before it was kept. */
  propensity: Type.Union([Type.Number(), Type.Null()]),
  /** The instant chosen for this person, and with what probability; null where the time was not chosen. */
  notBefore: nullable(Type.String()),
  timePropensity: Type.Union([Type.Number(), Type.Null()]),
  contentId: nullable(Type.String()),
  contentVersion: nullable(Type.Integer()),
  graphHash: Type.String(),
  decidedAt: Type.String(),
  outcome: Type.Union([Outcome, Type.Null()]),
})
export type Decision = Static<typeof Decision>

/** The resolver's answer for one person at one moment. */
export interface Resolution {
  kind: DecisionKind
  reasons: Reason[]
  /** For send and wait. */
  sendAt?: Date
}

/** One rule of the table of precedence, and whether it applied. */
export const RuleSeen = Type.Object({ reason: Reason, says: Type.String(), applied: Type.Boolean() })
export type RuleSeen = Static<typeof RuleSeen>

/** A decision made again from what was stored. */
export const Replay = Type.Object({
  decision: Decision,
  result: Type.Union([Type.Literal('same'), Type.Literal('different'), Type.Literal('not_kept')], {
    description: '`not_kept`: the person was erased, or it was decided before inputs were kept',
  }),
  again: Type.Union([
    Type.Object({
      kind: DecisionKind,
      reasons: Type.Array(Reason),
      sendAt: nullable(Type.String()),
      variantHash: nullable(Type.String()),
    }),
    Type.Null(),
  ]),
  /** What was known at that moment. */
  input: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]),
  rules: Type.Array(RuleSeen),
  arm: Type.Object({ control: Type.Boolean(), share: Type.Number() }),
  odds: Type.Array(Type.Object({ variantId: Type.String(), hash: Type.String(), chance: Type.Number() })),
})
export type Replay = Static<typeof Replay>

/** How many people each kind and reason met. */
export const Counts = Type.Object({
  people: Type.Integer(),
  send: Type.Integer(),
  wait: Type.Integer(),
  control: Type.Integer(),
  skip: Type.Integer(),
  hold: Type.Integer(),
  reasons: Type.Record(Type.String(), Type.Integer()),
})
export type Counts = Static<typeof Counts>

/** How far one pass of a campaign over its people has come. */
export const Run = Type.Object({
  id: Type.String(),
  campaignId: Type.String(),
  occurrence: Type.Integer(),
  version: Type.Integer(),
  graphHash: Type.String(),
  /** In the segment when the run started. */
  people: Type.Integer(),
  counts: Counts,
  sends: Type.Integer(),
  complete: Type.Boolean(),
  releaseLimit: nullable(Type.Integer()),
  ramp: Type.Union([
    Type.Literal('none'),
    Type.Literal('filling'),
    Type.Literal('reading'),
    Type.Literal('passed'),
    Type.Literal('failed'),
  ]),
  rampTask: nullable(Type.String()),
  startedAt: Type.String(),
  finishedAt: nullable(Type.String()),
})
export type Run = Static<typeof Run>

/** One column of the waterfall: how many are left, and whom the step before it lost, by reason. */
export const WaterfallStep = Type.Object({
  code: Type.Union([
    Type.Literal('segment'),
    Type.Literal('consented'),
    Type.Literal('not_held'),
    Type.Literal('not_capped'),
    Type.Literal('not_control'),
  ]),
  people: Type.Integer(),
  lost: Type.Record(Type.String(), Type.Integer()),
})
export type WaterfallStep = Static<typeof WaterfallStep>

/** Why a rendering is worth reading. */
export const PickReason = Type.Union([
  Type.Literal('most_fallbacks'),
  Type.Literal('longest'),
  Type.Literal('shortest'),
  Type.Literal('other_script'),
  Type.Literal('right_to_left'),
  Type.Literal('highest_value'),
  Type.Literal('random'),
])
export type PickReason = Static<typeof PickReason>

export const Pick = Type.Object({
  profileId: Type.String(),
  variantId: Type.String(),
  why: Type.Array(PickReason),
})
export type Pick = Static<typeof Pick>

/** What the campaign would do now, by the same resolver that decides, without deciding. */
export const Waterfall = Type.Object({
  campaignId: Type.String(),
  version: Type.Integer(),
  computedAt: Type.String(),
  steps: Type.Array(WaterfallStep),
  control: Type.Integer(),
  toSend: Type.Integer(),
  /** Of those, how many would wait, by reason. */
  later: Type.Record(Type.String(), Type.Integer()),
  /** Of those to be sent, how many have a fallback in them, and for which field. */
  fallbacks: Type.Object({
    messages: Type.Integer(),
    byField: Type.Record(Type.String(), Type.Integer()),
  }),
  byVariant: Type.Record(Type.String(), Type.Integer()),
  picks: Type.Array(Pick),
})
export type Waterfall = Static<typeof Waterfall>

/** One message as it would be, or why it cannot be rendered. */
export const Rendering = Type.Object({
  ...Pick.properties,
  variantName: Type.String(),
  email: Type.Union([Type.String(), Type.Null()]),
  subject: Type.String(),
  html: Type.String(),
  text: Type.String(),
  usedFallbacks: Type.Array(Type.String()),
  error: Type.Union([Type.String(), Type.Null()]),
})
export type Rendering = Static<typeof Rendering>

/** Why an address takes no more mail; `detail` are the channel's own words, without personal data. */
export const Suppression = Type.Object({
  address: Type.Union([Type.String(), Type.Null()], {
    description: 'null once the person was erased; a keyed hash goes on suppressing the address',
  }),
  reason: Type.Union([Type.Literal('bounced'), Type.Literal('complained'), Type.Literal('by_hand')]),
  detail: Type.Optional(Type.String()),
})
export type Suppression = Static<typeof Suppression>
