import type { Scenario } from './scenario.ts'

const DAYS = 45

/** A code that everybody finds: more people buy, and the shop earns less. */
export const cannibalizingOffer: Scenario = {
  name: 'cannibalizing-offer',
  about:
    'conversion up, money down: for six weeks a code takes 30 % off for those who would have paid in full too',
  offer: (world, day) => (day >= world.days - DAYS ? 0.3 : 0),
  visits: (world, person, day) => (day >= world.days - DAYS && person.priceKind === 'persuadable' ? 1.25 : 1),
}
