/** The four ways in which an offer, or any contact, changes what somebody does. */
export const priceKinds = ['buys_anyway', 'persuadable', 'lost_cause', 'put_off'] as const
export type PriceKind = (typeof priceKinds)[number]

/** How a session began. */
export type Entry = 'branded search' | 'social ad' | 'e-mail' | 'direct'

/** A kind of product: what its products have in common. */
export interface Kind {
  kind: string
  category: string
  low: number
  high: number
  /** Share of the price that is left after cost. */
  margin: number
  season: 'winter' | 'summer' | 'all'
  /** Days after which it is used up and bought again. */
  lastsDays?: number
  /** Kinds that go with it. */
  complements?: readonly string[]
}

export interface Product {
  index: number
  id: string
  name: string
  kind: string
  category: string
  price: number
  cost: number
  stock: number
  season: Kind['season']
  /** How much it is liked by everybody, 0 to 1. */
  appeal: number
  lastsDays?: number
}

export interface Catalogue {
  products: readonly Product[]
  kinds: ReadonlyMap<string, Kind>
  categories: readonly string[]
  ofKind: ReadonlyMap<string, readonly Product[]>
  ofCategory: ReadonlyMap<string, readonly Product[]>
}

export interface Device {
  anonymousId: string
  userAgent: string
}

/** A person as they are; what Tactful hears of them is another matter. */
export interface Person {
  index: number
  userId: string
  firstName: string
  lastName: string
  email: string
  /** What old forms made of the name and the address, where they did. */
  written: { firstName: string; lastName: string; email: string }
  zone: string
  region: string
  devices: Device[]
  consent: boolean | undefined
  priceKind: PriceKind
  /** Category → liking, summing to 1. */
  tastes: readonly { value: string; weight: number }[]
  /** Hour of the local day at which they are most there, and how strictly. */
  bestHour: number
  spread: number
  /** Days of the week on which they are more there, 0 is Sunday. */
  bestDays: readonly number[]
  visitsAMonth: number
  /** Chance that a session with full intent ends in an order. */
  conversion: number
  /** Days since the first purchase ever, up to ten years. */
  tenureDays: number
  /** Day of the history on which they first come by; 0 for those who were there before. */
  firstDay: number
  /** Day on which they stop coming, if they do. */
  churnDay: number | undefined
  /** How fast contacts tire: the share of response that each contact of the last week takes. */
  fatigue: number
  voice: 'plain' | 'warm'
  /** Demographics: they barely predict. */
  ageBand: string
  gender: string
  household: number
  /** Texts as third parties would have them. */
  thirdPartySegment: string
  /** Opens its mail by a scanner before the person sees it. */
  scanned: boolean
  /** With the shop for ten years, though they come so seldom that behaviour does not show it. */
  loyal: boolean
  home: Home
  born: string
  phone: string
}

/** Where somebody lives. */
export interface Home {
  street: string
  postcode: string
  city: string
}

/** What the customer system says of somebody: one record, or, by mistake, two. */
export interface CrmRecord {
  userId: string
  /** Whose it is in truth. */
  person: number
  firstName: string
  lastName: string
  email: string
  phone: string
  home: Home
  born: string
  /** Day of the history on which it was written; long ago for most. */
  writtenDay: number
}

/** Something wrong in what the shop sends, and where: the truth that checks of data try to find. */
export interface Fault {
  fault: string
  /** What of it, such as which mistake in a name. */
  what?: string
  userId?: string
  /** The other record of the same person. */
  twin?: string
  anonymousId?: string
  messageId?: string
  event?: string
  fromDay?: number
  toDay?: number
}

/** A day on which a region mourns. */
export interface Grief {
  region: string
  day: number
}

/** A simulated shop: nothing in it depends on today's date but `origin`. */
export interface World {
  seed: number
  preset: string
  days: number
  /** The first midnight (UTC) of the history, ms. */
  origin: number
  /** Nothing of the history happens after it, ms. */
  end: number
  people: Person[]
  /** What the customer system says of them. */
  records: CrmRecord[]
  /** What is wrong in people's records and devices. */
  faults: Fault[]
  grief: Grief
  /** For two days from this one, a release of the shop's site breaks this event. */
  release: { day: number; event: string }
  /** Names of the scenarios that are played. */
  scenarios: readonly string[]
  catalogue: Catalogue
  imageBase: string
}

/** An event of the Segment form. */
export interface ShopEvent {
  type: 'track' | 'identify' | 'page' | 'alias'
  event?: string
  name?: string
  userId?: string
  anonymousId?: string
  messageId: string
  timestamp: string
  traits?: Record<string, unknown>
  properties?: Record<string, unknown>
  context?: Record<string, unknown>
}

export const DAY = 86_400_000
export const HOUR = 3_600_000
export const MINUTE = 60_000
