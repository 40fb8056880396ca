import { presetNamed } from '../presets/index.ts'
import type { Device, Entry, Person, Product, ShopEvent, World } from '../world/shapes.ts'
import type { Visit } from './session.ts'
import { SHOP } from './shop.ts'

const REFERRERS: Record<Entry, string> = {
  'branded search': 'https://search.example/?q=simulated+shop',
  'social ad': 'https://social.example/',
  'e-mail': '',
  direct: '',
}
const CAMPAIGNS: Record<Entry, Record<string, string> | undefined> = {
  'branded search': { source: 'search', medium: 'cpc', name: 'brand' },
  'social ad': { source: 'social', medium: 'paid-social', name: 'range' },
  'e-mail': { source: 'newsletter', medium: 'email' },
  direct: undefined,
}

/** Makes the events of one visit: ids and times follow from person and visit alone. */
export function tracker(world: World, person: Person, visit: Visit, signedIn: boolean) {
  const base = `${person.userId}-${visit.key}`
  let serial = 0
  const id = () => {
    serial += 1
    return `sim-${base}-${serial}`
  }
  const who = {
    ...(signedIn && { userId: person.userId }),
    anonymousId: visit.device.anonymousId,
  }
  const track = (event: string, at: number, properties: Record<string, unknown>): ShopEvent => ({
    type: 'track',
    event,
    // who pays says who they are
    ...(event.startsWith('Order') ? { userId: person.userId, anonymousId: visit.device.anonymousId } : who),
    messageId: id(),
    timestamp: new Date(at).toISOString(),
    properties,
    context: { sessionId: base },
  })
  const campaign = visit.campaign ?? CAMPAIGNS[visit.entry]
  return {
    id,
    track,
    orderId: `o-${base}`,
    currency: presetNamed(world.preset).currency,
    product: (event: string, at: number, product: Product) => track(event, at, line(product)),
    page: (at: number, name = 'Home', path = '/'): ShopEvent => ({
      type: 'page',
      name,
      ...who,
      messageId: id(),
      timestamp: new Date(at).toISOString(),
      properties: { path, url: `${SHOP}${path}` },
      context: {
        sessionId: base,
        userAgent: visit.device.userAgent,
        timezone: person.zone,
        page: { url: `${SHOP}${path}`, referrer: REFERRERS[visit.entry] },
        ...(campaign && { campaign }),
      },
    }),
  }
}

/** The call by which a device becomes the person's. */
export function identified(person: Person, device: Device, messageId: string, at: number): ShopEvent {
  return {
    type: 'identify',
    userId: person.userId,
    anonymousId: device.anonymousId,
    messageId,
    timestamp: new Date(at).toISOString(),
    traits: { email: person.written.email },
    context: { timezone: person.zone },
  }
}

export function line({ id, name, category, price }: Product) {
  return { product_id: id, name, category, price, quantity: 1 }
}

export function cents(value: number): number {
  return Math.round(value * 100) / 100
}
