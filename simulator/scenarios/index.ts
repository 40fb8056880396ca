import type { Person, ShopEvent, World } from '../world/shapes.ts'
import { aa } from './aa.ts'
import { brokenRelease } from './broken-release.ts'
import { cannibalizingOffer } from './cannibalizing-offer.ts'
import { misalignedCampaign } from './misaligned-campaign.ts'
import { publicGrief } from './public-grief.ts'
import type { Scenario } from './scenario.ts'

/** Every scenario; a further one is a file and a line here. */
export const scenarios: readonly Scenario[] = [
  publicGrief,
  brokenRelease,
  misalignedCampaign,
  cannibalizingOffer,
  aa,
]

export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name)
  if (!found)
    throw new Error(
      `There is no scenario "${name}". There are: ${scenarios.map((scenario) => scenario.name).join(', ')}.`,
    )
  return found
}

/** How much more or less often a person comes by on a day, by all scenarios of the world. */
export function visitsFactor(world: World, person: Person, day: number): number {
  return played(world).reduce((factor, { visits }) => factor * (visits?.(world, person, day) ?? 1), 1)
}

/** Share off every price on a day. */
export function offerOf(world: World, day: number): number {
  return played(world).reduce((most, { offer }) => Math.max(most, offer?.(world, day) ?? 0), 0)
}

/** What scenarios add to a day. */
export function eventsOf(world: World, day: number): ShopEvent[] {
  return played(world).flatMap((scenario) => scenario.day?.(world, day) ?? [])
}

/** The scenarios that a world plays. */
export function played(world: World): readonly Scenario[] {
  return world.scenarios.map(scenarioNamed)
}
