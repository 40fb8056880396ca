import { dayOf, type Life, newLife } from './behaviour/life.ts'
import { recordsByDay, told } from './behaviour/records.ts'
import { subscriptionOn } from './behaviour/subscription.ts'
import { saidBy, wordsOn } from './behaviour/words.ts'
import { messes } from './mess/index.ts'
import { eventsOf } from './scenarios/index.ts'
import { groupBy } from './world/group-by.ts'
import { DAY, type Fault, type ShopEvent, type World } from './world/shapes.ts'

/** A shop as it goes on day by day. */
export interface Shop {
  world: World
  /** Where everybody stands, by their index. */
  lives: readonly Life[]
  /** What was spoilt on the way, event by event. */
  faults: Fault[]
  /** All that the shop sends about a day, in order of time. Days are asked for once each, in order. */
  day(day: number): ShopEvent[]
}

/** Opens a shop on the first day of its history. */
export function openShop(world: World): Shop {
  const lives = world.people.map(newLife)
  const faults: Fault[] = []
  const records = recordsByDay(world)
  const speakers = groupBy(
    world.people.flatMap((person) => saidBy(world, person).map((said) => ({ person, said }))),
    ({ said }) => said.day,
  )
  // what a day leads to later, such as a refund
  const later = new Map<number, ShopEvent[]>()
  const peoplesDay = (day: number) => {
    const due = later.get(day) ?? []
    later.delete(day)
    for (const person of new Set(speakers.get(day)?.map((one) => one.person)))
      due.push(...wordsOn(world, person, day))
    for (const person of world.people) {
      const life = lives[person.index]
      if (!life) continue
      due.push(...subscriptionOn(world, person, life, day))
      for (const event of dayOf(world, person, life, day)) {
        const its = Math.floor((Date.parse(event.timestamp) - world.origin) / DAY)
        if (its <= day + 1) due.push(event)
        else later.set(its, [...(later.get(its) ?? []), event])
      }
    }
    return due
  }
  return {
    world,
    lives,
    faults,
    day: (day) =>
      [
        ...(records.get(day) ?? []).flatMap((record) => told(world, record)),
        ...peoplesDay(day),
        ...eventsOf(world, day),
        ...messes.flatMap((mess) => mess.day?.(world, day) ?? []),
      ]
        .sort(byTime)
        .flatMap((event) => spoilt(world, event, faults)),
  }
}

/** The whole history of a shop, a day at a time, up to the world's end. */
export function* historyOfShop(shop: Shop): Generator<ShopEvent[], void> {
  const end = new Date(shop.world.end).toISOString()
  for (let day = 0; day <= shop.world.days; day += 1)
    yield shop.day(day).filter(({ timestamp }) => timestamp <= end)
}

function spoilt(world: World, event: ShopEvent, faults: Fault[]): readonly ShopEvent[] {
  let events: readonly ShopEvent[] = [event]
  for (const mess of messes) {
    const { event: spoil } = mess
    if (!spoil) continue
    events = events.flatMap((one) => {
      const made = spoil(world, one)
      if (made) faults.push(faultOf(world, mess.fault, made.what, one))
      return made?.instead ?? [one]
    })
  }
  return events
}

function faultOf({ origin }: World, fault: string, what: string, event: ShopEvent): Fault {
  const { messageId, userId } = event
  const fromDay = Math.floor((Date.parse(event.timestamp) - origin) / DAY)
  return { fault, what, messageId, fromDay, ...(userId !== undefined && { userId }) }
}

function byTime(a: ShopEvent, b: ShopEvent): number {
  return a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : 0
}
