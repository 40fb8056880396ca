import type { PriceKind } from '../world/shapes.ts'

/** Share off every price on a day: one week in thirteen there is a sale. */
export function saleOn(day: number): number {
  return day % 91 >= 84 ? 0.2 : 0
}

/** How much more or less often people come by in a sale: what tells a shop, later, who is who. */
export const SALE_VISITS: Record<PriceKind, number> = {
  buys_anyway: 1,
  persuadable: 2.4,
  lost_cause: 1,
  put_off: 0.4,
}
