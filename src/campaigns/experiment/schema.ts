import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false } as const

/**
 * How one of several wordings is chosen: each as often (without it); by fixed weights, by variant id; or so that those
 * that earn more of the objective are chosen more often, with `floor` spread evenly over all whatever is believed.
 */
export const Choice = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('weights'),
      weights: Type.Record(Type.String({ format: 'uuid' }), Type.Number({ minimum: 0, maximum: 1000 })),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('bandit'), floor: Type.Number({ minimum: 0.01, maximum: 1 }) }, closed),
])
export type Choice = Static<typeof Choice>

/** A slice of a layer, as shares of all people: campaigns of one layer with slices apart never meet in one person. */
export const Layer = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '^[^\\u0000]+$' }),
    from: Type.Number({ minimum: 0, maximum: 1 }),
    to: Type.Number({ minimum: 0, maximum: 1 }),
  },
  closed,
)

/** What campaigns of both kinds may say about experiments; null is the same as leaving it out. */
export const experimentFields = {
  choice: Type.Optional(Type.Union([Choice, Type.Null()])),
  layer: Type.Optional(Type.Union([Layer, Type.Null()])),
}

/** What is wrong with it, in a sentence; a bandit needs to know what it is for. */
export function experimentProblem({
  choice,
  layer,
  objectiveId,
}: {
  choice?: Choice | null
  layer?: { from: number; to: number } | null
  objectiveId: string | null
}): string | undefined {
  if (layer && layer.from >= layer.to) return 'body.layer: "from" must be less than "to".'
  if (choice?.kind === 'bandit' && objectiveId === null)
    return 'body.choice: choosing by results needs an objective. Set objectiveId, or use weights.'
  if (choice?.kind === 'weights' && Object.values(choice.weights).every((weight) => weight === 0))
    return 'body.choice.weights: at least one weight must be above 0.'
  return undefined
}
