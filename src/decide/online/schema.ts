import { type Static, Type } from 'typebox'
import { RenderedSlot } from '../../content/onsite/schema.ts'

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^[^\\u0000]+$' })

/** What a page asks: who, for which slots, and what it knows of the moment. */
export const OnlineRequest = Type.Object({
  profile: Type.Object({ userId: Type.Optional(text(500)), anonymousId: Type.Optional(text(500)) }),
  slot: Type.Optional(text(64)),
  slots: Type.Optional(Type.Array(text(64), { minItems: 1, maxItems: 20 })),
  context: Type.Optional(
    Type.Object({
      page: Type.Optional(
        Type.Object({
          url: Type.Optional(Type.String({ maxLength: 4000 })),
          referrer: Type.Optional(Type.String({ maxLength: 4000 })),
        }),
      ),
      /** The visitor's own choice, where the person's record says nothing; a recorded refusal counts more. */
      consent: Type.Optional(Type.Boolean()),
    }),
  ),
  reasons: Type.Optional(Type.Boolean()),
  writeKey: Type.Optional(Type.String({ maxLength: 200 })),
})
export type OnlineRequest = Static<typeof OnlineRequest>

/** `show` the content; for all others the page shows what it shows everybody. */
export const OnlineKind = Type.Union([
  Type.Literal('show'),
  Type.Literal('control'),
  Type.Literal('hold'),
  Type.Literal('skip'),
])
export type OnlineKind = Static<typeof OnlineKind>

/** One campaign that was weighed for a slot. */
export const Considered = Type.Object({
  campaignId: Type.String(),
  name: Type.String(),
  version: Type.Integer(),
  graphHash: Type.String(),
  kind: OnlineKind,
  reasons: Type.Array(Type.String()),
  /** With what probability the wording was chosen, where one was. */
  propensity: Type.Optional(Type.Number()),
})
export type Considered = Static<typeof Considered>

/** What was decided for one slot. */
export const OnlineDecision = Type.Object({
  decisionId: Type.String(),
  kind: OnlineKind,
  content: Type.Union([RenderedSlot, Type.Null()]),
  campaignId: Type.Union([Type.String(), Type.Null()]),
  variantId: Type.Union([Type.String(), Type.Null()]),
  reasons: Type.Optional(Type.Array(Considered)),
})
export type OnlineDecision = Static<typeof OnlineDecision>

export const OnlineAnswer = Type.Object({ slots: Type.Record(Type.String(), OnlineDecision) })
export type OnlineAnswer = Static<typeof OnlineAnswer>
