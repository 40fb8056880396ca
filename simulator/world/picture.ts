import { hashText } from './random.ts'
import type { Product } from './shapes.ts'

/** Where the picture of a product is, below a base address. */
export function pictureUrl(base: string, { id }: Pick<Product, 'id'>): string {
  return `${base}/products/${id}.svg`
}

/** A drawn picture of a product, as SVG: colours and shape follow from its id, the same for one kind. */
export function pictureOf({ id, name }: Pick<Product, 'id' | 'name'>): string {
  const kind = hashText(id.replace(/-\d+$/, ''))
  const own = hashText(id)
  const hue = kind % 360
  const ground = `hsl(${hue} 35% 92%)`
  const main = `hsl(${(hue + (own % 60)) % 360} 45% ${38 + (own % 22)}%)`
  const light = `hsl(${hue} 40% 78%)`
  const shape = SHAPES[kind % SHAPES.length]?.(main, light) ?? ''
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" role="img" aria-label="${escaped(name)}"><rect width="200" height="200" fill="${ground}"/>${shape}<text x="100" y="188" text-anchor="middle" font-family="sans-serif" font-size="11" fill="#444">${escaped(name)}</text></svg>`
}

const SHAPES: readonly ((main: string, light: string) => string)[] = [
  // a coat
  (main, light) =>
    `<path d="M70 45h60l32 34-18 16-10-9v72H66V86l-10 9-18-16z" fill="${main}"/><path d="M100 45v113" stroke="${light}" stroke-width="4"/>`,
  // a boot
  (main, light) =>
    `<path d="M62 42h44v66l42 20v22H62z" fill="${main}"/><path d="M58 150h94v10H58z" fill="${light}"/>`,
  // a pack
  (main, light) =>
    `<rect x="60" y="48" width="80" height="108" rx="22" fill="${main}"/><rect x="72" y="98" width="56" height="42" rx="8" fill="${light}"/><path d="M80 48q20-24 40 0" fill="none" stroke="${main}" stroke-width="6"/>`,
  // a tent
  (main, light) =>
    `<path d="M100 44 172 154H28z" fill="${main}"/><path d="M100 84 124 154H76z" fill="${light}"/>`,
  // a bottle
  (main, light) =>
    `<rect x="86" y="36" width="28" height="20" rx="4" fill="${light}"/><rect x="74" y="54" width="52" height="104" rx="14" fill="${main}"/>`,
  // a round thing
  (main, light) =>
    `<circle cx="100" cy="98" r="56" fill="${main}"/><circle cx="100" cy="98" r="30" fill="${light}"/>`,
]

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
