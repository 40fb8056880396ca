import { spoilPeople } from '../mess/index.ts'
import { presetNamed } from '../presets/index.ts'
import { scenarioNamed } from '../scenarios/index.ts'
import { makeCatalogue } from './catalogue.ts'
import { makePerson } from './person.ts'
import { randomFor } from './random.ts'
import { recordsOf } from './records.ts'
import { DAY, type World } from './shapes.ts'

/** What a world is made from. */
export interface WorldOptions {
  seed: number
  preset: string
  people: number
  days: number
  /** When the history ends, ms; a date, not part of the truth. */
  end: number
  /** Where the pictures of products are. */
  imageBase: string
  /** Names of the scenarios that are played. */
  scenarios?: readonly string[]
}

/** The shop and its people, with all that is wrong in what is known of them. */
export function makeWorld({
  seed,
  preset: name,
  people: count,
  days,
  end,
  imageBase,
  scenarios = [],
}: WorldOptions): World {
  const preset = presetNamed(name)
  const catalogue = makeCatalogue(seed, preset)
  const people = Array.from({ length: count }, (_, index) =>
    makePerson(seed, index, { preset, catalogue, days }),
  )
  const random = randomFor(seed, 'days')
  const world: World = {
    seed,
    preset: name,
    days,
    end,
    origin: Math.floor(end / DAY) * DAY - days * DAY,
    people,
    records: recordsOf(seed, people, days),
    faults: [],
    grief: { region: random.pick(people)?.region ?? '', day: Math.floor(days * (0.6 + 0.2 * random.next())) },
    release: { day: Math.floor(days * (0.5 + 0.2 * random.next())), event: 'Product Added' },
    scenarios,
    catalogue,
    imageBase,
  }
  for (const name of scenarios) scenarioNamed(name).world?.(world)
  spoilPeople(world)
  return world
}
