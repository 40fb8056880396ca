import { type Static, Type } from 'typebox'
import { type IdentityKind, identityKinds } from '../schema.ts'

const Kind = Type.Unsafe<IdentityKind>(Type.String({ enum: [...identityKinds] }))

/** A value that does not tell who somebody is. */
export const BlockedValue = Type.Object(
  {
    kinds: Type.Array(Kind, { minItems: 1, maxItems: identityKinds.length, uniqueItems: true }),
    match: Type.Union([Type.Literal('is'), Type.Literal('begins'), Type.Literal('pattern')], {
      description: 'The whole value, its beginning, or a regular expression; letters of either case',
    }),
    value: Type.String({ minLength: 1, maxLength: 300 }),
    effect: Type.Union([Type.Literal('ignored'), Type.Literal('alone')], {
      description:
        '`ignored`: never an identity. `alone`: an identity only where an event tells nothing else; it joins nobody.',
    }),
    note: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type BlockedValue = Static<typeof BlockedValue>

/** How many different values of a kind one person may have, newly seen within a period. */
export const Limit = Type.Object(
  {
    most: Type.Integer({ minimum: 1, maximum: 500 }),
    per: Type.Union([Type.Literal('week'), Type.Literal('year'), Type.Literal('ever')]),
  },
  { additionalProperties: false },
)
export type Limit = Static<typeof Limit>

/** What counts as an identity, how many of each kind one person may have, and which is the strongest. */
export const IdentityRules = Type.Object(
  {
    blocked: Type.Array(BlockedValue, { maxItems: 100 }),
    limits: Type.Object(
      { user_id: Limit, email: Limit, phone: Limit, anonymous_id: Limit, device: Limit },
      { additionalProperties: false },
    ),
    priority: Type.Array(Kind, {
      minItems: identityKinds.length,
      maxItems: identityKinds.length,
      uniqueItems: true,
      description: 'Strongest first: an event is kept under the strongest identity that it tells',
    }),
  },
  { additionalProperties: false },
)
export type IdentityRules = Static<typeof IdentityRules>

/** The rules in force. */
export const StoredRules = Type.Object({
  rules: IdentityRules,
  version: Type.Integer({ description: '0 while nobody has changed them' }),
  changedAt: Type.Optional(Type.String({ format: 'date-time' })),
  changedBy: Type.Optional(Type.String()),
})
export type StoredRules = Static<typeof StoredRules>

const SHARED_MAILBOX =
  '^(info|admin(istrator)?|support|sales|contact|kontakt|office|hello|help(desk)?|billing|accounts?|accounting|hr|jobs|marketing|team|service|webmaster|postmaster|hostmaster|abuse|no-?reply|enquiries|inquiries|reception|orders?|mail|press|newsletter|bookings?|reservations?)@'

/** The rules that ship. */
export const defaultRules: IdentityRules = {
  blocked: [
    {
      kinds: [...identityKinds],
      match: 'pattern',
      value: '^[0-]*$',
      effect: 'ignored',
      note: 'Zeros and dashes',
    },
    ...['-1', 'null', 'anonymous'].map(
      (value): BlockedValue => ({
        kinds: ['user_id', 'anonymous_id', 'device'],
        match: 'is',
        value,
        effect: 'ignored',
        note: 'What programs write when they do not know',
      }),
    ),
    { kinds: ['email'], match: 'begins', value: 'test@', effect: 'ignored', note: 'Tests' },
    {
      kinds: ['email'],
      match: 'pattern',
      value: SHARED_MAILBOX,
      effect: 'alone',
      note: 'Mailboxes of a role, which several people read',
    },
  ],
  limits: {
    user_id: { most: 1, per: 'ever' },
    email: { most: 5, per: 'year' },
    phone: { most: 5, per: 'year' },
    anonymous_id: { most: 5, per: 'week' },
    device: { most: 5, per: 'week' },
  },
  priority: [...identityKinds],
}
