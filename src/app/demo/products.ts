import type { Seeded } from '../../lib/seeded.ts'

/** A product of the sample shop. */
export interface SampleProduct {
  id: string
  name: string
  category: string
  price: number
  cost: number
}

const RANGES: { category: string; kinds: string[]; low: number; high: number }[] = [
  { category: 'Jackets', kinds: ['Rain jacket', 'Down jacket', 'Softshell', 'Parka'], low: 89, high: 349 },
  {
    category: 'Footwear',
    kinds: ['Hiking boots', 'Trail shoes', 'Approach shoes', 'Winter boots'],
    low: 79,
    high: 249,
  },
  { category: 'Packs', kinds: ['Day pack', 'Trekking pack', 'Hip pack', 'Dry bag'], low: 29, high: 219 },
  {
    category: 'Camping',
    kinds: ['Two-person tent', 'Sleeping bag', 'Sleeping mat', 'Stove'],
    low: 35,
    high: 399,
  },
  {
    category: 'Base layers',
    kinds: ['Merino shirt', 'Merino leggings', 'Wool socks', 'Liner gloves'],
    low: 14,
    high: 99,
  },
  {
    category: 'Winter',
    kinds: ['Ski goggles', 'Ski poles', 'Snowshoes', 'Avalanche shovel'],
    low: 39,
    high: 229,
  },
  {
    category: 'Supplies',
    kinds: ['Gas cartridge', 'Waterproofing spray', 'Trail food', 'Ski wax'],
    low: 6,
    high: 24,
  },
]
const NAMES = ['Ridge', 'Fjord', 'Cedar', 'Granite', 'Alder', 'Summit', 'Lichen', 'Tarn', 'Heath', 'Cirrus']

/** The whole range: every kind under several names. */
export function sampleProducts(random: Seeded): SampleProduct[] {
  return RANGES.flatMap(({ category, kinds, low, high }) =>
    kinds.flatMap((kind) =>
      NAMES.slice(0, 6).map((name, i) => {
        const price = Math.round(low + (high - low) * random.next()) - 0.05
        const id = `${category.slice(0, 3)}-${kind.replace(/\W+/g, '')}-${i + 1}`.toLowerCase()
        return {
          id,
          name: `${name} ${kind.toLowerCase()}`,
          category,
          price,
          cost: Math.round(price * 55) / 100,
        }
      }),
    ),
  )
}
