import { type Static, Type } from 'typebox'
import { Problem } from '../schema.ts'

const closed = { additionalProperties: false } as const
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength })

/** What one variant says. Personal fields stand in it as `{{ name }}`, never as values. */
export const Wording = Type.Object(
  {
    name: words(80),
    subject: words(300),
    preheader: Type.String({ maxLength: 300 }),
    heading: Type.String({ maxLength: 300 }),
    paragraphs: Type.Array(words(3000), { minItems: 1, maxItems: 12 }),
    button: Type.String({ maxLength: 100 }),
  },
  closed,
)
export type Wording = Static<typeof Wording>

/** The form in which a model answers. */
export const Wordings = Type.Object({ variants: Type.Array(Wording, { minItems: 1, maxItems: 12 }) }, closed)

const Person = Type.Object({ id: Type.String(), name: Type.String() })

/** One variant as it was written, where it went, and who changed it before. */
export const WrittenVariant = Type.Object({
  id: Type.String(),
  position: Type.Integer(),
  wording: Wording,
  problems: Type.Array(Problem),
  contentId: Type.Union([Type.String(), Type.Null()]),
  editedBy: Type.Union([Person, Type.Null()]),
})
export type WrittenVariant = Static<typeof WrittenVariant>

/** What is kept of one time of writing. */
export const RunBody = Type.Object({
  /** `model` wrote, or `parts`: composed from the brief's own parts, without a model. */
  by: Type.Union([Type.Literal('model'), Type.Literal('parts')]),
  provider: Type.String(),
  model: Type.String(),
  segment: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  link: Type.Union([Type.String(), Type.Null()]),
  system: Type.String(),
  prompt: Type.String(),
  parameters: Type.Record(Type.String(), Type.Number()),
  tokensIn: Type.Integer(),
  tokensOut: Type.Integer(),
  cost: Type.Number(),
  millis: Type.Integer(),
  tries: Type.Integer(),
  /** what a reader should know of this run */
  notes: Type.Array(Type.String()),
})
export type RunBody = Static<typeof RunBody>

/** One time of writing, with its variants. */
export const WritingRun = Type.Object({
  id: Type.String(),
  briefId: Type.String(),
  briefVersion: Type.Integer(),
  madeBy: Person,
  madeAt: Type.String(),
  ...RunBody.properties,
  variants: Type.Array(WrittenVariant),
})
export type WritingRun = Static<typeof WritingRun>

/** What is asked of the writer. */
export const WritingOrder = Type.Object(
  {
    count: Type.Integer({ minimum: 1, maximum: 8, default: 3 }),
    segmentId: Type.Optional(Type.String({ format: 'uuid' })),
    model: Type.Optional(Type.String({ maxLength: 200 })),
    /** where the button leads */
    link: Type.Optional(Type.String({ maxLength: 2000, pattern: '^https?://' })),
    temperature: Type.Optional(Type.Number({ minimum: 0, maximum: 2 })),
  },
  closed,
)
export type WritingOrder = Static<typeof WritingOrder>

/** Which variants become an e-mail, as they are or as a person changed them. */
export const Adoption = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    purpose: Type.Union([Type.Literal('marketing'), Type.Literal('service'), Type.Literal('transactional')]),
    variants: Type.Array(
      Type.Object({ id: Type.String({ format: 'uuid' }), wording: Type.Optional(Wording) }, closed),
      { minItems: 1, maxItems: 20 },
    ),
  },
  closed,
)
export type Adoption = Static<typeof Adoption>

/** What wrote a variant of an e-mail, for whoever decides about it. */
export const Origin = Type.Object({
  variantId: Type.String(),
  by: RunBody.properties.by,
  provider: Type.String(),
  model: Type.String(),
  briefId: Type.String(),
  briefVersion: Type.Integer(),
  editedBy: Type.Union([Person, Type.Null()]),
})
export type Origin = Static<typeof Origin>
