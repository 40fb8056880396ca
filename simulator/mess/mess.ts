import type { Fault, ShopEvent, World } from '../world/shapes.ts'

/** One kind of disorder of real data. */
export interface Mess {
  /** The class of fault by which the truth and the score name it. */
  fault: string
  /** Spoils what systems say of people; answers what it spoilt. */
  people?(world: World): Fault[]
  /** Spoils one event: what is sent instead of it, nothing, or undefined where it leaves the event alone. */
  event?(world: World, event: ShopEvent): readonly ShopEvent[] | undefined
  /** Adds events of a day that nobody did. */
  day?(world: World, day: number): ShopEvent[]
}
