import type { Kind } from '../world/shapes.ts'

/** What makes one kind of shop: its range, and how its people come and buy. */
export interface Preset {
  name: string
  about: string
  kinds: readonly Kind[]
  /** Products a kind has, on average. */
  perKind: number
  currency: string
  /** Multiplies how often people come by. */
  visits: number
  conversion: number
  /** Days between deliveries of a subscription; none sells single orders only. */
  subscriptionDays?: number
}
