import { Type } from 'typebox'
import { ListQuery, listOf, type Routes } from '../platform/http/index.ts'
import { getProduct, listCategories, listProducts } from './products.ts'
import { Category, Product, ProductInput, Upserted } from './schema.ts'
import { MOST_PRODUCTS, upsertProducts } from './upsert.ts'

const tags = ['Catalog']

/** Routes of the catalogue. */
export const routes: Routes = async (app) => {
  app.post(
    '/api/catalog/products',
    {
      config: { permission: 'catalog.write' },
      bodyLimit: 8 * 1024 * 1024,
      schema: {
        tags,
        summary: 'Add products or change the fields that are given, up to 1,000 a call',
        body: Type.Object(
          { products: Type.Array(ProductInput, { minItems: 1, maxItems: MOST_PRODUCTS }) },
          { additionalProperties: false },
        ),
        response: { 200: Upserted },
      },
    },
    async ({ ctx, body }) => upsertProducts(ctx, body.products, 'api'),
  )
  app.get(
    '/api/catalog/products',
    {
      config: { permission: 'catalog.read' },
      schema: {
        tags,
        summary: 'Products by id, or those that a search finds',
        querystring: Type.Object({
          ...ListQuery.properties,
          search: Type.Optional(Type.String({ maxLength: 200 })),
          category: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        response: { 200: listOf(Product) },
      },
    },
    async ({ ctx, query }) => listProducts(ctx, query),
  )
  app.get(
    '/api/catalog/products/:id',
    {
      config: { permission: 'catalog.read' },
      schema: {
        tags,
        summary: 'One product',
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) }),
        response: { 200: Product },
      },
    },
    async ({ ctx, params }) => getProduct(ctx, params.id),
  )
  app.get(
    '/api/catalog/categories',
    {
      config: { permission: 'catalog.read' },
      schema: {
        tags,
        summary: 'Categories, largest first',
        response: { 200: Type.Object({ items: Type.Array(Category), products: Type.Integer() }) },
      },
    },
    async ({ ctx }) => listCategories(ctx),
  )
}
