import { type Static, Type } from 'typebox'
import { grades, type Grade as TraitGrade } from '../profiles/schema.ts'

/** Why a message is sent: decides about objective, consent, caps and the unsubscribe link. */
export const Purpose = Type.Union([
  Type.Literal('marketing'),
  Type.Literal('service'),
  Type.Literal('transactional'),
])
export type Purpose = Static<typeof Purpose>

/** How far a trait can be trusted, best first. */
const Grade = Type.Unsafe<TraitGrade>(Type.String({ enum: [...grades] }))

const closed = { additionalProperties: false } as const

/**
 * A merge field: the name used in Liquid, where its value comes from, the worst grade that may still be
 * merged, and the approved words used instead when the value is missing or worse than that.
 */
export const Field = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' }),
    source: Type.Object(
      {
        kind: Type.Union([Type.Literal('trait'), Type.Literal('behaviour')]),
        key: Type.String({ minLength: 1, maxLength: 100 }),
      },
      closed,
    ),
    minimumGrade: Grade,
    /** Used instead; null while nobody has written it, which keeps the content from approval. */
    fallback: Type.Union([Type.String({ maxLength: 500 }), Type.Null()]),
  },
  closed,
)
export type Field = Static<typeof Field>

/** A product shown by a products block. */
export const ShownProduct = Type.Object(
  {
    title: Type.String({ maxLength: 200 }),
    url: Type.String({ maxLength: 2000 }),
    imageUrl: Type.Optional(Type.String({ maxLength: 2000 })),
    price: Type.Optional(Type.String({ maxLength: 40 })),
  },
  closed,
)
export type ShownProduct = Static<typeof ShownProduct>

const text = (maxLength: number) => Type.String({ maxLength })

/** One block of the body. Every text may use Liquid with declared fields; `mjml` takes MJML source. */
export const Block = Type.Union([
  Type.Object({ kind: Type.Literal('heading'), text: text(1000) }, closed),
  Type.Object({ kind: Type.Literal('text'), text: text(20_000) }, closed),
  Type.Object(
    {
      kind: Type.Literal('image'),
      src: text(2000),
      alt: text(500),
      href: Type.Optional(text(2000)),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('button'), label: text(200), href: text(2000) }, closed),
  Type.Object(
    {
      kind: Type.Literal('products'),
      items: Type.Array(ShownProduct, { maxItems: 12 }),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('divider') }, closed),
  Type.Object({ kind: Type.Literal('mjml'), source: text(50_000) }, closed),
])
export type Block = Static<typeof Block>

/** The look shared by all variants of one e-mail. */
export const Style = Type.Object(
  {
    accent: Type.String({ pattern: '^#[0-9a-fA-F]{6}$' }),
    language: Type.String({ pattern: '^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$' }),
    direction: Type.Union([Type.Literal('ltr'), Type.Literal('rtl')]),
    footer: text(1000),
  },
  closed,
)
export type Style = Static<typeof Style>

/** What an author writes of one variant. */
export const VariantDraft = Type.Object(
  {
    id: Type.Optional(Type.String({ format: 'uuid' })),
    name: Type.String({ minLength: 1, maxLength: 80 }),
    subject: text(500),
    preheader: text(500),
    blocks: Type.Array(Block, { maxItems: 60 }),
  },
  closed,
)
export type VariantDraft = Static<typeof VariantDraft>

/** What an author writes of one e-mail. */
export const ContentDraft = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    purpose: Purpose,
    style: Type.Optional(Style),
    fields: Type.Array(Field, { maxItems: 40 }),
    variants: Type.Array(VariantDraft, { minItems: 1, maxItems: 20 }),
  },
  closed,
)
export type ContentDraft = Static<typeof ContentDraft>

/** The look of an e-mail that names none. */
export const defaultStyle: Style = { accent: '#1f6feb', language: 'en', direction: 'ltr', footer: '' }

/** Exactly what an approval of a variant binds: everything that reaches the recipient, fallbacks included. */
export interface VariantContent {
  purpose: Purpose
  style: Style
  fields: readonly Field[]
  subject: string
  preheader: string
  blocks: readonly Block[]
}

