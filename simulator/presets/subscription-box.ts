import { kindsOf } from './outdoor.ts'
import type { Preset } from './preset.ts'

/** Boxes that come every month, and extras in between. */
export const subscriptionBox: Preset = {
  name: 'subscription-box',
  about: 'a box of trail food and small gear every month, with extras in between',
  kinds: kindsOf({
    Boxes: [
      ['Small box', 19, 25, 0.38, 'all', { lastsDays: 30, complements: ['Trail bar'] }],
      ['Large box', 35, 49, 0.4, 'all', { lastsDays: 30, complements: ['Camp coffee'] }],
      ['Family box', 55, 79, 0.41, 'all', { lastsDays: 30, complements: ['Camp coffee'] }],
    ],
    Food: [
      ['Trail bar', 2, 5, 0.45, 'all', { lastsDays: 14 }],
      ['Camp coffee', 8, 16, 0.5, 'all', { lastsDays: 28 }],
      ['Freeze-dried meal', 7, 15, 0.4, 'all', { lastsDays: 60 }],
      ['Electrolytes', 9, 19, 0.55, 'summer', { lastsDays: 45 }],
      ['Hot chocolate', 6, 14, 0.5, 'winter', { lastsDays: 30 }],
    ],
    Extras: [
      ['Enamel mug', 12, 24, 0.58, 'all'],
      ['Pocket knife', 25, 89, 0.45, 'all'],
      ['Fire starter', 9, 29, 0.55, 'all'],
      ['Wool socks', 14, 32, 0.55, 'all'],
    ],
  }),
  perKind: 12,
  currency: 'EUR',
  visits: 0.8,
  conversion: 1.3,
  subscriptionDays: 30,
}
