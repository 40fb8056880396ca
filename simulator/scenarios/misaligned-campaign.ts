import { SHOP } from '../behaviour/shop.ts'
import { randomFor } from '../world/random.ts'
import { DAY, type ShopEvent } from '../world/shapes.ts'
import type { Scenario } from './scenario.ts'

const DAYS = 30
const SHARE = 0.04

/** A quiz that everybody clicks: visits rise, and nobody buys because of it. */
export const misalignedCampaign: Scenario = {
  name: 'misaligned-campaign',
  about: 'many clicks, no revenue: a quiz brings visits for a month, messages are clicked and sell nothing',
  day: (world, day) => {
    if (day < world.days - DAYS) return []
    return world.people.flatMap((person): ShopEvent[] => {
      const random = randomFor(world.seed, 'quiz', person.index, day)
      const [device] = person.devices
      if (!device || !random.chance(SHARE)) return []
      return [
        {
          type: 'page',
          name: 'Which mountain are you?',
          anonymousId: device.anonymousId,
          messageId: `sim-quiz-${person.userId}-${day}`,
          timestamp: new Date(world.origin + Math.floor((day + random.next()) * DAY)).toISOString(),
          properties: { path: '/quiz', url: `${SHOP}/quiz` },
          context: {
            userAgent: device.userAgent,
            campaign: { source: 'social', medium: 'paid-social', name: 'quiz' },
            page: { url: `${SHOP}/quiz`, referrer: 'https://social.example/' },
          },
        },
      ]
    })
  },
  chances: (chances) => ({ ...chances, click: Math.min(0.95, chances.click * 2.5), buy: 0 }),
}
