import type { Preset } from '../presets/preset.ts'
import { groupBy } from './group-by.ts'
import { randomFor } from './random.ts'
import type { Catalogue, Product } from './shapes.ts'

const NAMES = [
  'Ridge',
  'Fjord',
  'Cedar',
  'Granite',
  'Alder',
  'Summit',
  'Lichen',
  'Tarn',
  'Heath',
  'Cirrus',
  'Larch',
  'Moraine',
  'Gentian',
  'Basalt',
  'Kestrel',
  'Marmot',
  'Col',
  'Birch',
  'Firn',
  'Scree',
  'Juniper',
  'Ibex',
  'Sastrugi',
  'Couloir',
]
const GRADES = ['', ' Light', ' Pro', ' Classic', ' II']

/** The whole range of a shop: some products of each kind, with price, cost, stock and appeal. */
export function makeCatalogue(seed: number, preset: Preset): Catalogue {
  const products: Product[] = []
  for (const kind of preset.kinds) {
    const random = randomFor(seed, 'range', kind.kind)
    const count = Math.max(4, Math.round(preset.perKind * (0.7 + 0.6 * random.next())))
    for (let i = 0; i < count; i += 1) {
      const grade = GRADES[Math.floor(i / NAMES.length)] ?? ''
      // prices crowd at the lower end
      const price = Math.round(kind.low + (kind.high - kind.low) * random.next() ** 1.6) - 0.05
      products.push({
        index: products.length,
        id: `${slug(kind.kind)}-${String(i + 1).padStart(2, '0')}`,
        name: `${NAMES[i % NAMES.length]}${grade} ${kind.kind.toLowerCase()}`,
        kind: kind.kind,
        category: kind.category,
        price,
        cost: Math.round(price * (1 - kind.margin + 0.06 * random.normal() * kind.margin) * 100) / 100,
        stock: random.chance(0.04) ? 0 : Math.round(5 + 200 * random.next() ** 2),
        season: kind.season,
        appeal: random.next() ** 2,
        ...(kind.lastsDays !== undefined && { lastsDays: kind.lastsDays }),
      })
    }
  }
  return {
    products,
    kinds: new Map(preset.kinds.map((kind) => [kind.kind, kind])),
    categories: [...new Set(preset.kinds.map(({ category }) => category))],
    ofKind: groupBy(products, ({ kind }) => kind),
    ofCategory: groupBy(products, ({ category }) => category),
  }
}

export function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}
