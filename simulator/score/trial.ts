import { chancesOn } from '../behaviour/chances-on.ts'
import { respond, type Stimulus } from '../behaviour/response.ts'
import { draw } from '../world/random.ts'
import type { Person, World } from '../world/shapes.ts'

/** What a person does on one occasion without an offer and with one: the pair that real data never shows. */
export interface Outcomes {
  without: boolean
  with: boolean
}

const OFFER: Omit<Stimulus, 'hour'> = {
  kind: 'mail',
  offer: 0.2,
  relevance: 0.5,
  voice: undefined,
  contacts: 0,
}

/** Both outcomes of an occasion: whether they buy within its weeks. */
export function outcomesOf(world: World, person: Person, occasion: string): Outcomes {
  const would = Math.min(0.6, 0.5 * person.visitsAMonth * person.conversion)
  const without = draw(world.seed, 'would buy', person.index, occasion) < would
  const stimulus = { ...OFFER, hour: person.bestHour }
  const chances = chancesOn(world, person, stimulus, world.days)
  const does = respond(world.seed, person, stimulus, occasion, chances)
  return { without, with: (without && does.staysAwayDays === 0) || does.buys }
}

/** Whether a randomized trial gives them the offer. */
export function isTreated(world: World, person: Person, occasion: string): boolean {
  return draw(world.seed, 'assigned', person.index, occasion) < 0.5
}
