import { draw, type Random, weighted } from '../world/random.ts'
import { seasonFactor } from '../world/season.ts'
import type { Catalogue, Person, Product } from '../world/shapes.ts'

/** A category that the person feels like now: by taste and season. */
export function chooseCategory(random: Random, person: Person): string {
  return weighted(random.next(), person.tastes)
}

/** So many products of a category they come across, and take the one that they like best. */
export const COME_ACROSS = 10

/** How much a person likes a kind of product: some much, the others less; it shows in what they look at. */
export function likingOf(seed: number, person: Person, kind: string): number {
  return draw(seed, 'likes', person.index, kind) < 0.4 ? 1 : 0.3
}

/**
 * A product of a category: liked by others, in season, in stock, and not of a kind that they already have (unless it
 * is used up).
 */
export function chooseProduct(
  random: Random,
  catalogue: Catalogue,
  category: string,
  at: number,
  owned: ReadonlyMap<string, number>,
  likes: (kind: string) => number,
): Product | undefined {
  const products = catalogue.ofCategory.get(category) ?? []
  let best: Product | undefined
  let bestScore = -1
  // the best of some that they come across
  for (let i = 0; i < COME_ACROSS; i += 1) {
    const product = random.pick(products)
    const has = owned.has(product.kind) && product.lastsDays === undefined
    const score =
      (0.2 + product.appeal) *
      seasonFactor(product.season, at) *
      likes(product.kind) *
      (has ? 0.05 : 1) *
      (product.stock > 0 ? 1 : 0)
    if (score > bestScore) {
      best = product
      bestScore = score
    }
  }
  return best
}

/** What is bought together with a product, now and then. */
export function chooseComplement(
  random: Random,
  catalogue: Catalogue,
  product: Product,
): Product | undefined {
  const kinds = catalogue.kinds.get(product.kind)?.complements ?? []
  if (kinds.length === 0 || !random.chance(0.3)) return undefined
  const products = catalogue.ofKind.get(random.pick(kinds)) ?? []
  return products.length > 0 ? random.pick(products) : undefined
}
