import type { Brief } from '../../lib/briefs/schema.ts'
import { factsOfToday } from './prompt.ts'
import type { Wording } from './schema.ts'

/** Ways to build a message of the brief's parts: what opens it, what it is called, what the button says. */
const plans = [
  { name: 'Message first', subject: 'message', order: ['message', 'facts', 'offers'], button: 'See more' },
  { name: 'Proof first', subject: 'fact', order: ['facts', 'message', 'offers'], button: 'Read how' },
  { name: 'Offer first', subject: 'offer', order: ['offers', 'message', 'facts'], button: 'See the offer' },
  { name: 'Short', subject: 'message', order: ['message', 'fact', 'offers'], button: 'Have a look' },
  { name: 'Promise', subject: 'must', order: ['message', 'facts'], button: 'See more' },
] as const

const LONG_SUBJECT = 60

/**
 * Variants composed from the brief's own parts, for where no model writes: each sentence is one of the brief, so
 * nothing is claimed that it does not say. `today` (YYYY-MM-DD) leaves expired facts out. Fewer come back than were
 * asked for when the brief has no more to say.
 */
export function composeFromParts(brief: Brief, count: number, today: string): Wording[] {
  const facts = factsOfToday(brief, today).map(({ text }) => asSentence(text))
  const offers = brief.offers.filter((offer) => !/^\W*(?:none|no\b|n\/a)/i.test(offer)).map(asSentence)
  const must = brief.mustSay.filter((text) => !/^\W*none/i.test(text)).map(asSentence)
  const legal = brief.legal && !/^\W*(?:none|n\/a)/i.test(brief.legal) ? [asSentence(brief.legal)] : []
  const message = brief.messages.map(asSentence)
  const parts = { message, facts, fact: facts.slice(0, 1), offers }
  const greeting = greetingOf(brief)
  const wordings: Wording[] = []
  const seen = new Set<string>()
  for (const plan of plans) {
    const heads = { message, fact: facts, offer: offers, must }
    const head = heads[plan.subject][0]
    if (head === undefined) continue
    const body = [...plan.order.flatMap((part) => parts[part]), ...must]
    const said = body.filter((text, at) => body.indexOf(text) === at)
    const rest = said.filter((text) => text !== head)
    const paragraphs = [...greeting, ...(rest.length > 0 ? rest : said), ...legal].slice(0, 12)
    if (paragraphs.length === 0) continue
    const key = JSON.stringify([head, paragraphs])
    if (seen.has(key)) continue
    seen.add(key)
    wordings.push({
      name: plan.name,
      subject: shorten(head.replace(/[.]$/, ''), LONG_SUBJECT),
      preheader: shorten(rest[0] ?? '', 120),
      heading: shorten(head.replace(/[.]$/, ''), 200),
      paragraphs,
      button: plan.button,
    })
  }
  return wordings.slice(0, count)
}

/** "Hello {{ first_name }}," where the brief has a field for a name and words for those without one. */
function greetingOf(brief: Brief): string[] {
  const field = brief.fields.find(({ name, fallback }) => /name/i.test(name) && fallback)
  return field ? [`Hello {{ ${fieldName(field.name)} }},`] : []
}

/** A name as a placeholder may be called. */
export function fieldName(name: string): string {
  const plain = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
  return plain === '' ? 'field' : plain
}

function asSentence(text: string): string {
  const plain = text.replace(/[{}]/g, '').replace(/\s+/g, ' ').trim().slice(0, 2900)
  const upper = plain.charAt(0).toUpperCase() + plain.slice(1)
  return /[.!?…]$/.test(upper) || upper === '' ? upper : `${upper}.`
}

function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/[,;:\s]+$/, '')}…`
}
