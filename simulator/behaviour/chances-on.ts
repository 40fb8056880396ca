import { played } from '../scenarios/index.ts'
import type { Person, World } from '../world/shapes.ts'
import { type Chances, chancesOf, type Stimulus } from './response.ts'

/** Whether a person lives where people mourn on this day; it lasts into the next. */
export function mourns({ grief }: World, person: Person, day: number): boolean {
  return person.region === grief.region && (day === grief.day || day === grief.day + 1)
}

/** A person's chances on a day of the shop, as grief and scenarios change them. */
export function chancesOn(world: World, person: Person, stimulus: Stimulus, day: number): Chances {
  let chances = chancesOf(person, stimulus)
  if (mourns(world, person, day))
    chances = {
      open: chances.open * 0.6,
      click: chances.click * 0.3,
      buy: 0,
      stayAway: Math.min(1, chances.stayAway + 0.3),
      unsubscribe: Math.min(1, chances.unsubscribe * 15),
    }
  for (const scenario of played(world))
    chances = scenario.chances?.(chances, { world, person, stimulus, day }) ?? chances
  return chances
}
