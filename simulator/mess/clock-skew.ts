import { draw, randomFor } from '../world/random.ts'
import { HOUR, type ShopEvent, type World } from '../world/shapes.ts'
import type { Mess } from './mess.ts'

const SHARE = 0.02

/** Devices whose clocks are wrong: by hours, or, where the battery was empty, back at the beginning of 1970. */
export const clockSkew: Mess = {
  fault: 'clock skew',
  people: ({ seed, people }) =>
    people.flatMap(({ userId, devices }) =>
      devices.flatMap(({ anonymousId }) => {
        const what = mistakeOf(seed, anonymousId)
        return what ? [{ fault: 'clock skew', what, userId, anonymousId }] : []
      }),
    ),
  event: (world, event) => {
    if (event.anonymousId === undefined || event.event?.startsWith('Order')) return undefined
    const mistake = mistakeOf(world.seed, event.anonymousId)
    return mistake && { instead: [skewed(world, event, event.anonymousId, mistake)], what: mistake }
  },
}

function mistakeOf(seed: number, anonymousId: string): 'hours' | '1970' | undefined {
  const u = draw(seed, 'clock', anonymousId)
  return u < SHARE * 0.1 ? '1970' : u < SHARE ? 'hours' : undefined
}

function skewed(world: World, event: ShopEvent, anonymousId: string, mistake: 'hours' | '1970'): ShopEvent {
  const real = Date.parse(event.timestamp)
  const random = randomFor(world.seed, 'hours', anonymousId)
  const hours = random.whole(2, 9) * (random.chance(0.5) ? 1 : -1)
  const at = mistake === '1970' ? real - world.origin : Math.min(real + hours * HOUR, world.end)
  return { ...event, timestamp: new Date(at).toISOString() }
}
