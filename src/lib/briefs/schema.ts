import { type Static, Type } from 'typebox'

const text = (maxLength = 4000) => Type.String({ maxLength })
const list = (maxLength = 1000) => Type.Array(Type.String({ maxLength }), { maxItems: 50 })

/** What a brief orders content for. */
export const channels = [
  'email_subject',
  'email_body',
  'landing_page',
  'onsite_block',
  'product_description',
  'ad',
] as const
export type Channel = (typeof channels)[number]

/** Something the content may claim, who says so, and until when it may be said. */
export const Fact = Type.Object({
  text: text(),
  source: Type.Optional(text(500)),
  /** day after which it may no longer be said */
  expires: Type.Optional(text(40)),
})
export type Fact = Static<typeof Fact>

/** A personal field and the words that stand in for it. */
export const BriefField = Type.Object({
  name: text(80),
  fallback: Type.Optional(Type.Union([text(500), Type.Null()])),
})

/** The order for a piece of content. */
export const Brief = Type.Object({
  channel: Type.Optional(text(60)),
  audience: Type.Optional(text()),
  objective: Type.Optional(text()),
  messages: list(),
  facts: Type.Array(Fact, { maxItems: 50 }),
  tone: Type.Optional(text()),
  mustSay: list(),
  neverSay: list(),
  legal: Type.Optional(text()),
  fields: Type.Array(BriefField, { maxItems: 40 }),
  offers: list(),
  length: Type.Optional(text(200)),
  examples: list(4000),
  avoid: list(4000),
})
export type Brief = Static<typeof Brief>
export type BriefPart = keyof Brief

/** What is vague, missing or wrong in a brief, why it matters, and how to mend it. */
export const Finding = Type.Object({
  field: Type.String(),
  rule: Type.String(),
  why: Type.String(),
  suggestion: Type.String(),
  /** points off a hundred */
  cost: Type.Number(),
})
export type Finding = Static<typeof Finding>
