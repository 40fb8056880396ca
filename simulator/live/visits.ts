import type { Intent, Life } from '../behaviour/life.ts'
import { session } from '../behaviour/session.ts'
import { randomFor } from '../world/random.ts'
import { DAY, type Entry, HOUR, type ShopEvent, type World } from '../world/shapes.ts'

/** What would take a visitor a minute takes so many seconds, so that somebody who looks sees it happen. */
const SECONDS_A_MINUTE = 6
const ENTRIES: Entry[] = ['branded search', 'social ad', 'direct', 'branded search', 'direct']

/**
 * One visit of today, by its number: the same number at the same time gives the same visit, given what the person did
 * before. Its events come one after the other, in order, from `at` (ms) on.
 */
export function visitNow(world: World, lives: readonly Life[], number: number, at: number): ShopEvent[] {
  const random = randomFor(world.seed, 'live', number)
  const person = random.pick(world.people)
  const life = lives[person.index]
  const device = random.pick(person.devices)
  if (!life) return []
  const day = Math.floor((at - world.origin) / DAY)
  const left = life.cart ?? life.considering
  const returns = left !== undefined && random.chance(0.6)
  const entry: Entry = returns ? 'branded search' : random.pick(ENTRIES)
  const intent: Intent = returns ? 'return' : entry === 'social ad' ? 'ad' : 'browse'
  const events = session(world, person, life, {
    day,
    at,
    key: `live-${number}-${at}`,
    random,
    device,
    intent,
    entry,
    ...(returns && { product: left.product }),
  })
  return events
    .filter(({ timestamp }) => Date.parse(timestamp) < at + HOUR)
    .map((event) => {
      const apart = Date.parse(event.timestamp) - at
      return { ...event, timestamp: new Date(at + Math.round((apart * SECONDS_A_MINUTE) / 60)).toISOString() }
    })
}
