/**
 * The catalogue: what the shop sells. Products come by API, from files, and from the events that mention them; an
 * event only fills what is empty.
 */
export { catalogInMemory } from './in-memory.ts'
export { learnFromEvents } from './learn.ts'
export { getProduct, listCategories, listProducts, productsById } from './products.ts'
export { routes } from './routes.ts'
export type { Product, ProductInput } from './schema.ts'
export { learnProducts, upsertProducts } from './upsert.ts'
