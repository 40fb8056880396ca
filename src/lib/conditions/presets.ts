import type { Condition } from './schema.ts'

/** A condition to begin with. */
export interface Preset {
  key: string
  name: string
  condition: Condition
}

const recent = { kind: 'last', n: 30, unit: 'days' } as const

/** Kinds of prospects, told by what they did. Each can be decided within a session, from recent events alone. */
export const presets: readonly Preset[] = [
  {
    key: 'considering',
    name: 'Three products, a cart left behind, back by a branded search',
    condition: {
      kind: 'sequence',
      steps: [
        { event: 'Product Viewed', times: 3, session: 'same' },
        { event: 'Product Added', session: 'same' },
        { from: ['paid_search_brand'], session: 'later' },
      ],
      without: [{ event: 'Order Completed' }],
      until: 'now',
      within: recent,
    },
  },
  {
    key: 'glancing',
    name: 'From a social ad, a minute at most on the homepage, nothing else',
    condition: {
      kind: 'sequence',
      steps: [
        { from: ['paid_social'] },
        {
          event: 'Page Left',
          where: [
            { property: 'path', is: { op: 'eq', value: '/' } },
            { property: 'dwell_seconds', is: { op: 'lte', value: 60 } },
          ],
          session: 'same',
        },
      ],
      without: [{ event: 'Product Viewed' }, { event: 'Product Added' }, { event: 'Order Completed' }],
      until: 'now',
      within: recent,
    },
  },
  {
    key: 'returning',
    name: 'Came back to the same product',
    condition: {
      kind: 'sequence',
      steps: [{ event: 'Product Viewed' }, { event: 'Product Viewed', session: 'later' }],
      same: 'product_id',
      within: recent,
    },
  },
  {
    key: 'ignoring',
    name: 'Did not open a link of an e-mail for a week',
    condition: {
      kind: 'sequence',
      steps: [{ event: 'Email Sent' }],
      same: 'message_id',
      without: [
        {
          event: 'Email Link Clicked',
          where: [{ property: 'suspected_scanner', is: { op: 'neq', value: true } }],
        },
      ],
      until: 'period',
      period: { n: 7, unit: 'days' },
      within: { kind: 'last', n: 60, unit: 'days' },
    },
  },
]
