import type { Scenario } from './scenario.ts'

/** The day of grief of a region is the last day of the history: it is today. */
export const publicGrief: Scenario = {
  name: 'public-grief',
  about: 'one region mourns today: who gets cheerful mail there will not forget it',
  world: (world) => {
    world.grief = { ...world.grief, day: world.days }
  },
}
