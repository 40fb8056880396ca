import type { Scenario } from './scenario.ts'

/** The release that breaks an event went out two days ago, and nobody has noticed. */
export const brokenRelease: Scenario = {
  name: 'broken-release',
  about: 'the release of two days ago lost an event, and nobody has noticed yet',
  world: (world) => {
    world.release = { ...world.release, day: world.days - 2 }
  },
}
