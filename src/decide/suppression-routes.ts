import { Type } from 'typebox'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { Suppression } from './schema.ts'
import { listSuppressions, suppress, unsuppress } from './suppress.ts'

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
