import { type ColumnType, sql } from 'kysely'
import type { Ctx } from '../platform/ctx.ts'
import type { Category, Product, ProductFact, ProductInput, ProductSource } from './schema.ts'

type Tables = {
  products: {
    workspace_id: string
    id: string
    name: string
    category: string
    price: number | null
    cost: number | null
    currency: string
    url: string
    image: string
    stock: number | null
    attributes: ColumnType<Record<string, unknown>, string, string>
    source: ProductSource
    created_at: Date
    updated_at: Date
  }
}

const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()

type Row = Awaited<ReturnType<typeof readRows>>[number]

const readRows = (ctx: Ctx, ids: readonly string[]) =>
  tables(ctx)
    .selectFrom('products')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('id', 'in', [...ids])
    .execute()

const FIELDS = 'name, category, price, cost, currency, url, image, stock, attributes'

/**
 * Adds products or changes the fields that are given, one statement for all. Where `onlyFill` is set a field that has
 * a value keeps it. Counts what really changed.
 */
export async function upsertProducts(
  ctx: Ctx,
  products: readonly ProductInput[],
  source: ProductSource,
  onlyFill: boolean,
): Promise<{ created: number; changed: number }> {
  const now = ctx.clock.now()
  const given = (field: string) => sql.raw(`given.body ? '${field}'`)
  const next = (field: string, type: string, empty: string) => {
    const value = sql.raw(`(given.body ->> '${field}')::${type}`)
    const old = sql.raw(`old.${field}`)
    const fresh = sql`coalesce(${value}, ${sql.raw(empty)})`
    return onlyFill
      ? sql`CASE WHEN ${given(field)} AND (old.id IS NULL OR old.${sql.raw(field)} IS NOT DISTINCT FROM ${sql.raw(empty)}) THEN ${fresh} ELSE coalesce(${old}, ${sql.raw(empty)}) END`
      : sql`CASE WHEN ${given(field)} THEN ${fresh} ELSE coalesce(${old}, ${sql.raw(empty)}) END`
  }
  const { rows } = await sql<{ created: boolean }>`
    INSERT INTO products AS old (workspace_id, id, ${sql.raw(FIELDS)}, source, created_at, updated_at)
    SELECT ${ctx.workspace}::uuid, given.body ->> 'id',
      ${next('name', 'text', "''")}, ${next('category', 'text', "''")},
      ${next('price', 'numeric(18, 4)', 'NULL::numeric')}, ${next('cost', 'numeric(18, 4)', 'NULL::numeric')},
      ${next('currency', 'text', "''")}, ${next('url', 'text', "''")}, ${next('image', 'text', "''")},
      ${next('stock', 'integer', 'NULL::integer')}, ${next('attributes', 'jsonb', "'{}'::jsonb")},
      ${source}, ${now}, ${now}
    FROM jsonb_array_elements(${JSON.stringify(products)}::jsonb) AS given (body)
    LEFT JOIN products AS old ON old.workspace_id = ${ctx.workspace}::uuid AND old.id = given.body ->> 'id'
    ON CONFLICT (workspace_id, id) DO UPDATE SET
      (${sql.raw(FIELDS)}) = ROW (${sql.raw(excluded())}), source = excluded.source, updated_at = excluded.updated_at
    WHERE (${sql.raw(prefixed('old'))}) IS DISTINCT FROM (${sql.raw(excluded())})
    RETURNING (xmax = 0) AS created`.execute(ctx.db)
  const created = rows.filter((row) => row.created).length
  return { created, changed: rows.length - created }
}

const prefixed = (table: string): string =>
  FIELDS.split(', ')
    .map((field) => `${table}.${field}`)
    .join(', ')
const excluded = (): string => prefixed('excluded')

/** Products by id; those that do not exist are missing. */
export async function readProducts(ctx: Ctx, ids: readonly string[]): Promise<Product[]> {
  return ids.length === 0 ? [] : (await readRows(ctx, ids)).map(toProduct)
}

/** Products by id as text; `search` finds the beginnings of words of name, category and id. */
export async function listRows(
  ctx: Ctx,
  filter: { search?: string; category?: string; limit: number; after?: string },
): Promise<Product[]> {
  let query = tables(ctx)
    .selectFrom('products')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .orderBy('id')
    .limit(filter.limit)
  if (filter.after !== undefined) query = query.where('id', '>', filter.after)
  if (filter.category !== undefined) query = query.where('category', '=', filter.category)
  const words = filter.search?.match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length > 0) {
    const pattern = words
      .slice(0, 10)
      .map((word) => `${word}:*`)
      .join(' & ')
    query = query.where(
      sql<boolean>`to_tsvector('simple', name || ' ' || category || ' ' || id) @@ to_tsquery('simple', ${pattern})`,
    )
  }
  return (await query.execute()).map(toProduct)
}

/** What a fast choice needs of the products that changed at or after an instant, oldest change first. */
export async function readChanged(ctx: Ctx, since: Date): Promise<(ProductFact & { changedAt: Date })[]> {
  const rows = await tables(ctx)
    .selectFrom('products')
    .select(['id', 'name', 'category', 'price', 'cost', 'stock', 'updated_at'])
    .where('workspace_id', '=', ctx.workspace)
    .where('updated_at', '>=', since)
    .orderBy('updated_at')
    .limit(500_000)
    .execute()
  return rows.map(({ id, name, category, price, cost, stock, updated_at }) => ({
    id,
    name,
    category,
    stock,
    margin: price === null || cost === null ? null : price - cost,
    changedAt: updated_at,
  }))
}

/** The categories that products have, largest first. */
export async function readCategories(ctx: Ctx): Promise<Category[]> {
  const rows = await tables(ctx)
    .selectFrom('products')
    .select(['category as name', sql<number>`count(*)`.as('products')])
    .where('workspace_id', '=', ctx.workspace)
    .where('category', '!=', '')
    .groupBy('category')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('category')
    .limit(500)
    .execute()
  return rows
}

/** How many products there are. */
export async function countRows(ctx: Ctx): Promise<number> {
  const row = await tables(ctx)
    .selectFrom('products')
    .select(sql<number>`count(*)`.as('count'))
    .where('workspace_id', '=', ctx.workspace)
    .executeTakeFirstOrThrow()
  return row.count
}

function toProduct(row: Row): Product {
  return {
    id: row.id,
    name: row.name,
    category: row.category,
    price: row.price,
    cost: row.cost,
    margin:
      row.price === null || row.cost === null ? null : Math.round((row.price - row.cost) * 10_000) / 10_000,
    currency: row.currency,
    url: row.url,
    image: row.image,
    stock: row.stock,
    attributes: row.attributes,
    source: row.source,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
