import { chooseCategory, chooseProduct, likingOf } from '../behaviour/choose.ts'
import { respond } from '../behaviour/response.ts'
import { session } from '../behaviour/session.ts'
import type { Shop } from '../stream.ts'
import { randomFor } from '../world/random.ts'
import { DAY, HOUR, type Person, type ShopEvent } from '../world/shapes.ts'
import { readMail, relevanceOf, type SeenMail } from './read.ts'

/** What somebody does about one mail, `after` so many milliseconds. */
export interface Reaction {
  person: Person
  mail: SeenMail
  after: number
  opens: boolean
  clicks: boolean
  unsubscribes: boolean
  /** The visit that follows at `at` (ms), where they buy. */
  buysAt(at: number): ShopEvent[]
}

/** A minute of theirs in milliseconds here, so that somebody who looks sees them react. */
const MINUTE = 1000
const WEEK = 7 * DAY

/**
 * How simulated people take the mail they get: what they do follows from the seed, the person and what the mail says,
 * when it comes and after how many others. The same mails give the same reactions.
 */
export function mailReaders({ world, lives }: Shop) {
  const byAddress = new Map<string, Person>()
  for (const record of world.records) {
    const person = world.people[record.person]
    if (person) byAddress.set(record.email.toLowerCase(), person)
  }
  const got = new Map<number, number[]>()
  return async (to: string, source: Buffer, at: number): Promise<Reaction | undefined> => {
    const person = byAddress.get(to.toLowerCase())
    if (!person) return undefined
    const mail = await readMail(source, to, person.firstName)
    const before = (got.get(person.index) ?? []).filter((time) => at - time < WEEK)
    got.set(person.index, [...before, at])
    const hour = localHour(person.zone, at)
    const does = respond(
      world.seed,
      person,
      {
        kind: 'mail',
        offer: mail.offer,
        relevance: relevanceOf(person, mail.words),
        hour,
        voice: mail.voice,
        contacts: before.length,
      },
      mail.fingerprint,
    )
    const life = lives[person.index]
    const day = Math.floor((at - world.origin) / DAY)
    if (life && does.staysAwayDays > 0) life.awayUntil = day + does.staysAwayDays
    return {
      person,
      mail,
      after: does.afterMinutes * MINUTE,
      opens: does.opens || person.scanned,
      clicks: does.clicks || does.buys || person.scanned,
      unsubscribes: does.unsubscribes,
      buysAt: (time) => {
        const [device] = person.devices
        if (!does.buys || !life || !device) return []
        const random = randomFor(world.seed, 'mail visit', person.index, mail.fingerprint)
        const likes = (kind: string) => likingOf(world.seed, person, kind)
        const category = chooseCategory(random, person)
        const product = chooseProduct(random, world.catalogue, category, time, life.owned, likes)
        return session(world, person, life, {
          day,
          at: time,
          key: `mail-${mail.fingerprint}`,
          random,
          ...(product && { product }),
          device,
          intent: 'return',
          entry: 'e-mail',
          offer: mail.offer,
          decided: true,
        }).filter(({ timestamp }) => Date.parse(timestamp) < time + HOUR)
      },
    }
  }
}

function localHour(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
    .format(at)
    .split(':')
  return Number(parts[0]) + Number(parts[1]) / 60
}
