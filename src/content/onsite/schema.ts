import { type Static, Type } from 'typebox'
import { Field } from '../schema.ts'

const closed = { additionalProperties: false } as const

/** A part of a slot: words, the address of a link, or the address of a picture. */
export interface PartType {
  kind: 'text' | 'link' | 'image'
  required: boolean
  most: number
}

/** The slots of a page by type, each with its typed parts. */
export const slotTypes = {
  hero: {
    headline: { kind: 'text', required: true, most: 120 },
    text: { kind: 'text', required: false, most: 400 },
    button_label: { kind: 'text', required: false, most: 40 },
    button_url: { kind: 'link', required: false, most: 2000 },
    image_url: { kind: 'image', required: false, most: 2000 },
    image_alt: { kind: 'text', required: false, most: 200 },
  },
  block: {
    headline: { kind: 'text', required: false, most: 120 },
    text: { kind: 'text', required: true, most: 2000 },
    link_label: { kind: 'text', required: false, most: 80 },
    link_url: { kind: 'link', required: false, most: 2000 },
  },
  headline: { text: { kind: 'text', required: true, most: 120 } },
  product_description: { text: { kind: 'text', required: true, most: 4000 } },
} as const satisfies Record<string, Record<string, PartType>>
export type SlotType = keyof typeof slotTypes

export const SlotType = Type.Unsafe<SlotType>(Type.String({ enum: Object.keys(slotTypes) }))

/** The parts of one wording; texts may use `{{ field }}`. */
export const Parts = Type.Record(Type.String({ pattern: '^[a-z_]{1,40}$' }), Type.String({ maxLength: 4000 }))
export type Parts = Static<typeof Parts>

/** What an author writes of one wording. */
export const OnsiteVariantDraft = Type.Object(
  {
    id: Type.Optional(Type.String({ format: 'uuid' })),
    name: Type.String({ minLength: 1, maxLength: 80 }),
    parts: Parts,
  },
  closed,
)

/** What an author writes for a slot of a page. */
export const OnsiteDraft = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    slotType: SlotType,
    fields: Type.Array(Field, { maxItems: 20 }),
    variants: Type.Array(OnsiteVariantDraft, { minItems: 1, maxItems: 20 }),
  },
  closed,
)
export type OnsiteDraft = Static<typeof OnsiteDraft>

const Person = Type.Object({ id: Type.String(), name: Type.String() })

/** One wording at one version; the hash stands for slot type, fields with fallbacks, and parts. */
export const OnsiteVariant = Type.Object({
  id: Type.String(),
  name: Type.String(),
  version: Type.Integer(),
  hash: Type.String(),
  slotType: SlotType,
  fields: Type.Array(Field),
  parts: Parts,
  authors: Type.Array(Person),
})
export type OnsiteVariant = Static<typeof OnsiteVariant>

/** On-site content at one version. */
export const OnsiteContent = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  slotType: SlotType,
  fields: Type.Array(Field),
  variants: Type.Array(OnsiteVariant),
  madeBy: Person,
  madeAt: Type.String(),
})
export type OnsiteContent = Static<typeof OnsiteContent>

/** Content as a visitor gets it: each part as plain text, and all of them as HTML with every value escaped. */
export const RenderedSlot = Type.Object({
  type: SlotType,
  parts: Type.Record(Type.String(), Type.String()),
  html: Type.String(),
  usedFallbacks: Type.Array(Type.String()),
})
export type RenderedSlot = Static<typeof RenderedSlot>
