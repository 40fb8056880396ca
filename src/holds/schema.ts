import { type Static, Type } from 'typebox'
import { Purpose } from '../content/schema.ts'

const closed = { additionalProperties: false } as const
const id = Type.String({ format: 'uuid' })

/** What a hold stops: everything of the workspace, one campaign, one person, or everybody in a segment now. */
export const HoldScope = Type.Union([
  Type.Object({ kind: Type.Literal('everything') }, closed),
  Type.Object({ kind: Type.Literal('campaign'), id }, closed),
  Type.Object({ kind: Type.Literal('profile'), id }, closed),
  Type.Object({ kind: Type.Literal('segment'), id }, closed),
])
export type HoldScope = Static<typeof HoldScope>

/** Why, as a code; a sensitive fact is held as nothing more than this. */
const HoldCode = Type.String({ pattern: '^[a-z][a-z0-9_]{1,39}$' })

/**
 * What a person says when placing a hold. Without `purposes`, everything and a campaign are stopped for all
 * purposes, a person and a segment for marketing and service. Without `expiresAt` it stays until released.
 */
export const NewHold = Type.Object(
  {
    scope: HoldScope,
    code: HoldCode,
    reason: Type.Optional(Type.String({ maxLength: 1000 })),
    sensitive: Type.Optional(Type.Boolean()),
    purposes: Type.Optional(Type.Array(Purpose, { minItems: 1, maxItems: 3 })),
    expiresAt: Type.Optional(Type.String({ format: 'date-time' })),
  },
  closed,
)
export type NewHold = Static<typeof NewHold>

const nullable = <T extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(of: T) =>
  Type.Union([of, Type.Null()])

/**
 * One hold as its reader may see it: code, reason and names of a sensitive one are null unless the reader may
 * see sensitive holds.
 */
export const Hold = Type.Object({
  id: Type.String(),
  scope: HoldScope,
  purposes: Type.Array(Purpose),
  sensitive: Type.Boolean(),
  code: nullable(Type.String()),
  reason: nullable(Type.String()),
  placedBy: nullable(Type.String()),
  placedAt: Type.String(),
  expiresAt: nullable(Type.String()),
  active: Type.Boolean(),
  releasedAt: nullable(Type.String()),
  releasedBy: nullable(Type.String()),
  releaseNote: nullable(Type.String()),
  alreadyGone: nullable(Type.Integer()),
  takenBack: nullable(Type.Integer()),
})
export type Hold = Static<typeof Hold>

/** What the resolver needs to know of a hold: no code, no reason. */
export interface HoldMark {
  holdId: string
  scope: HoldScope['kind']
}

/** What became of the messages that were on their way when a hold was placed. */
export interface Settled {
  /** Past the channel's point of no return: they are gone. */
  alreadyGone: number
  /** Were `sending` and could still be aborted. */
  takenBack: number
}