const Person = Type.Object({ id: Type.String(), name: Type.String() })

/** One wording of an e-mail at one version; complete in itself, so it can be compiled without its content. */
export const Variant = Type.Object({
  id: Type.String(),
  contentId: Type.String(),
  name: Type.String(),
  version: Type.Integer(),
  hash: Type.String(),
  slotHashes: Type.Record(Type.String(), Type.String()),
  authors: Type.Array(Person),
  purpose: Purpose,
  style: Style,
  fields: Type.Array(Field),
  subject: Type.String(),
  preheader: Type.String(),
  blocks: Type.Array(Block),
})
export type Variant = Static<typeof Variant>

/** One e-mail at one version, with its variants. */
export const ContentVersion = Type.Object({
  contentId: Type.String(),
  version: Type.Integer(),
  latestVersion: Type.Integer(),
  name: Type.String(),
  purpose: Purpose,
  style: Style,
  fields: Type.Array(Field),
  variants: Type.Array(Variant),
  note: Type.String(),
  revertedFrom: Type.Union([Type.Integer(), Type.Null()]),
  madeBy: Person,
  madeAt: Type.String(),
})
export type ContentVersion = Static<typeof ContentVersion>

/** What rendering needs to know of a person; a profile's recipient has this form. */
export interface FieldSource {
  traits: Readonly<Record<string, { value: unknown; grade: TraitGrade }>>
  behaviour?: Readonly<Record<string, unknown>>
}

/** What the sending side brings to one message. `wrapLink` gets each content link, never the two system links. */
export interface SystemLinks {
  unsubscribeUrl: string
  preferencesUrl: string
  openPixelUrl?: string
  wrapLink?: (url: string, position: number) => string
}

/** Why a fallback stands in for a value. */
export type FallbackReason = 'missing' | 'below_grade' | 'unusable'

/** One message as the recipient gets it. */
export interface RenderedMessage {
  subject: string
  html: string
  text: string
  usedFallbacks: string[]
  fallbackReasons: Record<string, FallbackReason>
}

/**
 * What is wrong or could be better, and what to do about it. `refused` keeps a draft from being saved,
 * `blocker` from being submitted, `hint` keeps from nothing.
 */
export const Problem = Type.Object({
  level: Type.Union([Type.Literal('refused'), Type.Literal('blocker'), Type.Literal('hint')]),
  code: Type.String(),
  variant: Type.Optional(Type.String()),
  slot: Type.String({ description: 'subject, preheader, block 1 …, field name' }),
  line: Type.Optional(Type.Integer()),
  message: Type.String(),
})
export type Problem = Static<typeof Problem>

/** An e-mail in a list. */
export const ContentSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  purpose: Purpose,
  latestVersion: Type.Integer(),
  createdAt: Type.String(),
  updatedAt: Type.String(),
  subject: Type.String(),
  variants: Type.Integer(),
  approved: Type.Integer(),
  inReview: Type.Integer(),
})
export type ContentSummary = Static<typeof ContentSummary>

/** How far the approval of one variant got. */
export const VariantState = Type.Object({
  variantId: Type.String(),
  state: Type.Union([
    Type.Literal('draft'),
    Type.Literal('in_review'),
    Type.Literal('approved'),
    Type.Literal('rejected'),
  ]),
  by: Type.Union([Person, Type.Null()]),
  at: Type.Union([Type.String(), Type.Null()]),
  taskId: Type.Union([Type.String(), Type.Null()]),
  note: Type.Union([Type.String(), Type.Null()]),
})
export type VariantState = Static<typeof VariantState>

/** A message shown to the team. */
export const Preview = Type.Object({
  subject: Type.String(),
  html: Type.String(),
  text: Type.String(),
  usedFallbacks: Type.Array(Type.String()),
  fallbackReasons: Type.Record(
    Type.String(),
    Type.Union([Type.Literal('missing'), Type.Literal('below_grade'), Type.Literal('unusable')]),
  ),
  fields: Type.Array(Type.String()),
  links: Type.Array(Type.String()),
  bytes: Type.Integer(),
})
export type Preview = Static<typeof Preview>
