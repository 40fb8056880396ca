import type { World } from '../world/shapes.ts'
import { addresses } from './addresses.ts'
import { bots } from './bots.ts'
import { brokenRelease } from './broken-release.ts'
import { clockSkew } from './clock-skew.ts'
import { duplicateSends } from './duplicate-sends.ts'
import { duplicates } from './duplicates.ts'
import type { Mess } from './mess.ts'
import { money } from './money.ts'
import { names } from './names.ts'
import { sharedDevices } from './shared-devices.ts'
import { thirdParty } from './third-party.ts'

/** Everything that is wrong in the shop's data, in the order in which it goes wrong; one more is a file and a line here. */
export const messes: readonly Mess[] = [
  sharedDevices,
  duplicates,
  names,
  addresses,
  thirdParty,
  money,
  duplicateSends,
  brokenRelease,
  clockSkew,
  bots,
]

/** Spoils records and devices of a new world, and writes down what was spoilt. */
export function spoilPeople(world: World): void {
  for (const mess of messes) world.faults.push(...(mess.people?.(world) ?? []))
}
