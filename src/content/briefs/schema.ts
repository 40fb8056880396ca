import { type Static, Type } from 'typebox'
import { Brief, Finding } from '../../lib/briefs/schema.ts'

const Person = Type.Object({ id: Type.String(), name: Type.String() })

/** What an author writes of a brief. */
export const BriefDraft = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    brief: Brief,
  },
  { additionalProperties: false },
)
export type BriefDraft = Static<typeof BriefDraft>

/** What the linter says of a brief today; facts that expire change it. */
export const Lint = Type.Object({
  score: Type.Number({ description: '0 to 100' }),
  bar: Type.Number({ description: 'below this a brief is not used without an override' }),
  usable: Type.Boolean(),
  findings: Type.Array(Finding),
})
export type Lint = Static<typeof Lint>

/** Who lets one version be used under the bar, and why. */
export const Override = Type.Object({ reason: Type.String(), by: Person, at: Type.String() })
export type Override = Static<typeof Override>

/** One version as it is stored. */
export interface StoredBrief {
  id: string
  version: number
  latestVersion: number
  name: string
  brief: Brief
  note: string
  madeBy: { id: string; name: string }
  madeAt: string
  override: Override | null
}

/** One brief at one version, with what the linter says of it today. */
export const BriefVersion = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  latestVersion: Type.Integer(),
  name: Type.String(),
  brief: Brief,
  note: Type.String(),
  madeBy: Person,
  madeAt: Type.String(),
  override: Type.Union([Override, Type.Null()]),
  lint: Lint,
})
export type BriefVersion = Static<typeof BriefVersion>

/** A brief in a list. */
export const BriefSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  version: Type.Integer(),
  channel: Type.Union([Type.String(), Type.Null()]),
  score: Type.Number(),
  usable: Type.Boolean(),
  overridden: Type.Boolean(),
  made: Type.Integer({ description: 'e-mails made from it' }),
  updatedAt: Type.String(),
})
export type BriefSummary = Static<typeof BriefSummary>

/** A version in the history of a brief. */
export const BriefStep = Type.Object({
  version: Type.Integer(),
  name: Type.String(),
  note: Type.String(),
  madeBy: Person,
  madeAt: Type.String(),
  override: Type.Union([Override, Type.Null()]),
})

/** An e-mail that was made from a brief. */
export const BriefUse = Type.Object({
  contentId: Type.String(),
  name: Type.String(),
  briefVersion: Type.Integer(),
  by: Person,
  at: Type.String(),
})
export type BriefUse = Static<typeof BriefUse>
