import type { Chances, Stimulus } from '../behaviour/response.ts'
import type { Person, ShopEvent, World } from '../world/shapes.ts'

/** A turn of events that a shop may meet; each hook is optional. */
export interface Scenario {
  name: string
  about: string
  /** Changes the world once it is made, before its data are spoilt. */
  world?(world: World): void
  /** Multiplies how often a person comes by on a day. */
  visits?(world: World, person: Person, day: number): number
  /** Share off every price for whoever buys on a day. */
  offer?(world: World, day: number): number
  /** Adds events to a day. */
  day?(world: World, day: number): ShopEvent[]
  /** Changes what a message or slot does to a person on a day. */
  chances?(chances: Chances, at: { world: World; person: Person; stimulus: Stimulus; day: number }): Chances
}
