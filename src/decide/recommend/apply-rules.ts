import type { Found } from './rank.ts'
import type { RecommendRules } from './schema.ts'

/** What the rules read of a product. */
export interface RuledProduct {
  category: string
  stock: number | null
  margin: number | null
}

/** What a person bought, and how long ago. */
export interface Purchase {
  item: string
  days: number
}

/** A consumable comes back a little before it is used up. */
const EARLY = 0.8
/** Products that only people chose have this score. */
const PINNED = 1

/**
 * Applies what people set, and leaves out bought products with their substitutes (others of the same category).
 * A consumable (one with a learnt interval, in days) comes back after it, and its category is never left out for
 * it. Pinned products come first, buried ones last. Pure.
 */
export function applyRules(
  found: readonly Found[],
  given: {
    n: number
    rules: RecommendRules
    products: ReadonlyMap<string, RuledProduct>
    purchases: readonly Purchase[]
    intervals: Readonly<Record<string, number>>
    exclude: ReadonlySet<string>
  },
): Found[] {
  const { n, rules, products, purchases, intervals, exclude } = given
  const away = new Set([...exclude, ...rules.excludedItems])
  const awayCategories = new Set(rules.excludedCategories)
  const resting = new Set<string>()
  for (const { item, days } of purchases) {
    const interval = intervals[item]
    if (days >= (interval === undefined ? rules.boughtDays : EARLY * interval)) continue
    away.add(item)
    const category = products.get(item)?.category
    if (interval === undefined && category) resting.add(category)
  }
  const may = (id: string, pinned: boolean) => {
    const product = products.get(id)
    if (away.has(id)) return false
    if (rules.inStockOnly && product && product.stock !== null && product.stock <= 0) return false
    const category = product?.category ?? ''
    if (awayCategories.has(category)) return false
    if (category && resting.has(category) && intervals[id] === undefined) return false
    return (
      pinned || rules.leastMargin === null || product?.margin == null || product.margin >= rules.leastMargin
    )
  }
  const pinned = rules.pinned.filter((id) => may(id, true))
  const first = new Set(pinned)
  const buried = new Set(rules.buried)
  const usual = found.filter(({ id }) => !first.has(id) && may(id, false))
  const ordered = [
    ...pinned.map((id) => ({ id, score: PINNED, part: 'pinned' })),
    ...usual.filter(({ id }) => !buried.has(id)),
    ...usual.filter(({ id }) => buried.has(id)),
  ]
  const most = rules.mostPerCategory ?? Number.POSITIVE_INFINITY
  const count = new Map<string, number>()
  const chosen: Found[] = []
  for (const one of ordered) {
    if (chosen.length === n) break
    const category = products.get(one.id)?.category ?? ''
    const before = count.get(category) ?? 0
    if (category && before >= most && one.part !== 'pinned') continue
    count.set(category, before + 1)
    chosen.push(one)
  }
  return chosen
}
