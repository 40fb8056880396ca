import { type Static, Type } from 'typebox'
import { Replay } from '../decide/schema.ts'
import { Reason } from '../review/schema.ts'

const closed = { additionalProperties: false } as const
const share = (minimum: number, maximum: number) => Type.Number({ minimum, maximum })
const nullable = <T extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Number>>(of: T) =>
  Type.Union([of, Type.Null()])
const Time = Type.String({ format: 'date-time' })

/** When a lot is good enough: by one reading, by two points of its curve, or read after read. Rates are 0…1. */
export const AcceptancePlan = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('lot'),
      ltpd: share(0.001, 0.5),
      confidence: share(0.5, 0.999),
      accept: Type.Integer({ minimum: 0, maximum: 50 }),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('two_point'),
      aql: share(0.0001, 0.4),
      alpha: share(0.001, 0.5),
      ltpd: share(0.001, 0.5),
      beta: share(0.001, 0.5),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('sequential'),
      good: share(0.0001, 0.4),
      bad: share(0.001, 0.5),
      alpha: share(0.001, 0.5),
      beta: share(0.001, 0.5),
    },
    closed,
  ),
])
export type AcceptancePlan = Static<typeof AcceptancePlan>

/** How much of what is sent is read, and what a defect does. */
export const AuditSettings = Type.Object(
  {
    /** A lot is drawn from when so many were sent, or its first message is so old, or the campaign is over. */
    lotSize: Type.Integer({ minimum: 10, maximum: 20_000 }),
    lotMinutes: Type.Integer({ minimum: 1, maximum: 10_080 }),
    plan: AcceptancePlan,
    /** The attention that people have: no more is drawn in a day, but for two of each lot. */
    readsPerDay: Type.Integer({ minimum: 2, maximum: 10_000 }),
    /** Suspicious messages brought to the desk beside the sample, of each lot. */
    suspiciousPerLot: Type.Integer({ minimum: 0, maximum: 50 }),
    /** This share of the sample is read by two people who do not know of each other. */
    readTwice: share(0, 1),
    dueHours: Type.Integer({ minimum: 1, maximum: 336 }),
    /** What is to be shown of everything sent: a defect rate below `limit`, this sure. */
    limit: share(0.0005, 0.5),
    confidence: share(0.5, 0.999),
    /** One defect of such a kind pauses the campaign whatever the plan says. */
    pauseReasons: Type.Array(Reason, { maxItems: 12 }),
  },
  closed,
)
export type AuditSettings = Static<typeof AuditSettings>

/** The risk that put a message into its stratum, strongest first. */
export const Stratum = Type.Union([
  Type.Literal('sensitive'),
  Type.Literal('new_variant'),
  Type.Literal('unusual'),
  Type.Literal('fallback'),
  Type.Literal('low_grade'),
  Type.Literal('ordinary'),
])
export type Stratum = Static<typeof Stratum>

export const LotState = Type.Union([
  Type.Literal('reading'),
  Type.Literal('accepted'),
  Type.Literal('rejected'),
  Type.Literal('undecided'),
])
export type LotState = Static<typeof LotState>

/** What was sent of one campaign in one stretch, and the verdict on it. */
export const Lot = Type.Object({
  id: Type.String(),
  campaignId: Type.String(),
  size: Type.Integer(),
  reads: Type.Integer({ description: 'Drawn to be read' }),
  read: Type.Integer(),
  defects: Type.Integer(),
  plan: AcceptancePlan,
  strictness: Type.Union([Type.Literal('normal'), Type.Literal('tightened'), Type.Literal('reduced')]),
  state: LotState,
  firstSentAt: Time,
  lastSentAt: Time,
  drawnAt: Time,
  decidedAt: nullable(Type.String()),
})
export type Lot = Static<typeof Lot>

/** One message that came to the desk after it was sent. */
export const Item = Type.Object({
  id: Type.String(),
  lotId: Type.String(),
  messageId: Type.String(),
  campaignId: Type.String(),
  variantId: Type.String(),
  variantHash: Type.String(),
  profileId: Type.String(),
  stratum: Stratum,
  why: Type.Array(Type.String()),
  /** The chance with which it was drawn; null for one picked as suspicious, which is in no estimate. */
  probability: nullable(Type.Number()),
  sentAt: Time,
  taskId: Type.String(),
  verdict: Type.Union([Type.Literal('pass'), Type.Literal('fail'), Type.Null()]),
  reason: Type.Union([Reason, Type.Null()]),
  readAt: nullable(Type.String()),
})
export type Item = Static<typeof Item>

