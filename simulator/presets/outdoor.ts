import type { Kind } from '../world/shapes.ts'
import type { Preset } from './preset.ts'

type Row = [
  kind: string,
  low: number,
  high: number,
  margin: number,
  season: Kind['season'],
  more?: Partial<Kind>,
]

const range: Record<string, Row[]> = {
  Jackets: [
    ['Rain jacket', 89, 320, 0.42, 'all', { complements: ['Waterproofing spray', 'Rain trousers'] }],
    ['Down jacket', 139, 420, 0.45, 'winter', { complements: ['Beanie', 'Liner gloves'] }],
    ['Softshell', 79, 240, 0.44, 'all'],
    ['Winter parka', 159, 480, 0.46, 'winter', { complements: ['Winter boots', 'Scarf'] }],
  ],
  Trousers: [
    ['Hiking trousers', 59, 160, 0.45, 'summer'],
    ['Rain trousers', 69, 190, 0.43, 'all'],
    ['Ski trousers', 99, 290, 0.44, 'winter', { complements: ['Ski jacket', 'Ski socks'] }],
    ['Shorts', 39, 99, 0.5, 'summer'],
  ],
  Footwear: [
    ['Hiking boots', 119, 289, 0.4, 'all', { complements: ['Boot wax', 'Wool socks', 'Insoles'] }],
    ['Trail shoes', 89, 179, 0.42, 'summer', { complements: ['Insoles', 'Wool socks'] }],
    ['Approach shoes', 99, 189, 0.41, 'summer'],
    ['Winter boots', 109, 239, 0.42, 'winter', { complements: ['Wool socks', 'Boot wax'] }],
  ],
  Packs: [
    ['Day pack', 49, 149, 0.46, 'all', { complements: ['Drinking bottle', 'Rain cover'] }],
    ['Trekking pack', 139, 319, 0.43, 'summer', { complements: ['Rain cover', 'Dry bag'] }],
    ['Dry bag', 14, 49, 0.52, 'summer'],
    ['Rain cover', 15, 39, 0.55, 'all'],
  ],
  Camping: [
    ['Two-person tent', 149, 649, 0.36, 'summer', { complements: ['Sleeping mat', 'Tent pegs'] }],
    ['Sleeping bag', 79, 429, 0.4, 'all', { complements: ['Sleeping mat'] }],
    ['Sleeping mat', 29, 189, 0.44, 'all'],
    ['Stove', 35, 169, 0.4, 'all', { complements: ['Gas cartridge', 'Cook set'] }],
    ['Cook set', 25, 119, 0.47, 'all'],
    ['Tent pegs', 9, 29, 0.6, 'summer'],
    ['Head torch', 19, 129, 0.45, 'all', { complements: ['Batteries'] }],
  ],
  'Base layers': [
    ['Merino shirt', 49, 119, 0.5, 'all'],
    ['Merino leggings', 55, 119, 0.5, 'winter'],
    ['Wool socks', 14, 32, 0.55, 'all'],
    ['Ski socks', 16, 39, 0.55, 'winter'],
    ['Liner gloves', 15, 45, 0.52, 'winter'],
  ],
  Skiing: [
    ['Ski jacket', 149, 449, 0.44, 'winter', { complements: ['Ski trousers', 'Ski goggles'] }],
    ['Ski goggles', 49, 229, 0.5, 'winter', { complements: ['Ski helmet'] }],
    ['Ski helmet', 69, 249, 0.45, 'winter'],
    ['Ski poles', 39, 149, 0.44, 'winter'],
    ['Touring skis', 349, 899, 0.32, 'winter', { complements: ['Ski wax', 'Climbing skins'] }],
    ['Climbing skins', 99, 189, 0.41, 'winter'],
    ['Avalanche shovel', 39, 89, 0.43, 'winter'],
    ['Snowshoes', 99, 279, 0.4, 'winter', { complements: ['Gaiters'] }],
  ],
  Accessories: [
    ['Beanie', 19, 45, 0.58, 'winter'],
    ['Scarf', 19, 59, 0.58, 'winter'],
    ['Gaiters', 29, 89, 0.48, 'winter'],
    ['Drinking bottle', 12, 45, 0.55, 'all'],
    ['Sun hat', 19, 49, 0.57, 'summer'],
    ['Insoles', 19, 59, 0.55, 'all', { lastsDays: 240 }],
  ],
  Supplies: [
    ['Gas cartridge', 6, 14, 0.35, 'all', { lastsDays: 60 }],
    ['Waterproofing spray', 10, 24, 0.5, 'all', { lastsDays: 150 }],
    ['Trail food', 5, 14, 0.4, 'all', { lastsDays: 35 }],
    ['Ski wax', 9, 34, 0.52, 'winter', { lastsDays: 60 }],
    ['Boot wax', 8, 19, 0.52, 'all', { lastsDays: 180 }],
    ['Batteries', 5, 19, 0.4, 'all', { lastsDays: 120 }],
  ],
}

export const outdoor: Preset = {
  name: 'outdoor',
  about: 'an outdoor and winter shop',
  kinds: kindsOf(range),
  perKind: 42,
  currency: 'EUR',
  visits: 1,
  conversion: 1,
}

/** The rows as kinds. */
export function kindsOf(rows: Record<string, Row[]>): Kind[] {
  return Object.entries(rows).flatMap(([category, kinds]) =>
    kinds.map(([kind, low, high, margin, season, more]) => ({
      kind,
      category,
      low,
      high,
      margin,
      season,
      ...more,
    })),
  )
}
