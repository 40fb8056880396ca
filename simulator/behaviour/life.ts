import { offerOf, visitsFactor } from '../scenarios/index.ts'
import { type Random, randomFor } from '../world/random.ts'
import { dateFactor, isAway } from '../world/season.ts'
import {
  DAY,
  type Device,
  type Entry,
  HOUR,
  type Person,
  type Product,
  type ShopEvent,
  type World,
} from '../world/shapes.ts'
import { atLocalHour } from '../world/zones.ts'
import { mourns } from './chances-on.ts'
import { SALE_VISITS, saleOn } from './sale.ts'
import { session } from './session.ts'

/** What of a person's past decides what comes next. */
export interface Life {
  /** Left in the cart, and on which day. */
  cart?: { product: Product; day: number }
  /** Looked at closely, and on which day. */
  considering?: { product: Product; day: number }
  /** Kind → day of the last purchase. */
  owned: Map<string, number>
  /** Consumables and the day on which they will be used up. */
  due: { product: Product; day: number }[]
  /** Devices on which they have signed in. */
  known: Set<string>
  orders: number
  /** Until this day they keep away. */
  awayUntil: number
}

export function newLife(): Life {
  return { owned: new Map(), due: [], known: new Set(), orders: 0, awayUntil: -1 }
}

/** Why somebody comes by. */
export type Intent = 'browse' | 'ad' | 'return' | 'replenish'

/** Everything that a person does on one day of the shop, given what came before; `life` is changed. */
export function dayOf(world: World, person: Person, life: Life, day: number): ShopEvent[] {
  if (day < person.firstDay) return []
  if (person.churnDay !== undefined && day >= person.churnDay) return []
  const random = randomFor(world.seed, 'day', person.index, day)
  const [comes, turns, how] = [random.next(), random.next(), random.next()]
  if (day < life.awayUntil) return []
  const start = world.origin + day * DAY
  const away = () => isAway(world.seed, person.index, start)
  const due = life.due.findIndex((item) => item.day <= day)
  if (due >= 0 && turns < 0.7 && !away()) {
    const [item] = life.due.splice(due, 1)
    if (item)
      return come(world, person, life, {
        day,
        random,
        intent: 'replenish',
        entry: 'direct',
        product: item.product,
      })
  }
  const left = life.cart && day > life.cart.day && day - life.cart.day <= 3 ? life.cart : undefined
  if (left && turns < 0.4)
    return come(world, person, life, {
      day,
      random,
      intent: 'return',
      entry: 'branded search',
      product: left.product,
    })
  const looked = life.considering
  if (looked && day > looked.day && day - looked.day <= 6 && turns < 0.16)
    return come(world, person, life, {
      day,
      random,
      intent: 'return',
      entry: 'branded search',
      product: looked.product,
    })
  const weekday = new Date(start).getUTCDay()
  const rate =
    (person.visitsAMonth / 30) *
    dateFactor(start) *
    (person.bestDays.includes(weekday) ? 1.8 : 0.75) *
    (mourns(world, person, day) ? 0.15 : 1) *
    (saleOn(day) > 0 ? SALE_VISITS[person.priceKind] : 1) *
    visitsFactor(world, person, day)
  if (comes >= rate || (comes >= rate * 0.1 && away())) return []
  const entry: Entry = how < 0.32 ? 'social ad' : how < 0.62 ? 'branded search' : 'direct'
  return come(world, person, life, { day, random, intent: entry === 'social ad' ? 'ad' : 'browse', entry })
}

interface Coming {
  day: number
  random: Random
  intent: Intent
  entry: Entry
  product?: Product
}

function come(world: World, person: Person, life: Life, coming: Coming): ShopEvent[] {
  const { day, random } = coming
  const at = momentOf(world, person, day, random)
  const device = deviceOf(person, random)
  const offer = Math.max(saleOn(day), offerOf(world, day))
  return session(world, person, life, { ...coming, at, key: `${day}`, device, offer })
}

/** A moment of the day by the person's own rhythm. */
function momentOf(world: World, person: Person, day: number, random: Random): number {
  const hour = person.bestHour + random.normal() * person.spread
  const inDay = Math.min(23.9, Math.max(0.1, hour))
  return Math.round(atLocalHour(person.zone, world.origin + day * DAY, inDay) + random.next() * 0.05 * HOUR)
}

function deviceOf(person: Person, random: Random): Device {
  const [first] = person.devices
  if (!first) throw new Error(`${person.userId} has no device`)
  return random.chance(0.65) ? first : random.pick(person.devices)
}

/** The events of a whole history of one person, up to the world's end. */
export function historyOf(world: World, person: Person, life: Life): ShopEvent[] {
  const events: ShopEvent[] = []
  const end = new Date(world.end).toISOString()
  for (let day = person.firstDay; day <= world.days; day += 1)
    for (const event of dayOf(world, person, life, day)) if (event.timestamp <= end) events.push(event)
  return events
}
