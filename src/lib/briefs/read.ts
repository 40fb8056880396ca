import type { Brief, BriefPart, Fact } from './schema.ts'

/** Names under which teams write the parts of a brief, compared without case and punctuation. */
const names: readonly [BriefPart, RegExp][] = [
  ['neverSay', /never|dont|donot|avoidsaying|banned|forbidden|prohibited|exclu|mustnot|wordstoavoid/],
  ['avoid', /^avoid|toavoid|badexample|antiexample|counterexample|examplesavoid|negativeexample/],
  ['mustSay', /mustsay|mustinclude|musthave|required|mandatory|dosay|include|calltoaction|^cta/],
  ['examples', /example|reference|sample|inspiration/],
  ['audience', /audience|who|segment|reader|recipient|persona|target(?!metric)/],
  ['objective', /objective|goal|outcome|kpi|metric|purpose|success/],
  ['facts', /proof|fact|evidence|claim|reasontobelieve|rtb|support|datapoint/],
  ['tone', /tone|voice|style|feel/],
  ['legal', /legal|complian|disclaimer|regulat|terms/],
  ['fields', /field|placeholder|personali[sz]|mergetag|variable|token/],
  ['offers', /offer|discount|promo|incentive|deal/],
  ['length', /length|words|characters|size|limit/],
  ['channel', /channel|format|medium|template|^type$|deliverable/],
  ['messages', /message|takeaway|keypoint|proposition|theme|headline/],
]

/** Reads a brief of any of the usual spellings; parts that it does not know are left out. */
export function readBrief(raw: unknown): Brief {
  const found = new Map<BriefPart, unknown>()
  gather(raw, found)
  const words = (part: BriefPart) => {
    const text = sayOf(found.get(part))
    return text === '' ? undefined : text
  }
  const brief: Brief = {
    messages: listOf(found.get('messages')),
    facts: factsOf(found.get('facts')),
    mustSay: listOf(found.get('mustSay')),
    neverSay: listOf(found.get('neverSay')),
    fields: withFallbacks(fieldsOf(found.get('fields')), raw),
    offers: offersOf(found.get('offers')),
    examples: listOf(found.get('examples')),
    avoid: listOf(found.get('avoid')),
  }
  for (const part of ['channel', 'audience', 'objective', 'tone', 'legal', 'length'] as const) {
    const text = words(part)
    if (text !== undefined) brief[part] = text
  }
  // Examples often come as one part with two sides.
  const sides = found.get('examples')
  if (isObject(sides)) {
    const side = (pattern: RegExp) =>
      Object.entries(sides).flatMap(([key, value]) => (pattern.test(plain(key)) ? listOf(value) : []))
    const avoided = side(/avoid|bad|not|never|dont/)
    brief.examples = side(/follow|good|like|use|^do$|approved/)
    if (avoided.length > 0) brief.avoid = [...brief.avoid, ...avoided]
  }
  const toneExamples = found.get('tone')
  if (isObject(toneExamples))
    for (const [key, value] of Object.entries(toneExamples))
      if (/example|sample/.test(plain(key))) brief.examples = [...brief.examples, ...listOf(value)]
  return brief
}

function gather(raw: unknown, found: Map<BriefPart, unknown>): void {
  if (!isObject(raw)) return
  const unknown: unknown[] = []
  for (const [key, value] of Object.entries(raw)) {
    if (value === null || value === undefined) continue
    const part = partOf(key)
    if (part === undefined) unknown.push(value)
    else if (!found.has(part)) found.set(part, value)
    else found.set(part, [found.get(part), value].flat())
  }
  for (const value of unknown) gather(value, found)
}

function partOf(key: string): BriefPart | undefined {
  const name = plain(key)
  if (name === 'name' || name === 'title' || name === 'id' || name === 'brief' || name === 'version')
    return undefined
  return names.find(([, pattern]) => pattern.test(name))?.[0]
}

const plain = (key: string) => key.toLowerCase().replace(/[^a-z]/g, '')

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

/** Any value as one text. */
function sayOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (Array.isArray(value)) return value.map(sayOf).filter(Boolean).join('; ')
  if (isObject(value))
    return Object.entries(value)
      .map(([key, one]) => `${key.replace(/_/g, ' ')}: ${sayOf(one)}`)
      .join('; ')
  return String(value).trim()
}

function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listOf)
  const text = sayOf(value)
  return text === '' ? [] : [text]
}

function factsOf(value: unknown): Fact[] {
  if (Array.isArray(value)) return value.flatMap(factsOf)
  if (!isObject(value)) {
    const text = sayOf(value)
    if (text === '') return []
    const source = /\(?\b(?:source|according to)\b:?\s*([^);]+)/i.exec(text)?.[1]?.trim()
    const expires = /\b(?:until|expires?|valid (?:to|until)|ends?)\b:?\s*(\d{4}-\d{2}-\d{2})/i.exec(text)?.[1]
    return [{ text, ...(source !== undefined && { source }), ...(expires !== undefined && { expires }) }]
  }
  const pick = (pattern: RegExp) => Object.entries(value).find(([key]) => pattern.test(plain(key)))?.[1]
  const source = sayOf(pick(/source|origin|url|link|citation|reference/))
  const expires = sayOf(pick(/expir|until|validto|ends|expiry/))
  const text = sayOf(pick(/fact|claim|text|statement|proof|point|what|evidence/))
  // Not one fact, but facts under names.
  if (text === '') return Object.values(value).flatMap(factsOf)
  const inside = pick(/^(?:facts|claims|proofs|points)$/)
  if (Array.isArray(inside)) return factsOf(inside)
  return [{ text, ...(source !== '' && { source }), ...(expires !== '' && { expires }) }]
}

function fieldsOf(value: unknown): Brief['fields'] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf)
  if (isObject(value)) {
    const name = sayOf(value.name ?? value.field ?? value.key ?? value.placeholder)
    if (name !== '') {
      const fallback = value.fallback ?? value.default ?? value.fall_back ?? value.otherwise
      return [{ name, ...(fallback !== undefined && fallback !== null && { fallback: sayOf(fallback) }) }]
    }
    return Object.entries(value).flatMap(([key, one]) => {
      if (isObject(one)) return fieldsOf({ name: key, ...one })
      return Array.isArray(one)
        ? fieldsOf(one)
        : [{ name: key, ...(one !== null && { fallback: sayOf(one) }) }]
    })
  }
  const text = sayOf(value)
  if (text === '' || /^(?:none|no|n\/a)\b/i.test(text)) return []
  const fallback = /\b(?:fallback|default|otherwise)\b\W*(.+?)\)?$/i.exec(text)?.[1]
  return [{ name: text.split(/[\s(:,|]/)[0] ?? text, ...(fallback !== undefined && { fallback }) }]
}

/** An offer stays one text, with its limits beside it. */
function offersOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(sayOf).filter((text) => text !== '')
}

/** Teams also list fallbacks apart from the fields they belong to. */
function withFallbacks(fields: Brief['fields'], raw: unknown): Brief['fields'] {
  const listed = isObject(raw)
    ? Object.entries(raw).flatMap(([key, value]) =>
        /fallback|default/.test(plain(key)) ? fieldsOf(value) : [],
      )
    : []
  return fields.map((field) => {
    const fallback = field.fallback ?? listed.find(({ name }) => name === field.name)?.fallback
    return { name: field.name, ...(fallback !== undefined && fallback !== null && { fallback }) }
  })
}
