import { Type } from 'typebox'
import { transact } from '../platform/ctx.ts'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { Suppression } from './schema.ts'
import { listSuppressions, suppress, suppressedAmong, unsuppress } from './suppress.ts'

const tags = ['Suppressions']
const Address = Type.Object(
  { address: Type.String({ minLength: 3, maxLength: 320, pattern: '^[^@\\s]+@[^@\\s]+$' }) },
  { additionalProperties: false },
)
const Done = Type.Object({ address: Type.String() })

export const suppressionRoutes: Routes = async (app) => {
  app.get(
    '/api/suppressions',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'Addresses that take no more mail, in alphabetical order',
        querystring: ListQuery,
        response: { 200: listOf(Type.Object({ ...Suppression.properties, at: Type.String() })) },
      },
    },
    async ({ ctx, query }) => listSuppressions(ctx, query),
  )

  app.post(
    '/api/suppressions',
    {
      config: { permission: 'people.write' },
      schema: {
        tags,
        summary: 'Let no more mail go to an address, whatever consent says',
        body: Address,
        response: { 200: Done },
      },
    },
    async ({ ctx, body }) => {
      await suppress(ctx, { address: body.address, reason: 'by_hand' })
      return body
    },
  )

  app.post(
    '/api/suppressions/import',
    {
      config: { permission: 'people.write' },
      schema: {
        tags,
        summary:
          'Suppress the addresses of a list, as another sender has kept it; those known already stay as they are',
        body: Type.Object(
          {
            items: Type.Array(
              Type.Object(
                { ...Address.properties, reason: Type.Optional(Suppression.properties.reason) },
                { additionalProperties: false },
              ),
              { maxItems: 1000 },
            ),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ added: Type.Integer(), known: Type.Integer() }) },
      },
    },
    async ({ ctx, body }) => {
      const known = await suppressedAmong(
        ctx,
        body.items.map(({ address }) => address),
      )
      await transact(ctx, async (tx) => {
        for (const { address, reason = 'by_hand' } of body.items) await suppress(tx, { address, reason })
      })
      return { added: body.items.length - known.size, known: known.size }
    },
  )

  app.post(
    '/api/suppressions/remove',
    {
      config: { permission: 'people.write' },
      schema: {
        tags,
        summary: 'Let mail go to a suppressed address again',
        body: Address,
        response: { 200: Done },
      },
    },
    async ({ ctx, body }) => {
      await unsuppress(ctx, body.address)
      return body
    },
  )
}
