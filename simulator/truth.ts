import { chancesOf, respond, standardStimuli } from './behaviour/response.ts'
import type { World } from './world/shapes.ts'

/** What only tests and the score may read: who people are, and what each would do. Holds no date, so that it depends on the seed alone. */
export function truthOf({ seed, preset, days, people }: World) {
  return {
    seed,
    preset,
    days,
    people: people.map((person) => ({
      ...person,
      potential: Object.fromEntries(
        Object.entries(standardStimuli).map(([name, stimulus]) => {
          const there = { ...stimulus, hour: person.bestHour }
          return [name, { chances: chancesOf(person, there), does: respond(seed, person, there, name) }]
        }),
      ),
    })),
  }
}
