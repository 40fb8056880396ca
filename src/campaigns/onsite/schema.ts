import { type Static, Type } from 'typebox'
import type { OnsiteVariant, SlotType } from '../../content/onsite/schema.ts'
import { Purpose } from '../../content/schema.ts'
import type { Condition } from '../../lib/conditions/schema.ts'
import { experimentFields } from '../experiment/schema.ts'

const closed = { additionalProperties: false } as const
const Id = Type.String({ format: 'uuid' })
const nullable = <T extends ReturnType<typeof Type.String>>(of: T) => Type.Union([of, Type.Null()])

/** The name of a place on a page, as the page marks it: `home.hero`. */
export const SlotName = Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{0,63}$' })

/** Who sees which content in which slot, and inside which limits. */
export const OnsiteDefinition = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    purpose: Purpose,
    slot: SlotName,
    contentId: Id,
    /** Null: every visitor, also those of whom nothing is known. */
    segmentId: nullable(Id),
    objectiveId: nullable(Id),
    controlShare: Type.Number({ minimum: 0, maximum: 0.9 }),
    /** Of several campaigns for one slot the higher one is weighed first. */
    priority: Type.Integer({ minimum: 0, maximum: 1000 }),
    /** At most so often in so many days to one visitor. */
    cap: Type.Union([
      Type.Object(
        {
          shows: Type.Integer({ minimum: 1, maximum: 1000 }),
          days: Type.Integer({ minimum: 1, maximum: 90 }),
        },
        closed,
      ),
      Type.Null(),
    ]),
    endsAt: nullable(Type.String({ format: 'date-time' })),
    ...experimentFields,
  },
  closed,
)
export type OnsiteDefinition = Static<typeof OnsiteDefinition>

/** Everything that an approval of an on-site campaign binds. */
export interface OnsiteGraph {
  campaignId: string
  version: number
  definition: OnsiteDefinition
  salt: string
  slotType: SlotType
  /** The condition with every segment inside it resolved; null for every visitor. */
  segment: { id: string; version: number; hash: string; condition: Condition } | null
  objective: { id: string; version: number; hash: string } | null
  contentVersion: number
  variants: OnsiteVariant[]
}

export const OnsiteState = Type.Union([
  Type.Literal('draft'),
  Type.Literal('in_review'),
  Type.Literal('live'),
  Type.Literal('paused'),
  Type.Literal('ended'),
])
export type OnsiteState = Static<typeof OnsiteState>

/** An on-site campaign at its current version. */
export const OnsiteCampaign = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  state: OnsiteState,
  definition: OnsiteDefinition,
  /** The graph that approval was asked for. */
  graphHash: Type.Union([Type.String(), Type.Null()]),
  authors: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  createdAt: Type.String(),
  updatedAt: Type.String(),
})
export type OnsiteCampaign = Static<typeof OnsiteCampaign>

/** One thing that keeps an on-site campaign from going live. */
export const OnsiteMissing = Type.Object({ code: Type.String(), message: Type.String() })
export type OnsiteMissing = Static<typeof OnsiteMissing>

/** A campaign that may be decided on now, as the decision reads it. */
export interface ActiveOnsite {
  id: string
  state: 'live' | 'paused'
  graphHash: string
  /** Exactly this graph is approved, at this moment. */
  graphApproved: boolean
}
