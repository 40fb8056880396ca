import { fillTemplate, readTexts } from '../texts/texts.ts'
import { randomFor } from '../world/random.ts'
import { DAY, HOUR, type Person, type ShopEvent, type World } from '../world/shapes.ts'

/** Something that a person wrote to the shop. */
export interface Said {
  day: number
  /** The situation that it tells of; null for words that only sound like one. */
  code: string | null
  /** Which template of the set. */
  template: number
}

const SENSITIVE = 0.035
const HARMLESS = 0.1

const texts = readTexts('develop')
const codes = Object.keys(texts.sensitive)

/** All that a person writes during the history. Who complains does so twice within a month: that is when it matters. */
export function saidBy(world: World, person: Person): Said[] {
  const random = randomFor(world.seed, 'words', person.index)
  const u = random.next()
  const day = random.whole(
    Math.min(world.days - 1, Math.max(person.firstDay, world.days - 150)),
    world.days - 1,
  )
  const say = (at: number, code: string | null): Said => ({
    day: at,
    code,
    template: random.whole(0, (code === null ? texts.harmless : (texts.sensitive[code] ?? [])).length - 1),
  })
  if (u < SENSITIVE) {
    const code = random.pick(codes)
    const first = say(day, code)
    return code === 'complaint'
      ? [first, say(Math.min(world.days, day + random.whole(2, 20)), code)]
      : [first]
  }
  return u < SENSITIVE + HARMLESS ? [say(day, null)] : []
}

const CHANNELS: readonly ((words: string) => Pick<ShopEvent, 'event' | 'properties'>)[] = [
  (body) => ({ event: 'Support Ticket Created', properties: { subject: 'My question', body } }),
  (body) => ({ event: 'Email Replied', properties: { body } }),
  (message) => ({ event: 'Chat Message Received', properties: { message } }),
  (answer) => ({ event: 'Survey Answered', properties: { answer } }),
]

/** What a person writes on a day, as events. */
export function wordsOn(world: World, person: Person, day: number): ShopEvent[] {
  return saidBy(world, person)
    .filter((said) => said.day === day)
    .map((said, i) => {
      const random = randomFor(world.seed, 'words on', person.index, day, i)
      const template =
        said.code === null ? texts.harmless[said.template] : (texts.sensitive[said.code] ?? [])[said.template]
      const words = fillTemplate(template ?? '', {
        product: random.pick(world.catalogue.products).kind.toLowerCase(),
        order: `o-${person.userId}-${random.whole(1, 400)}`,
      })
      return {
        type: 'track',
        ...random.pick(CHANNELS)(words),
        userId: person.userId,
        messageId: `sim-words-${person.userId}-${day}-${i}`,
        timestamp: new Date(
          world.origin + day * DAY + Math.floor((8 + 12 * random.next()) * HOUR),
        ).toISOString(),
      }
    })
}
