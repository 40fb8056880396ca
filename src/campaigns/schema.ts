import { type Static, Type } from 'typebox'
import { Purpose } from '../content/schema.ts'
import { experimentFields } from './experiment/schema.ts'
import { Journey } from './journey/schema.ts'

export { Choice } from './experiment/schema.ts'

const closed = { additionalProperties: false } as const
const id = Type.String({ format: 'uuid' })
const clockTime = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })

/** Where a campaign stands. */
export const CampaignState = Type.Union([
  Type.Literal('draft'),
  Type.Literal('in_review'),
  Type.Literal('approved'),
  Type.Literal('scheduled'),
  Type.Literal('ramping'),
  Type.Literal('running'),
  Type.Literal('paused'),
  Type.Literal('done'),
  Type.Literal('cancelled'),
])
export type CampaignState = Static<typeof CampaignState>

/** An e-mail step: which content, and which of its variants are used (none named: all of them). */
const MessageStep = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }),
    kind: Type.Literal('message'),
    channel: Type.Literal('email'),
    contentId: id,
    variantIds: Type.Array(id, { maxItems: 20 }),
    /** At each person's best hour within so many, with a share of people at any hour, so that it can be learnt. */
    bestHour: Type.Optional(
      Type.Union([
        Type.Object(
          {
            withinHours: Type.Integer({ minimum: 1, maximum: 168 }),
            explore: Type.Number({ minimum: 0, maximum: 1 }),
          },
          closed,
        ),
        Type.Null(),
      ]),
    ),
  },
  closed,
)

/** One step; further kinds (waits, branches) join this union. */
export const Step = MessageStep
export type Step = Static<typeof Step>

/** Local times between which nothing is sent, in the person's own zone; `from` after `to` spans midnight. */
const QuietHours = Type.Object({ from: clockTime, to: clockTime }, closed)

/** At most so many marketing messages in so many days, counted over all campaigns. */
const FrequencyCap = Type.Object(
  {
    messages: Type.Integer({ minimum: 1, maximum: 1000 }),
    days: Type.Integer({ minimum: 1, maximum: 365 }),
  },
  closed,
)

/** What a marketer says of a campaign: everything an approval of it binds. */
export const CampaignDefinition = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    purpose: Purpose,
    segmentId: Type.Union([id, Type.Null()]),
    objectiveId: Type.Union([id, Type.Null()]),
    /** Share of the people held out to measure against. */
    controlShare: Type.Number({ minimum: 0, maximum: 0.9 }),
    /** When to start; null starts at launch. */
    startsAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    quietHours: Type.Union([QuietHours, Type.Null()]),
    /** IANA zone for people whose own is not known. */
    timeZone: Type.String({ minLength: 1, maxLength: 64 }),
    frequencyCap: Type.Union([FrequencyCap, Type.Null()]),
    /** Hours that must lie between two marketing messages to one person. */
    cooldownHours: Type.Integer({ minimum: 0, maximum: 720 }),
    /** The first so many messages are read by people before the rest goes; 0 for no ramp. */
    rampSize: Type.Integer({ minimum: 0, maximum: 10_000 }),
    steps: Type.Array(Step, { maxItems: 30 }),
    /** Without one, everybody in the segment gets the one message, once. */
    journey: Type.Optional(Type.Union([Journey, Type.Null()])),
    ...experimentFields,
  },
  closed,
)
export type CampaignDefinition = Static<typeof CampaignDefinition>

/** What a person sends: whatever is left out stays as it is, or as a new campaign begins. */
export const CampaignInput = Type.Partial(CampaignDefinition, closed)
export type CampaignInput = Static<typeof CampaignInput>

/** What may be set aside by a named approver, never silently. */
export const OverrideCode = Type.Union([
  Type.Literal('objective'),
  Type.Literal('control'),
  Type.Literal('readiness'),
])
export type OverrideCode = Static<typeof OverrideCode>

export const Override = Type.Object({
  code: OverrideCode,
  reason: Type.String(),
  by: Type.String(),
  at: Type.String(),
})
export type Override = Static<typeof Override>

const Person = Type.Object({ id: Type.String(), name: Type.String() })

/** A campaign at its current version. */
export const Campaign = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  state: CampaignState,
  pausedFrom: Type.Union([CampaignState, Type.Null()]),
  pausedReason: Type.Union([Type.String(), Type.Null()]),
  definition: CampaignDefinition,
  overrides: Type.Array(Override),
  salt: Type.String(),
  /** Set at launch. */
  startsAt: Type.Union([Type.String(), Type.Null()]),
  /** The hash that approval was asked for; what runs is exactly what it stands for. */
  graphHash: Type.Union([Type.String(), Type.Null()]),
  reviewTask: Type.Union([Type.String(), Type.Null()]),
  authors: Type.Array(Person),
  launchedAt: Type.Union([Type.String(), Type.Null()]),
  createdAt: Type.String(),
  updatedAt: Type.String(),
})
export type Campaign = Static<typeof Campaign>

/** One thing that keeps a campaign from going live: what, in a sentence, what to do, and where. */
export const Missing = Type.Object({
  code: Type.String(),
  message: Type.String(),
  todo: Type.String(),
  subject: Type.Optional(Type.Object({ kind: Type.String(), id: Type.String() })),
  /** Set when a named approver may set it aside. */
  override: Type.Optional(OverrideCode),
})
export type Missing = Static<typeof Missing>

/** A message step with its content and variants fixed to exact versions. */
export interface GraphStep {
  id: string
  kind: 'message'
  channel: 'email'
  contentId: string
  contentVersion: number
  variants: { id: string; version: number; hash: string }[]
}

/** A campaign with every reference fixed to a version: what its hash stands for, what is approved and what runs. */
export interface CampaignGraph {
  campaignId: string
  version: number
  definition: CampaignDefinition
  salt: string
  segment: { id: string; version: number; hash: string } | null
  objective: { id: string; version: number; hash: string } | null
  steps: GraphStep[]
  /** The segments by which a journey branches. */
  branches?: { id: string; version: number; hash: string }[]
}
