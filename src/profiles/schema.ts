import { type Static, Type } from 'typebox'
import type { CollectedEvent } from '../events/schema.ts'

/** The kinds of identity, strongest first. */
export const identityKinds = ['user_id', 'email', 'phone', 'anonymous_id', 'device'] as const
export type IdentityKind = (typeof identityKinds)[number]

/** What the profiles read of a collected event. */
export type ProfileEvent = Pick<
  CollectedEvent,
  | 'messageId'
  | 'type'
  | 'event'
  | 'userId'
  | 'anonymousId'
  | 'previousId'
  | 'email'
  | 'phone'
  | 'traits'
  | 'context'
  | 'timestamp'
  | 'source'
  | 'value'
  | 'lines'
  | 'pageUrl'
> &
  Partial<Pick<CollectedEvent, 'properties'>>

export const channels = ['email', 'onsite', 'sms', 'push', 'ads'] as const
export type Channel = (typeof channels)[number]

export const purposes = ['marketing', 'service', 'personalization', 'analytics'] as const
export type Purpose = (typeof purposes)[number]

export type ConsentState = 'granted' | 'denied' | 'unknown'

const traitSources = ['event', 'import', 'console'] as const
export type TraitSource = (typeof traitSources)[number]
const traitKinds = ['behavioural', 'demographic', 'contact', 'technical', 'other'] as const
export type TraitKind = (typeof traitKinds)[number]
/** Quality grades of a trait, best first. */
export const grades = ['verified', 'good', 'doubtful', 'bad'] as const
export type Grade = (typeof grades)[number]

const literals = <T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>(Type.String({ enum: [...values] }))
const Time = Type.String({ format: 'date-time' })
const Id = Type.String({ format: 'uuid' })

/** One identifier of a person. */
export const Identity = Type.Object({
  kind: literals(identityKinds),
  value: Type.String(),
  firstSeen: Time,
  shared: Type.Boolean({ description: 'Used by several people: it is not evidence for who somebody is.' }),
})
export type Identity = Static<typeof Identity>

/** One attribute of a person, with where it came from and how good it is. */
export const Trait = Type.Object({
  name: Type.String(),
  value: Type.Unknown(),
  observedAt: Time,
  source: literals(traitSources),
  party: literals(['first', 'third'] as const),
  kind: literals(traitKinds),
  grade: literals(grades),
  reason: Type.Optional(Type.String()),
})
export type Trait = Static<typeof Trait>

/** One answer of a person to "may we, on this channel, for this purpose". */
export const Consent = Type.Object({
  channel: literals(channels),
  purpose: literals(purposes),
  state: literals(['granted', 'denied', 'unknown'] as const),
  at: Type.Optional(Time),
  source: Type.Optional(Type.String()),
  evidence: Type.Optional(Type.Unknown()),
})
export type Consent = Static<typeof Consent>

/** What a person does at the moment: ends after thirty minutes without an event. */
export const Session = Type.Object({
  start: Time,
  last: Time,
  open: Type.Boolean(),
  pages: Type.Integer(),
  events: Type.Integer(),
  products: Type.Array(Type.String(), { description: 'Products viewed, latest first, at most 20.' }),
  entry: Type.Optional(Type.Object({ source: Type.String(), page: Type.Optional(Type.String()) })),
})
export type Session = Static<typeof Session>

/** Rolling behaviour: sums over everything that happened, and the session that is open. */
export const Behaviour = Type.Object({
  firstSeen: Type.Optional(Time),
  lastSeen: Type.Optional(Time),
  events: Type.Integer(),
  counts: Type.Record(Type.String(), Type.Integer()),
  orders: Type.Integer(),
  revenue: Type.Number(),
  refunds: Type.Integer(),
  refunded: Type.Number(),
  firstOrderAt: Type.Optional(Time),
  lastOrderAt: Type.Optional(Time),
  lastItems: Type.Array(Type.String(), { description: 'Product ids of the last order.' }),
  session: Type.Optional(Session),
})
export type Behaviour = Static<typeof Behaviour>

/** Two profiles that became one person. */
export const Merge = Type.Object({
  id: Id,
  fromProfile: Id,
  toProfile: Id,
  source: Type.String(),
  at: Time,
  identities: Type.Array(Type.Object({ kind: literals(identityKinds), value: Type.String() })),
  because: Type.Array(
    Type.Object({
      one: Type.Object({ kind: literals(identityKinds), value: Type.String() }),
      other: Type.Object({ kind: literals(identityKinds), value: Type.String() }),
      how: literals(['console', 'linkage', 'alias', 'declared', 'device'] as const),
      at: Time,
    }),
    { description: 'The evidence over which it came about, the strongest first' },
  ),
  undoneAt: Type.Optional(Time),
  undoneBy: Type.Optional(Type.String()),
  undoable: Type.Boolean(),
})
export type Merge = Static<typeof Merge>

/** Evidence that two people are one which was not followed, and why. */
export const Conflict = Type.Object({
  profileId: Type.String({ description: 'The other person.' }),
  own: Type.Object({ kind: literals(identityKinds), value: Type.String() }),
  other: Type.Object({ kind: literals(identityKinds), value: Type.String() }),
  firstAt: Time,
  reason: Type.String(),
})
export type Conflict = Static<typeof Conflict>

/** A person in a list. */
export const PersonSummary = Type.Object({
  profileId: Id,
  name: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
  userId: Type.Optional(Type.String()),
  known: Type.Boolean(),
  createdAt: Time,
  lastSeen: Type.Optional(Time),
  orders: Type.Integer(),
  revenue: Type.Number(),
})
export type PersonSummary = Static<typeof PersonSummary>

/** Everything known about one person. */
export const Person = Type.Object({
  ...PersonSummary.properties,
  timeZone: Type.Optional(Type.String()),
  identities: Type.Array(Identity),
  traits: Type.Array(Trait),
  consent: Type.Array(Consent),
  behaviour: Behaviour,
  merges: Type.Array(Merge),
  conflicts: Type.Array(Conflict),
  profileIds: Type.Array(Id, { description: 'Every profile that belongs to the person.' }),
})
export type Person = Static<typeof Person>

/** A person as somebody who may be written to. */
export interface Recipient {
  profileId: string
  /** An address of grade good or better; missing otherwise. */
  email?: string
  /** IANA name; missing when neither a trait nor an event told it. */
  timeZone?: string
  locale?: string
  traits: Record<
    string,
    { value: unknown; grade: Grade; kind: TraitKind; party: 'first' | 'third'; observedAt: Date }
  >
  /** `orders`, `revenue` and the times of the first and last order, as merge fields use them. */
  behaviour?: Record<string, number | string>
  consent: (channel: Channel, purpose: Purpose) => ConsentState
}
