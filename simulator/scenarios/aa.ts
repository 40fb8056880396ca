import type { Scenario } from './scenario.ts'

/** Nothing that is sent or shown changes what anybody does: whatever is found then is an accident. */
export const aa: Scenario = {
  name: 'aa',
  about: 'no effect: messages are opened and clicked, and change nothing',
  chances: (chances) => ({ ...chances, buy: 0, stayAway: 0 }),
}
