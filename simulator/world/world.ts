import { presetNamed } from '../presets/index.ts'
import { makeCatalogue } from './catalogue.ts'
import { makePerson } from './person.ts'
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
}

/** The shop and its people. Scenarios then make it less tidy: see `scenarios/`. */
export function makeWorld({ seed, preset: name, people, days, end, imageBase }: WorldOptions): World {
  const preset = presetNamed(name)
  const catalogue = makeCatalogue(seed, preset)
  return {
    seed,
    preset: name,
    days,
    end,
    origin: Math.floor(end / DAY) * DAY - days * DAY,
    people: Array.from({ length: people }, (_, index) =>
      makePerson(seed, index, { preset, catalogue, days }),
    ),
    catalogue,
    imageBase,
  }
}
