import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false } as const
const ItemId = Type.String({ minLength: 1, maxLength: 200 })
const Names = Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 1000 })

/** What people set about recommendations. */
export const RecommendRules = Type.Object(
  {
    inStockOnly: Type.Boolean({
      description: 'Leave out what has no stock; unknown stock counts as in stock',
    }),
    leastMargin: Type.Union([Type.Number({ minimum: 0, maximum: 1e12 }), Type.Null()], {
      description: 'Leave out products with less margin; unknown margins stay',
    }),
    excludedItems: Names,
    excludedCategories: Names,
    pinned: Names,
    buried: Names,
    mostPerCategory: Type.Union([Type.Integer({ minimum: 1, maximum: 100 }), Type.Null()]),
    boughtDays: Type.Integer({
      minimum: 0,
      maximum: 3650,
      description: 'So long are bought products and their substitutes left out',
    }),
  },
  closed,
)
export type RecommendRules = Static<typeof RecommendRules>

export const defaultRules: RecommendRules = {
  inStockOnly: true,
  leastMargin: null,
  excludedItems: [],
  excludedCategories: [],
  pinned: [],
  buried: [],
  mostPerCategory: null,
  boughtDays: 90,
}

/** Whom to recommend for: a person, a session (oldest first), both, or nobody known. */
export const RecommendRequest = Type.Object(
  {
    profile: Type.Optional(
      Type.Object(
        {
          userId: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
          anonymousId: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        },
        closed,
      ),
    ),
    session: Type.Optional(Type.Array(ItemId, { maxItems: 200 })),
    n: Type.Integer({ minimum: 1, maximum: 100, default: 10 }),
    exclude: Type.Optional(Type.Array(ItemId, { maxItems: 1000 })),
    writeKey: Type.Optional(Type.String({ maxLength: 200 })),
  },
  closed,
)
export type RecommendRequest = Static<typeof RecommendRequest>

/** One recommended product. Scores are shares of what the best could reach, comparable within one answer only. */
export const Recommendation = Type.Object({
  id: Type.String(),
  score: Type.Number(),
  why: Type.String(),
})
export type Recommendation = Static<typeof Recommendation>

export const Recommendations = Type.Object({
  items: Type.Array(Recommendation),
  /** of the model; null while none is trained */
  version: Type.Union([Type.Integer(), Type.Null()]),
})
export type Recommendations = Static<typeof Recommendations>

/** One training and what came of it. */
export const RecommenderModel = Type.Object({
  version: Type.Integer(),
  state: Type.Union([Type.Literal('live'), Type.Literal('retired'), Type.Literal('refused')]),
  why: Type.String(),
  trainedAt: Type.String(),
  until: Type.String(),
  people: Type.Integer(),
  sessions: Type.Integer(),
  items: Type.Integer(),
  quality: Type.Number(),
  qualityPopular: Type.Number(),
  qualityBefore: Type.Union([Type.Number(), Type.Null()]),
})
export type RecommenderModel = Static<typeof RecommenderModel>
