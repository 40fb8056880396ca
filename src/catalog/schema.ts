import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false } as const
const money = Type.Union([Type.Number({ minimum: 0, maximum: 1e12 }), Type.Null()])
const address = Type.String({ maxLength: 2000, pattern: '^(https?://[^\\s]+)?$' })

/**
 * One product as it is sent. A field that is left out keeps its value; `null` clears it. `attributes` are replaced
 * as a whole.
 */
export const ProductInput = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 200, description: 'The id that events name the product by' }),
    name: Type.Optional(Type.String({ maxLength: 500 })),
    category: Type.Optional(Type.String({ maxLength: 200 })),
    price: Type.Optional(money),
    cost: Type.Optional(money),
    currency: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })),
    url: Type.Optional(address),
    image: Type.Optional(address),
    stock: Type.Optional(
      Type.Union([Type.Integer({ minimum: -1_000_000_000, maximum: 1_000_000_000 }), Type.Null()]),
    ),
    attributes: Type.Optional(
      Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), { maxProperties: 100 }),
    ),
  },
  closed,
)
export type ProductInput = Static<typeof ProductInput>

/** Where the last change of a product came from. */
export const productSources = ['api', 'import', 'event'] as const
export type ProductSource = (typeof productSources)[number]

/** One product. Margin is price less cost, when both are known. */
export const Product = Type.Object({
  id: Type.String(),
  name: Type.String(),
  category: Type.String(),
  price: Type.Union([Type.Number(), Type.Null()]),
  cost: Type.Union([Type.Number(), Type.Null()]),
  margin: Type.Union([Type.Number(), Type.Null()]),
  currency: Type.String(),
  url: Type.String(),
  image: Type.String(),
  stock: Type.Union([Type.Integer(), Type.Null()]),
  attributes: Type.Record(Type.String(), Type.Unknown()),
  source: Type.Unsafe<ProductSource>(Type.String({ enum: [...productSources] })),
  createdAt: Type.String(),
  updatedAt: Type.String(),
})
export type Product = Static<typeof Product>

/** What a fast choice needs of a product. */
export type ProductFact = Pick<Product, 'id' | 'name' | 'category' | 'stock' | 'margin'>

/** What a call changed. */
export const Upserted = Type.Object({
  created: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
})
export type Upserted = Static<typeof Upserted>

/** A category and how many products it has. */
export const Category = Type.Object({ name: Type.String(), products: Type.Integer() })
export type Category = Static<typeof Category>
