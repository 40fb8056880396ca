import { draw, randomFor } from '../world/random.ts'
import type { Person } from '../world/shapes.ts'

/** What reaches a person: a message or something shown on a page. */
export interface Stimulus {
  kind: 'mail' | 'slot'
  /** Share taken off the price, 0 to 1. */
  offer: number
  /** How much it is about what they like, 0 to 1. */
  relevance: number
  /** Their own local hour at which it arrives, 0 to 24. */
  hour: number
  voice: 'plain' | 'warm' | undefined
  /** Marketing contacts of the seven days before. */
  contacts: number
}

/** What a person does about one stimulus. */
export interface Response {
  opens: boolean
  clicks: boolean
  /** One order that would not have been made without it. */
  buys: boolean
  /** Days on which they then stay away although they would have come. */
  staysAwayDays: number
  unsubscribes: boolean
  /** Minutes until they open it. */
  afterMinutes: number
}

/** The chances behind a response: the truth that methods try to find. */
export interface Chances {
  open: number
  /** Of those who open. */
  click: number
  /** Of those who open. */
  buy: number
  /** That they stay away for a while. */
  stayAway: number
  unsubscribe: number
}

export const AWAY_DAYS = 12

/** How well an hour suits a person, 0 to 1. */
export function hourFit({ bestHour, spread }: Pick<Person, 'bestHour' | 'spread'>, hour: number): number {
  const apart = Math.abs(hour - bestHour)
  const around = Math.min(apart, 24 - apart)
  return Math.exp(-0.5 * (around / spread) ** 2)
}

/** The chances of one person under one stimulus. */
export function chancesOf(person: Person, stimulus: Stimulus): Chances {
  const { offer, relevance, voice, contacts } = stimulus
  const alert = (1 - person.fatigue) ** contacts
  const suits = voice === undefined || voice === person.voice ? 1 : 0.75
  const open = stimulus.kind === 'slot' ? 0.9 : (0.1 + 0.45 * hourFit(person, stimulus.hour)) * alert
  const click = Math.min(0.9, (0.04 + 0.4 * relevance + (offer > 0 ? 0.1 : 0)) * suits)
  // an offer works with diminishing force: half of all that it can do is done by 12 %
  const pull = offer / (offer + 0.12)
  const wants = 0.3 + 0.7 * relevance
  const buy = {
    buys_anyway: 0.004 * wants,
    persuadable: (0.03 + 0.5 * pull) * wants * suits,
    lost_cause: 0,
    put_off: 0,
  }[person.priceKind]
  return {
    open,
    click,
    buy,
    stayAway: person.priceKind === 'put_off' ? 0.55 : 0.01 * contacts,
    unsubscribe: (person.priceKind === 'put_off' ? 0.03 : 0.003) * (1 + contacts),
  }
}

/**
 * What the person does on one occasion (such as a message's campaign): the draws belong to person and occasion, not
 * to the stimulus. So who buys at 10 % off also buys at 20 %, all else equal.
 */
export function respond(
  seed: number,
  person: Person,
  stimulus: Stimulus,
  occasion: string,
  chances = chancesOf(person, stimulus),
): Response {
  const u = (what: string) => draw(seed, 'response', person.index, occasion, what)
  const opens = u('open') < chances.open
  const random = randomFor(seed, 'delay', person.index, occasion)
  const soon = -Math.log(1 - random.next()) * 45
  const later = ((person.bestHour - stimulus.hour + 24) % 24) * 60 * random.next()
  return {
    opens,
    clicks: opens && u('click') < chances.click,
    buys: opens && u('buy') < chances.buy,
    staysAwayDays: u('away') < chances.stayAway ? AWAY_DAYS : 0,
    unsubscribes: u('unsubscribe') < chances.unsubscribe,
    afterMinutes: Math.round(2 + (hourFit(person, stimulus.hour) > 0.5 ? soon : soon + later)),
  }
}

/** The stimuli for which the truth file states everybody's potential responses. */
export const standardStimuli: Record<string, Omit<Stimulus, 'hour'>> = {
  mail: { kind: 'mail', offer: 0, relevance: 0.3, voice: undefined, contacts: 0 },
  'mail tired': { kind: 'mail', offer: 0, relevance: 0.3, voice: undefined, contacts: 4 },
  'mail 10 % off': { kind: 'mail', offer: 0.1, relevance: 0.3, voice: undefined, contacts: 0 },
  'mail 20 % off': { kind: 'mail', offer: 0.2, relevance: 0.3, voice: undefined, contacts: 0 },
  slot: { kind: 'slot', offer: 0, relevance: 0.3, voice: undefined, contacts: 0 },
}
