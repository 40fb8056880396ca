import { chancesOn } from './behaviour/chances-on.ts'
import { respond, standardStimuli } from './behaviour/response.ts'
import { type Said, saidBy } from './behaviour/words.ts'
import type { Fault, World } from './world/shapes.ts'

/**
 * What only tests and the score may read: who people are, what each would do, and what is wrong in what is known of
 * them. Holds no date, so that it depends on the seed alone.
 */
export function truthOf(world: World) {
  const { seed, preset, days, people, records, faults, grief, release, scenarios } = world
  return {
    seed,
    preset,
    days,
    scenarios,
    grief,
    release,
    people: people.map((person) => ({
      ...person,
      said: saidBy(world, person),
      potential: Object.fromEntries(
        Object.entries(standardStimuli).map(([name, stimulus]) => {
          const there = { ...stimulus, hour: person.bestHour }
          const chances = chancesOn(world, person, there, days)
          return [name, { chances, does: respond(seed, person, there, name, chances) }]
        }),
      ),
    })),
    records,
    faults,
  }
}

/** What was sent of a history: depends on its date as well, as seasons and holidays do. */
export interface Sent {
  /** The end of the history, ms. */
  end: number
  /** Different events, by day (UTC). */
  byDay: Record<string, number>
  /** Event by event, what was wrong. */
  faults: Fault[]
  /** Orders and their worth, as they were before anything was spoilt, by user id. */
  orders: Record<string, { count: number; revenue: number }>
  /** Devices that were seen. */
  devices: string[]
}

/** What a truth file holds. */
export type Truth = ReturnType<typeof truthOf> & { sent: Sent }

export type { Said }
