import { type TSchema, Type } from 'typebox'

/** The one shape in which a fault is answered. */
export const ErrorBody = Type.Object(
  {
    error: Type.Object({
      code: Type.String(),
      message: Type.String(),
      details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
  },
  { $id: 'Error', description: 'What is wrong and what to do' },
)

/** Paging of a list: at most `limit` items after the cursor of the page before. */
export const ListQuery = Type.Object({
  after: Type.Optional(Type.String({ maxLength: 200, description: 'The cursor `next` of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
})

/** A page of a list. */
export const listOf = <Item extends TSchema>(item: Item) =>
  Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) })