/** One message as its recipient got it; without words once the person was erased. */
export const ReadItem = Type.Object({
  ...Item.properties,
  campaignName: Type.String(),
  variantName: Type.String(),
  /** Exactly what was merged, and where a fallback stood in; null when it is not known any more. */
  merged: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]),
  fallbacks: Type.Array(Type.String()),
  subject: Type.String(),
  html: Type.String(),
  text: Type.String(),
  /** The approved wording with its fields still open. */
  approved: Type.Object({ subject: Type.String(), text: Type.String(), by: nullable(Type.String()) }),
  /** Why it cannot be shown. */
  gone: nullable(Type.String()),
})
export type ReadItem = Static<typeof ReadItem>

/** A defect rate with what is known of it; rates 0…1, one-sided bounds at 95 %. */
export const Rate = Type.Object({
  key: Type.String(),
  /** Of a wording or a campaign. */
  name: nullable(Type.String()),
  size: Type.Integer({ description: 'Messages sent that the sample stands for' }),
  read: Type.Integer(),
  defects: Type.Integer(),
  estimate: Type.Number(),
  standardError: Type.Number(),
  lower95: Type.Number(),
  upper95: Type.Number(),
  /** Further reads without a defect until `limit` is shown; 0 when it is, null when defects stand against it. */
  toRead: nullable(Type.Integer() as unknown as ReturnType<typeof Type.Number>),
})
export type Rate = Static<typeof Rate>

/** What reading says of everything that was sent in a time. */
export const AuditReport = Type.Object({
  from: Time,
  to: Time,
  limit: Type.Number(),
  confidence: Type.Number(),
  overall: Rate,
  byStratum: Type.Array(Rate),
  byVariant: Type.Array(Rate),
  byCampaign: Type.Array(Rate),
  byMonth: Type.Array(Rate),
  /** Sent, but not yet drawn from, or drawn from and nothing read. */
  waiting: Type.Object({ undrawn: Type.Integer(), unread: Type.Integer(), overdue: Type.Integer() }),
  suspicious: Type.Object({ read: Type.Integer(), defects: Type.Integer(), open: Type.Integer() }),
  reasons: Type.Record(Type.String(), Type.Integer()),
})
export type AuditReport = Static<typeof AuditReport>

/** Why one person got one message, or did not: everything that bears on it. */
export const Explanation = Type.Object({
  decisionId: Type.String(),
  messageId: nullable(Type.String()),
  profileId: Type.String(),
  campaign: Type.Object({ id: Type.String(), name: Type.String(), version: Type.Integer() }),
  replay: Replay,
  /** Exact versions of everything that was used. */
  versions: Type.Array(
    Type.Object({
      kind: Type.String(),
      id: Type.String(),
      version: nullable(Type.Number()),
      hash: nullable(Type.String()),
    }),
  ),
  approvals: Type.Array(
    Type.Object({
      of: Type.String(),
      by: Type.String(),
      at: Time,
      voidedAt: nullable(Type.String()),
      voidReason: nullable(Type.String()),
    }),
  ),
  variants: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), chance: Type.Number(), chosen: Type.Boolean() }),
  ),
  message: Type.Union([
    Type.Object({
      status: Type.String(),
      merged: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]),
      fallbacks: Type.Array(Type.String()),
      endedAt: nullable(Type.String()),
      errorCode: nullable(Type.String()),
    }),
    Type.Null(),
  ]),
  /** The same for the customer, in plain words and without anybody's name but theirs. */
  plain: Type.Array(Type.String()),
})
export type Explanation = Static<typeof Explanation>

/** One thing done about a defect. */
export const DefectStep = Type.Object({
  kind: Type.Union([
    Type.Literal('paused'),
    Type.Literal('revoked'),
    Type.Literal('correction'),
    Type.Literal('banned'),
    Type.Literal('closed'),
  ]),
  at: Time,
  by: Type.String(),
  detail: Type.String(),
})
export type DefectStep = Static<typeof DefectStep>

/** A defect that a reader found, and what became of it. */
export const Defect = Type.Object({
  id: Type.String(),
  itemId: Type.String(),
  messageId: Type.String(),
  campaignId: Type.String(),
  variantId: Type.String(),
  variantHash: Type.String(),
  reason: Reason,
  note: Type.String(),
  foundBy: Type.Object({ id: Type.String(), name: Type.String() }),
  foundAt: Time,
  state: Type.Union([Type.Literal('open'), Type.Literal('handled'), Type.Literal('accepted')]),
  steps: Type.Array(DefectStep),
})
export type Defect = Static<typeof Defect>
