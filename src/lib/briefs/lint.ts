import { costs } from './costs.ts'
import { lintParts } from './lint-parts.ts'
import type { Brief, Finding } from './schema.ts'
import { type Channel, channels } from './schema.ts'
import { templates } from './templates.ts'

/** A brief below this is not used without a named override. */
export const BAR = 70

const required: readonly [keyof Brief, string, string][] = [
  [
    'audience',
    'A writer who does not know what the readers did writes for nobody.',
    'Say what they did and did not do: "bought a tent in the last 30 days, no sleeping bag yet".',
  ],
  [
    'objective',
    'Without an outcome nobody can tell whether the copy worked.',
    'Name metric, change and period: "raise second orders within 30 days from 12 % to 14 %".',
  ],
  [
    'messages',
    'Copy without one message says everything and is remembered for nothing.',
    'Write in one sentence what a reader should know afterwards.',
  ],
  [
    'facts',
    'Without facts a writer, man or machine, makes claims up.',
    'List what may be claimed, each with its source and the day it expires.',
  ],
  [
    'tone',
    'Without a tone each piece sounds like whoever wrote it.',
    'Describe it by what to do ("short sentences, speak to \'you\'") and give an example sentence.',
  ],
]

const advised: readonly [keyof Brief, string, string][] = [
  ['mustSay', 'What must be said is forgotten unless it is listed.', 'List required words, or write "none".'],
  [
    'neverSay',
    'What the brand never says is learnt too late from a complaint.',
    'List words, claims and comparisons that must not appear.',
  ],
  [
    'length',
    'Without a length, pieces cannot be compared and do not fit.',
    'Give a range in words or characters.',
  ],
  [
    'examples',
    'One example shows more than ten adjectives.',
    'Add an approved piece to follow, and one to avoid.',
  ],
]

/**
 * Names what is vague, missing or wrong in a brief. The score is 100 less the costs of the findings (not below 0);
 * usable means at least `BAR` and every required part present. `today` (YYYY-MM-DD) judges which facts expired.
 */
export function lintBrief(
  brief: Brief,
  today: string,
): { score: number; usable: boolean; findings: Finding[] } {
  const findings: Finding[] = []
  const add = (field: string, rule: string, why: string, suggestion: string) =>
    findings.push({ field, rule, why, suggestion, cost: costs[rule] ?? 5 })
  for (const [part, why, suggestion] of required)
    if (isEmpty(brief[part])) add(spelt(part), 'missing', why, suggestion)
  const channel = channelOf(brief.channel)
  if (brief.channel === undefined)
    add(
      'channel',
      'channel_missing',
      'A subject line and a page need different copy.',
      `Name one of ${channels.join(', ')}.`,
    )
  for (const [part, why, suggestion] of advised)
    if (isEmpty(brief[part])) {
      const usual = part === 'length' && channel ? ` Usual here: ${templates[channel].length}.` : ''
      add(spelt(part), 'not_given', why, `${suggestion}${usual}`)
    }
  if (channel && templates[channel].needs.includes('legal') && isEmpty(brief.legal))
    add(
      'legal',
      'not_given',
      'This channel is advertising; the law asks for some words.',
      'Write the required words, or "none" once somebody checked.',
    )
  lintParts(brief, today, add)
  const score = Math.max(0, 100 - findings.reduce((sum, { cost }) => sum + cost, 0))
  const complete = findings.every(({ rule }) => rule !== 'missing' && rule !== 'placeholder')
  findings.sort((a, b) => b.cost - a.cost)
  return { score, usable: complete && score >= BAR, findings }
}

/** The channel that a brief means. */
function channelOf(text: string | undefined): Channel | undefined {
  const plain = (text ?? '').toLowerCase().replace(/[^a-z]+/g, '_')
  if (/subject/.test(plain)) return 'email_subject'
  if (/mail|newsletter/.test(plain)) return 'email_body'
  if (/landing|page/.test(plain)) return 'landing_page'
  if (/site|banner|block|popup/.test(plain)) return 'onsite_block'
  if (/product|description|pdp/.test(plain)) return 'product_description'
  if (/\bad\b|_ad_|^ad|media|display|social/.test(plain)) return 'ad'
  return undefined
}

/** A part's name as a brief spells it. */
export function spelt(part: keyof Brief): string {
  if (part === 'messages') return 'message'
  return part.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (Array.isArray(value) ? value.length === 0 : String(value).trim() === '')
  )
}
