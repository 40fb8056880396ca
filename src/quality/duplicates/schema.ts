import { type Static, Type } from 'typebox'
import { PersonSummary } from '../../profiles/index.ts'

const Id = Type.String({ format: 'uuid' })
const Time = Type.String({ format: 'date-time' })

export const PairState = Type.Union([
  Type.Literal('proposed'),
  Type.Literal('merged'),
  Type.Literal('different'),
  Type.Literal('gone'),
])
export type PairState = Static<typeof PairState>

/** How alike two values are. */
export const Likeness = Type.Union([
  Type.Literal('equal'),
  Type.Literal('alike'),
  Type.Literal('different'),
  Type.Literal('missing'),
])
export type Likeness = Static<typeof Likeness>

/** Two people whose records look like those of one. */
export const DuplicatePair = Type.Object({
  id: Id,
  state: PairState,
  weight: Type.Number({ description: 'Evidence in bits: log2 of the odds that they are one person' }),
  chance: Type.Number({ description: 'That they are one person, 0 to 1, as verdicts so far have taught' }),
  judged: Type.Boolean({ description: 'Whether a person said so, and not the threshold' }),
  agreement: Type.Record(Type.String(), Likeness),
  one: Type.Optional(PersonSummary),
  other: Type.Optional(PersonSummary),
  foundAt: Time,
  decidedAt: Type.Optional(Time),
  taskId: Type.Optional(Id),
})
export type DuplicatePair = Static<typeof DuplicatePair>

/** Both records side by side. */
export const Comparison = Type.Object({
  ...DuplicatePair.properties,
  fields: Type.Array(
    Type.Object({ name: Type.String(), one: Type.String(), other: Type.String(), likeness: Likeness }),
  ),
})
export type Comparison = Static<typeof Comparison>

/** What one look for duplicates did. */
export const Outcome = Type.Object({
  people: Type.Integer({ description: 'Records with enough in them to be compared' }),
  compared: Type.Integer(),
  merged: Type.Integer(),
  proposed: Type.Integer(),
  waiting: Type.Integer({ description: 'Found, and kept for the next look because the desk is full' }),
  judged: Type.Integer({ description: 'Verdicts from which it learnt' }),
  upper: Type.Number({ description: 'Bits from which on records are merged' }),
  lower: Type.Number({ description: 'Bits from which on somebody is asked' }),
  seconds: Type.Number(),
  failed: Type.Optional(Type.String()),
})
export type Outcome = Static<typeof Outcome>

export const DuplicatesOverview = Type.Object({
  proposed: Type.Integer(),
  merged: Type.Integer(),
  different: Type.Integer(),
  running: Type.Boolean(),
  last: Type.Optional(Type.Object({ at: Time, outcome: Outcome })),
})
export type DuplicatesOverview = Static<typeof DuplicatesOverview>
