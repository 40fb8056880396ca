import type { Fault, ShopEvent, World } from '../world/shapes.ts'

/** What became of an event: what is sent instead of it, perhaps nothing, and which mistake it was. */
export interface Spoilt {
  instead: readonly ShopEvent[]
  what: string
}

/** One kind of disorder of real data. */
export interface Mess {
  /** The class of fault by which the truth and the score name it. */
  fault: string
  /** Spoils what systems say of people; answers what it spoilt. */
  people?(world: World): Fault[]
  /** Spoils one event; undefined where it leaves the event alone. */
  event?(world: World, event: ShopEvent): Spoilt | undefined
  /** Adds events of a day that nobody did. */
  day?(world: World, day: number): ShopEvent[]
}
